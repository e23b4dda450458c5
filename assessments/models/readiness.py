"""Why an item cannot be published as it stands, in words that say what to do."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import scoring
from assessments.blocks.shapes import fault_text
from assessments.scoring import Place
from qalqan.common.enums import SourceStatus
from qalqan.common.languages import LANGUAGES, OWN_NAMES

# The parts of a spec, as an author knows them.
PARTS = {
    "prompt": gettext_lazy("question"),
    "explanation": gettext_lazy("explanation"),
    "options": gettext_lazy("option"),
    "stems": gettext_lazy("statement"),
    "blanks": gettext_lazy("blank"),
    "text": gettext_lazy("text"),
    "feedback": gettext_lazy("feedback"),
    "accepted": gettext_lazy("accepted answers"),
    "unit": gettext_lazy("unit"),
    "rubric": gettext_lazy("criterion"),
    "nodes": gettext_lazy("situation"),
    "choices": gettext_lazy("choice"),
    "images": gettext_lazy("picture"),
    "alt": gettext_lazy("alternative text"),
}


class PublishRefusedError(ValidationError):
    """The item cannot be published; `messages` say why."""


def refusals(item: Any, *, signed: bool = False) -> list[str]:
    """Everything that stands against publishing the item, [] where nothing does.

    With `signed`, as if a legal reviewer had signed what it says.
    """
    spec = item.spec()
    gaps = scoring.missing_texts(spec)
    return [
        *map(fault_text, scoring.faults(spec)),
        *_without_language(gaps),
        *_broken_promises(item, gaps),
        *_unverified_sources(item),
        *_unfounded_harm(item, spec, signed=signed),
    ]


def place_text(place: Place) -> str:
    """("options", 2, "feedback") as an author says it: "option 2, feedback"."""
    words: list[str] = []
    for part in place:
        if isinstance(part, int):
            words[-1] += f" {part}"
        else:
            words.append(str(PARTS.get(part, part)))
    return ", ".join(words)


def _without_language(gaps: dict[str, list[Place]]) -> list[str]:
    if set(gaps) < set(LANGUAGES):
        return []
    fewest = min(LANGUAGES, key=lambda code: len(gaps[code]))
    missing = "; ".join(map(place_text, gaps[fewest]))
    return [
        _("No language is complete. In %(language)s there lacks: %(missing)s.")
        % {"language": OWN_NAMES[fewest], "missing": missing}
    ]


def _broken_promises(item: Any, gaps: dict[str, list[Place]]) -> list[str]:
    """What an assessment that is published in a language would ask without its text."""
    if not item.pk or not gaps:
        return []
    messages = []
    for slot in item.slots.select_related("assessment"):
        for code in set(gaps) & set(slot.assessment.languages):
            messages.append(
                _("“%(assessment)s” is published in %(language)s, where there lacks: %(missing)s.")
                % {
                    "assessment": slot.assessment,
                    "language": OWN_NAMES[code],
                    "missing": "; ".join(map(place_text, gaps[code])),
                }
            )
    return messages


def _unverified_sources(item: Any) -> list[str]:
    """Nobody is examined on what is not confirmed, or on a law that has changed."""
    cited = {child.value["source"] for child in item.citations if child.value["source"]}
    return [
        _("It cites “%(source)s”, which is: %(status)s.")
        % {"source": source, "status": source.get_status_display()}
        for source in sorted(cited, key=lambda source: str(source.key))
        if source.status != SourceStatus.IN_FORCE
    ]


def _unfounded_harm(item: Any, spec: scoring.Spec, *, signed: bool) -> list[str]:
    """A critical mark fails people, so it rests on confirmed law and on a lawyer's word."""
    if not scoring.has_critical(spec):
        return []
    messages = []
    if not item.rests_on_law_in_force():
        messages.append(_("A critical answer needs a source that is confirmed and in force."))
    if not (signed or item.is_signed()):
        messages.append(_("A critical answer needs the signature of a legal reviewer."))
    return messages
