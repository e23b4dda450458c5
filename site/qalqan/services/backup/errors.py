"""Why a backup cannot be made or restored."""


class BackupError(Exception):
    """Says what to do; nothing has been changed. `code` is one of the words below.

    newer, older: made by another version; damaged; foreign_key: signed with another AUDIT_KEY;
    not_empty: the target holds something; unreadable: no backup at all.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
