from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from campaigns.services import calendar


class Command(BaseCommand):
    help = "Make an unpublished draft of each campaign whose next round has none yet."

    def handle(self, *args: Any, **options: Any) -> None:
        for draft in calendar.draft_rounds(after=timezone.localdate()):
            self.stdout.write(f"{draft.slug}: {draft.starts_on} – {draft.ends_on}")
