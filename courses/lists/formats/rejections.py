"""How a list or a row says what is wrong with it."""

from django.utils.functional import Promise

from courses.lists.enums import Column, Reason, Refusal


class ListError(Exception):
    """The whole list is refused; `code` is one of Refusal."""

    def __init__(self, code: Refusal, value: str = "") -> None:
        super().__init__(code, value)
        self.code = code.value
        self.value = value

    def __str__(self) -> str:
        return str(Refusal(self.code).label) % {"value": self.value}


class RowError(Exception):
    """One row is rejected; `code` is one of Reason."""

    def __init__(
        self,
        code: Reason,
        value: object = "",
        *,
        column: Column | None = None,
        allowed: str | Promise = "",
    ) -> None:
        super().__init__(code, value)
        self.code = code.value
        self.value, self.column, self.allowed = str(value)[:60], column, allowed

    def __str__(self) -> str:
        return str(Reason(self.code).label) % {
            "value": self.value,
            "column": self.column.label if self.column else "",
            "allowed": self.allowed,
        }
