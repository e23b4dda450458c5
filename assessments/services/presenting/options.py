"""Options in words and in order, for all kinds that have them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from assessments.scoring import Spec
from assessments.services.presenting.shapes import ShownOption, Words
from assessments.services.presenting.texts import own_words, said, text_of
from qalqan.common.languages import Localized

Option = Mapping[str, Any]


def option_text(spec: Spec, option: Option) -> Localized:
    """The option's text; "true" and "false" are the interface's words."""
    if spec["kind"] == "true_false":
        return own_words({"true": _("True"), "false": _("False")}[option["id"]])
    return text_of(option["text"])


def in_order(options: Sequence[Option], order: Iterable[str] | None) -> list[Option]:
    """The options as the attempt's plan has them, or else as written."""
    by_id = {option["id"]: option for option in options}
    return [by_id[name] for name in order or [] if name in by_id] or list(options)


def mixed(options: Sequence[Option], order: Iterable[str] | None) -> list[Option]:
    """As planned, or else mixed, the same way each time: as written, the order would be a hint."""
    return in_order(options, order or sorted((one["id"] for one in options), key=_scatter))


def shown_options(
    spec: Spec, order: Iterable[str] | None, checked: Sequence[str]
) -> list[ShownOption]:
    return [
        ShownOption(option["id"], option_text(spec, option), option["id"] in checked)
        for option in in_order(spec["options"], order)
    ]


def option_words(spec: Spec, ids: Sequence[str]) -> list[Words]:
    """The options of these ids with their feedback, in the order of the item."""
    return [
        Words(
            option_text(spec, option),
            feedback=said(option.get("feedback")),
            critical=bool(option.get("critical")),
        )
        for option in spec["options"]
        if option["id"] in ids
    ]


def right_options(spec: Spec) -> list[Words]:
    right = set(spec["correct"])
    return [Words(option_text(spec, one)) for one in spec["options"] if one["id"] in right]


def _scatter(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
