"""Lists of terms that the operator may edit: each a stable code and a name in three languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qalqan.common.panels import translated_panels


class Vocabulary(models.Model):
    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = ["code", *translated_panels("name"), "position"]

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return str(self.name)


class Audience(Vocabulary):
    scores_are_private = models.BooleanField(
        _("scores stay private"),
        default=False,
        help_text=_("Managers see who of this audience completed what, and no scores."),
    )

    panels = [*Vocabulary.panels, "scores_are_private"]

    class Meta(Vocabulary.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Competency(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")


class Topic(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Region(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
