from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.h5p.services import export_content
from assessments.models import H5PContent


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Export H5P content with its libraries into a .h5p file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("uuid", type=UUID)
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        content = H5PContent.objects.filter(uuid=options["uuid"]).first()
        if content is None:
            raise CommandError(f"There is no content {options['uuid']}.")
        unfinished = output.with_name(f"{output.name}.part")
        try:
            with unfinished.open("wb") as stream:
                export_content(content, stream)
            unfinished.replace(output)
        except OSError as error:
            raise CommandError(f"Nothing was exported. {error}") from error
        finally:
            unfinished.unlink(missing_ok=True)
