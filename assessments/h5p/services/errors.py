"""Why something of the store is not removed."""


class InUseError(Exception):
    """Something rests on it; `code` says what: "in_use" or "has_records"."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
