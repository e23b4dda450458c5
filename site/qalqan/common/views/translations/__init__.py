"""The translation board, the screen of one page or item in one language, and files of both."""

from qalqan.common.views.translations.board import board
from qalqan.common.views.translations.files import export_file, import_file
from qalqan.common.views.translations.screen import preview, publish, screen

__all__ = ["board", "export_file", "import_file", "preview", "publish", "screen"]
