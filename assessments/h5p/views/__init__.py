"""The store's screens in the admin, and the player."""
