"""The template's own words on the help page exist in its further languages; body text is AAA."""

import re
from itertools import product
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import to_locale

from campaigns.enums import HelpLanguage
from qalqan.common.enums import HotlineKind, OperatorType, SourceStatus
from qalqan.services import messages

ROOT = Path(settings.BASE_DIR)
HELP = (
    "templates/base_public.html",
    "templates/campaigns/help_",
    "templates/campaigns/blocks/",
    *(f"templates/components/{name}" for name in ("exit_bar", "safety_note", "hotline_")),
    *(f"templates/components/{name}" for name in ("language_switch", "citation_notes")),
)
KINDS = (HotlineKind, OperatorType, SourceStatus)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.mark.parametrize("language", HelpLanguage.values)
def test_no_word_of_the_help_page_is_left_in_another_language(language: str) -> None:
    with messages.catalogue_path(to_locale(language)).open("rb") as stream:
        catalogue = read_po(stream)
    wanted = {
        str(message.id)
        for message in messages.collect()
        if message.id and any(place.startswith(HELP) for place, _line in message.locations)
    }
    assert len(wanted) > 40
    with translation.override("en"):
        labels = {str(label) for kind in KINDS for label in kind.labels}
    for text in wanted | labels:
        known = catalogue.get(text)
        assert known is not None, text
        assert known.string, text
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(str(known.string))), text


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, its definition."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


TOKENS = dict(
    re.findall(
        r"^\$([\w-]+): (#[0-9a-f]{6});",
        (ROOT / "templates/assets/scss/_tokens.scss").read_text(),
        re.MULTILINE,
    )
)


@pytest.mark.parametrize(
    ("text", "ground"), list(product(["ink", "ink-soft", "teal"], ["paper", "sand", "sky"]))
)
def test_text_keeps_the_contrast_of_aaa_on_every_ground(text: str, ground: str) -> None:
    darker, lighter = sorted([luminance(TOKENS[text]), luminance(TOKENS[ground])])
    assert (lighter + 0.05) / (darker + 0.05) >= 7
