"""People, and taught events with who attended, coming in from files."""
