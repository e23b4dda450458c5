"""The help page in all its languages, and who checked each as it stands."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.blocks import CampaignBodyBlock, HelpTextBodyBlock
from campaigns.enums import HelpLanguage
from qalqan.common.languages import OWN_NAMES
from qalqan.common.models import BasePage
from qalqan.common.models.fields import BodyField

ALL_LANGUAGES = [*OWN_NAMES.items(), *HelpLanguage.choices]


class HelpPage(BasePage):
    # The heading names the tab and the history entry; this one stands on the page.
    title_on_page = models.CharField(_("title on the page"), max_length=200, blank=True)
    body = BodyField(CampaignBodyBlock(), verbose_name=_("body"), blank=True)

    translated_names = [*BasePage.translated_names, "title_on_page"]
    shared_panels = ["body"]
    parent_page_types = ["common.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    class Meta:
        verbose_name = _("help page")


class HelpText(models.Model):
    """The help page in a language that the rest of the site does not have."""

    page = models.ForeignKey(HelpPage, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=7, choices=HelpLanguage)
    heading = models.CharField(
        _("heading"), max_length=200, help_text=_("What the browser’s history shows.")
    )
    title_on_page = models.CharField(_("title on the page"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = BodyField(HelpTextBodyBlock(), verbose_name=_("body"), blank=True)
    is_ready = models.BooleanField(_("ready"), default=False)

    class Meta:
        verbose_name = _("help page in a further language")
        verbose_name_plural = _("help page in further languages")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_help_text_a_language")
        ]

    def __str__(self) -> str:
        return str(HelpLanguage(self.language).label)


class LanguageCheck(models.Model):
    """A named person has read one language of the help page; it holds for that text alone."""

    page = models.ForeignKey(HelpPage, models.CASCADE, related_name="checks")
    language = models.CharField(_("language"), max_length=7, choices=ALL_LANGUAGES)
    fingerprint = models.CharField(max_length=64)
    checked_on = models.DateField(_("checked on"))
    # An erased person's check still counts: the page must not close because somebody left.
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("check of a language")
        ordering = ["-checked_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.language} {self.checked_on}"
