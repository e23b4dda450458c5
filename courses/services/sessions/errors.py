from courses.enums import SessionProblem


class SessionError(Exception):
    """`code` is one of SessionProblem."""

    def __init__(self, code: SessionProblem) -> None:
        super().__init__(code)
        self.code = code.value

    def __str__(self) -> str:
        return str(SessionProblem(self.code).label)
