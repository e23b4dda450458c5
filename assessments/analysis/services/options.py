"""The options of an item that can be counted, over all versions of it that were asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec
from qalqan.common.languages import LANGUAGES, Localized, localize

CHOICE_KINDS = ("single_choice", "multiple_choice", "true_false", "opinion_scale")
COUNTED_KINDS = (*CHOICE_KINDS, "case")


@dataclass(frozen=True)
class Option:
    """`right` is None where options are not right or wrong by themselves."""

    id: str
    text: Localized
    right: bool | None


def chosen(spec: Spec, raw: Raw) -> tuple[str, ...]:
    """The ids of what `raw` chose, each once; none for kinds without options to count."""
    if not raw or spec["kind"] not in COUNTED_KINDS:
        return ()
    return tuple(dict.fromkeys(raw["path"] if spec["kind"] == "case" else raw))


def options_of(specs: Iterable[Spec]) -> dict[str, Option]:
    """By id, as the last of `specs` has them."""
    return {option.id: option for spec in specs for option in _options(spec)}


def _options(spec: Spec) -> Iterator[Option]:
    if spec["kind"] == "case":
        for node in spec["nodes"].values():
            for choice in node["choices"]:
                yield Option(choice["id"], _text(choice["text"]), None)
    elif spec["kind"] in CHOICE_KINDS:
        for option in spec["options"]:
            right = option["id"] in spec["correct"] if spec["correct"] else None
            yield Option(option["id"], _option_text(spec, option), right)


def _option_text(spec: Spec, option: Mapping[str, Any]) -> Localized:
    if spec["kind"] == "true_false":
        words = {"true": _("True"), "false": _("False")}
        return Localized(words[option["id"]], get_language() or LANGUAGES[0])
    return _text(option["text"])


def _text(texts: Mapping[str, str]) -> Localized:
    return localize(texts, get_language() or LANGUAGES[0])
