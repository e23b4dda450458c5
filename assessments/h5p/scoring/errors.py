"""How a statement is refused."""

from assessments.h5p.scoring.enums import Refusal


class StatementError(ValueError):
    """The statement is refused; `code` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code
