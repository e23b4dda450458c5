"""People of an academy: where they belong, their accounts and names, invitations, merging."""
