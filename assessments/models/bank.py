"""The question bank: items, the versions that learners were asked, and who signed them."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from assessments import scoring
from assessments.blocks import CitationsBlock, InteractionBlock, PicturesBlock
from assessments.enums import Difficulty
from assessments.models.readiness import PublishRefusedError, refusals
from assessments.scoring import Spec
from qalqan.common.enums import SourceStatus
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import SourceReview, TranslatedContent
from qalqan.common.models.fields import BodyField


def digest_of(item_id: int, spec: Spec) -> str:
    """SHA-256 over the item and its canonical spec; the same wherever it is computed."""
    canonical = json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{item_id}:{canonical}".encode()).hexdigest()


class ItemBank(models.Model):
    """Items that belong together, such as one file that was imported."""

    key = models.SlugField(_("key"), max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("question bank")
        verbose_name_plural = _("question banks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ItemQuerySet(models.QuerySet["Item"]):
    def askable(self, languages: Iterable[str] = ()) -> "ItemQuerySet":
        """Published ones that say everything in each of `languages`."""
        complete = {f"complete_{code}": True for code in languages}
        return self.filter(live=True, version__isnull=False, **complete)


class Item(
    TranslatedContent, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    key = models.SlugField(_("key"), max_length=80, unique=True)
    bank = models.ForeignKey(
        ItemBank, models.PROTECT, null=True, blank=True, verbose_name=_("question bank")
    )
    prompt = models.TextField(_("question"))
    interaction = BodyField(InteractionBlock(), verbose_name=_("answer"))
    pictures = BodyField(PicturesBlock(required=False), verbose_name=_("pictures"), blank=True)
    explanation = models.TextField(_("explanation"), blank=True)
    citations = BodyField(CitationsBlock(required=False), verbose_name=_("sources"), blank=True)
    topic = models.ForeignKey(
        "common.Topic", models.PROTECT, null=True, blank=True, verbose_name=_("topic")
    )
    audience = models.ForeignKey(
        "common.Audience",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("audience"),
        help_text=_("Empty: for every audience."),
    )
    competency = models.ForeignKey(
        "common.Competency", models.PROTECT, null=True, blank=True, verbose_name=_("competency")
    )
    difficulty = models.CharField(
        _("difficulty"), max_length=6, choices=Difficulty, default=Difficulty.MEDIUM
    )
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    # What is live, as learners are asked it. Written when the item is published, as is
    # whether it says everything in a language.
    version = models.ForeignKey(
        "assessments.ItemVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )
    complete_kk = models.BooleanField(default=False, editable=False)
    complete_ru = models.BooleanField(default=False, editable=False)
    complete_en = models.BooleanField(default=False, editable=False)

    source_reviews = GenericRelation(SourceReview)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="item")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="item",
        for_concrete_model=False,
    )

    objects = ItemQuerySet.as_manager()

    translated_names = ["prompt", "explanation"]
    readiness = "complete"

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["key"]
        permissions = [("correct_item", "Can correct the key of a question that was asked")]
        indexes = [models.Index(fields=["topic", "difficulty"], name="item_draw")]

    def __str__(self) -> str:
        return str(self.prompt)

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def kind(self) -> str:
        return str(self.interaction[0].block_type)

    def spec(self, *, with_citations: bool = True) -> Spec:
        """The frozen form; the same content always gives the same.

        A self-check shows no citations, and leaving them out saves the lesson a statement.
        """
        answer = self.interaction
        citations: Any = self.citations if with_citations else []
        return {
            "points": self.points,
            "prompt": self._texts("prompt"),
            **answer.stream_block.freeze(answer.get_prep_value()),
            "explanation": self._texts("explanation"),
            "images": [child["value"] for child in self.pictures.get_prep_value()],
            "citations": [
                {"source": child.value["source"].key, "locator": child.value["locator"]}
                for child in citations
                if child.value["source"]
            ],
        }

    def _texts(self, name: str) -> dict[str, str]:
        return {code: getattr(self, f"{name}_{code}") or "" for code in LANGUAGES}

    @property
    def digest(self) -> str:
        """What a signature signs: another text, key or source makes another digest."""
        return digest_of(self.pk, self.spec())

    def rests_on_law_in_force(self) -> bool:
        return any(
            child.value["source"] and child.value["source"].status == SourceStatus.IN_FORCE
            for child in self.citations
        )

    def is_signed(self) -> bool:
        """Whether a legal reviewer signed this content for this audience."""
        signed = Signature.objects.filter(item=self.pk, digest=self.digest, audience=self.audience)
        return bool(signed.exists())

    def freeze(self) -> "ItemVersion":
        """Make what the item says now the version that learners are asked."""
        spec = self.spec()
        gaps = scoring.missing_texts(spec)
        self.version, _created = ItemVersion.objects.get_or_create(
            digest=self.digest, defaults={"item": self, "spec": spec}
        )
        for code in LANGUAGES:
            setattr(self, f"complete_{code}", code not in gaps)
        self.save(update_fields=["version", *(f"complete_{code}" for code in LANGUAGES)])
        return self.version

    @transaction.atomic
    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Every way to publish leads through here: forms, workflows, schedules, bulk actions.

        Raises PublishRefusedError where something stands against it.
        """
        if messages := refusals(revision.as_object()):
            raise PublishRefusedError(messages)
        super().publish(revision, *args, **kwargs)
        self.refresh_from_db()
        self.freeze()

    def with_content_json(self, content: dict[str, Any]) -> "Item":
        # A revision must not bring back the version of the day on which it was written.
        item: Item = super().with_content_json(content)
        item.version_id = self.version_id
        for code in LANGUAGES:
            setattr(item, f"complete_{code}", getattr(self, f"complete_{code}"))
        return item


class ItemVersion(models.Model):
    """An item as it was when somebody was asked; immutable, shared by all who got the same."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    digest = models.CharField(max_length=64, unique=True)
    spec = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.item_id} {self.digest[:8]}"

    @property
    def is_whole(self) -> bool:
        """Whether the spec is still the one that was frozen."""
        return self.digest == digest_of(self.item_id, self.spec)


class Signature(models.Model):
    """A legal reviewer's word that an item, as it stands, is right for an audience."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="signatures")
    digest = models.CharField(max_length=64)
    audience = models.ForeignKey("common.Audience", models.PROTECT, null=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("signature")
        ordering = ["-signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "digest", "audience", "signer"], name="signature_once"
            ),
            models.UniqueConstraint(
                fields=["item", "digest", "signer"],
                condition=models.Q(audience=None),
                name="signature_for_all_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.digest[:8]}"


class Correction(models.Model):
    """Answers to one version are marked by another, because its key was wrong."""

    wrong = models.OneToOneField(ItemVersion, models.PROTECT, related_name="correction")
    right = models.ForeignKey(ItemVersion, models.PROTECT, related_name="corrects")
    reason = models.TextField(_("reason"))
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("correction")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wrong=models.F("right")), name="correction_changes_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.wrong_id} -> {self.right_id}"
