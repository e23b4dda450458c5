import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from campaigns.models import CampaignPage
from campaigns.services.outreach import OutreachError, importing
from qalqan.common.formats.tables import TableError
from qalqan.common.management.progress import progress_to
from qalqan.common.models import Region


class Command(BaseCommand):
    help = "Bring outreach events of a list (CSV or XLSX) in; prints what became of the rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--region", metavar="CODE", required=True)
        parser.add_argument("--campaign", metavar="SLUG", help="the slug of the campaign's page")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        # Scripts read this: it is English, whatever the site speaks.
        with translation.override("en"):
            told = self._import(options).as_json()
            self.stdout.write(json.dumps(told, ensure_ascii=False))

    def _import(self, options: dict[str, Any]) -> importing.Plan:
        region = Region.objects.filter(code=options["region"]).first()
        if region is None:
            raise CommandError(f"Nothing was imported. There is no region {options['region']!r}.")
        slug = options["campaign"]
        campaign = CampaignPage.objects.filter(slug=slug).first() if slug else None
        if slug and campaign is None:
            raise CommandError(f"Nothing was imported. There is no campaign {slug!r}.")
        try:
            rows = importing.read(options["file"].read_bytes())
        except (TableError, OutreachError, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        if options["dry_run"]:
            return importing.plan(rows, region)
        show = progress_to(self.stderr)
        return importing.bring_in(rows, region, campaign=campaign, progress=show)
