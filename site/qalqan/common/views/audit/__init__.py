"""The workspace of auditors."""
