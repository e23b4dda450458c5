"""The glossary: what a word of the trade means, in three languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qalqan.common.models.facts import Source
from qalqan.common.panels import translated_panels


class GlossaryTerm(models.Model):
    key = models.SlugField(_("key"), unique=True)
    term = models.CharField(_("term"), max_length=120)
    definition = models.TextField(_("definition"))
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, verbose_name=_("source")
    )

    panels = ["key", *translated_panels("term", "definition"), "source"]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["key"]

    def __str__(self) -> str:
        return str(self.term)
