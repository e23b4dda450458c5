"""How a package is refused."""

from assessments.h5p.enums import Refusal


class PackageError(ValueError):
    """The whole package is refused; `code` says why.

    `where` names the part, and the value in it: "H5P.Foo-1.0/library.json: preloadedJs[0].path".
    """

    def __init__(self, code: Refusal, where: str = "") -> None:
        super().__init__(code.value, where)
        self.code, self.where = code, where

    def __str__(self) -> str:
        return f"{self.where}: {self.code.label}" if self.where else str(self.code.label)
