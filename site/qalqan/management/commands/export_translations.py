import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from wagtail.models import Page

from qalqan.common.languages import LANGUAGES
from qalqan.common.management.progress import progress_to
from qalqan.common.services.translations.xliff import Exported, export_translations


class Command(BaseCommand):
    # The checks load every view: 100 MB that no file needs.
    requires_system_checks: list[str] = []
    help = "Write the texts of pages and questions into an XLIFF 2.0 file for translators."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("output", type=Path)
        parser.add_argument("--language", choices=LANGUAGES, required=True, help="to translate to")
        parser.add_argument(
            "--page", help="its path without the language, such as courses/police; those below too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        unfinished = output.with_name(f"{output.name}.part")
        below = self._page(options["page"]) if options["page"] else None
        try:
            with translation.override("en"):
                report = self._export(unfinished, options["language"], below)
            unfinished.replace(output)
        except OSError as error:
            raise CommandError(f"Nothing was exported. {error}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))

    def _page(self, path: str) -> Page:
        # The first part of a page's path is the home page, which addresses leave out.
        place = f"/{path.strip('/')}/"
        for page in Page.objects.filter(url_path__endswith=place, depth__gte=2):
            if page.url_path.split("/", 2)[2] == place.lstrip("/"):
                return page
        raise CommandError(f"There is no page “{path}”.")

    def _export(self, path: Path, language: str, below: Page | None) -> Exported:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            return export_translations(
                stream, language=language, below=below, report=progress_to(self.stderr)
            )
