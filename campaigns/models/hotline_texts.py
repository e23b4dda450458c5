"""What the register says of a line, in a language that the rest of the site does not have."""

import hashlib
import json
from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.enums import HelpLanguage
from qalqan.common.models import Hotline

# The fields of a line that hold sentences, named as in the register.
LINE_TEXTS = ("operator", "audiences", "hours", "cost", "dialling", "police_link")


def russian(line: Hotline) -> dict[str, str]:
    """What a text in a further language is made from."""
    return {name: getattr(line, f"{name}_ru") or "" for name in LINE_TEXTS}


def digest(texts: Mapping[str, str]) -> str:
    """A SHA-256 of a line's Russian texts; equal exactly while they say the same."""
    said = json.dumps([texts[name] for name in LINE_TEXTS], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


class HotlineText(models.Model):
    """It holds for the Russian texts that it was made from, and for no later ones."""

    hotline = models.ForeignKey(
        Hotline, models.CASCADE, related_name="further_texts", verbose_name=_("hotline")
    )
    language = models.CharField(_("language"), max_length=7, choices=HelpLanguage)
    operator = models.CharField(_("operator"), max_length=200, blank=True)
    audiences = models.CharField(_("for whom"), max_length=200, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    cost = models.CharField(_("cost"), max_length=120, blank=True)
    dialling = models.CharField(_("how to call from abroad"), max_length=200, blank=True)
    police_link = models.CharField(_("link with the police"), max_length=300, blank=True)
    made_from = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("line in a further language")
        verbose_name_plural = _("lines in further languages")
        ordering = ["hotline", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["hotline", "language"], name="one_hotline_text_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hotline}, {HelpLanguage(self.language).label}"

    @property
    def is_current(self) -> bool:
        return self.made_from == self.line_digest

    @property
    def line_digest(self) -> str:
        """Of the line as it is described now."""
        return digest(russian(self.hotline))

    @property
    def originals(self) -> list[str]:
        return list(russian(self.hotline).values())

    @property
    def tag(self) -> str:
        return HelpLanguage(self.language).tag

    def texts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in LINE_TEXTS}
