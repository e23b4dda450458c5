"""Why the register of outreach refuses something."""


class OutreachError(Exception):
    """`code` names the reason; the text is for the person who tried."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
