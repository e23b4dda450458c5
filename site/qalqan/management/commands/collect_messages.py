from typing import Any

from django.core.management.base import BaseCommand

from qalqan.common.languages import LANGUAGES
from qalqan.services import messages


class Command(BaseCommand):
    help = "Collect the strings to translate into locale/*/LC_MESSAGES/django.po."

    def handle(self, *args: Any, **options: Any) -> None:
        for language in LANGUAGES:
            messages.update(language)
            missing = messages.untranslated(language)
            self.stdout.write(f"{language}: {len(missing)} to translate")
            for text in missing:
                self.stdout.write(f"  {text[:110]!r}")
