"""What cannot be done with an attempt, each with a code that a caller can act on."""


class AttemptError(Exception):
    """What was asked of an attempt cannot be done; `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class NotFoundError(AttemptError):
    """No such attempt of this learner."""

    def __init__(self) -> None:
        super().__init__("not_found", "there is no such attempt")
