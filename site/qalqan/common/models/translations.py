"""How far each language of a page or item has come, and which source each text follows."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from qalqan.common.enums import LanguageState
from qalqan.common.languages import LANGUAGES, OWN_NAMES


class TranslatedContent(models.Model):
    """Content whose texts stand in three languages, one of which its author writes in."""

    source_language = models.CharField(
        _("language of the original"),
        max_length=2,
        choices=[(code, OWN_NAMES[code]) for code in LANGUAGES],
        default=LANGUAGES[0],
        help_text=_("The other languages are translated from it."),
    )

    # The plain fields that are translated, and the booleans by language that say what is ready.
    translated_names: list[str] = []
    readiness = "ready"

    class Meta:
        abstract = True


class TranslationQuerySet(models.QuerySet["Translation"]):
    def of(self, content: models.Model) -> "TranslationQuerySet":
        kind = ContentType.objects.get_for_model(content)
        return self.filter(content_type=kind, object_id=content.pk)

    def mark_reviewed(self) -> None:
        """A reader of the language has read every text as it stands."""
        for row in self.select_for_update():
            row.follows = {key: {**text, "reviewed": True} for key, text in row.follows.items()}
            row.unreviewed = 0
            row.save(update_fields=["follows", "unreviewed", "updated_at"])


class Translation(models.Model):
    """One language of the newest draft of a page or item; written with every revision.

    The board reads the counts. `follows` says, text by text, what was translated:
    {key: {"source": the source text then, "text": digest of the translation, "reviewed": bool,
    "by": number of the account that wrote it or None}}.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    content = GenericForeignKey("content_type", "object_id")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    total = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    outdated = models.PositiveIntegerField(default=0)
    unreviewed = models.PositiveIntegerField(default=0)
    follows = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        permissions = [
            (f"{action}_{code}", f"Can {action} {code}")
            for action in ("translate", "review")
            for code in LANGUAGES
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"], name="one_row_a_language"
            ),
            models.CheckConstraint(
                condition=models.Q(missing__lte=models.F("total"))
                & models.Q(outdated__lte=models.F("total"))
                & models.Q(unreviewed__lte=models.F("total")),
                name="translation_counts_within_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} {self.language}"

    @property
    def state(self) -> LanguageState:
        """The most pressing of what there is to do."""
        if self.missing:
            return LanguageState.MISSING
        if self.outdated:
            return LanguageState.OUTDATED
        return LanguageState.TO_REVIEW if self.unreviewed else LanguageState.COMPLETE
