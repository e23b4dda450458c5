"""How a course file is refused."""

from courses.exchange.enums import Refusal


class CourseFileError(ValueError):
    """The whole file is refused; `code` says why, `where` names the part or record."""

    def __init__(self, code: Refusal, where: str = "") -> None:
        super().__init__(code.value, where)
        self.code, self.where = code, where

    def __str__(self) -> str:
        return f"{self.where}: {self.code.label}" if self.where else str(self.code.label)
