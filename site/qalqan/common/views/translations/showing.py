"""What the screen of a translator shows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from qalqan.common.enums import LanguageState
from qalqan.common.forms.translations import TranslationForm, field_name
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.services import translations
from qalqan.common.services.translations import Refused, TranslationRefusedError, UnitState
from qalqan.common.services.translations.files import files_in


def show(
    request: HttpRequest,
    content: Any,
    language: str,
    *,
    refused: Sequence[Refused] = (),
    based_on: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; those that were `refused` stand in their fields as the translator wrote them.

    `based_on` holds the fingerprints of a form that comes back before anything of it is saved.
    """
    person: Any = request.user
    draft = translations.newest(content)
    states = translations.state_of(draft, language)
    form = _form(request, states, language, refused)
    form.keep_fingerprints(based_on or {})
    title = str(translations.units(draft)[0].source(draft.source_language).text)
    context = {
        "content": draft,
        "kind": content._meta.label_lower,
        "language": language,
        "language_name": OWN_NAMES[language],
        "languages": [(code, OWN_NAMES[code]) for code in LANGUAGES],
        "form": form,
        "rows": _rows(form, refused),
        "refused": [one for one in refused if one.message],
        "gone": [one for one in refused if one.code == "gone"],
        "files": files_in(draft, language),
        "is_todo": "todo" in request.GET,
        "is_original": bool(states) and all(one.is_original for one in states),
        "total": len(states),
        "complete": sum(one.state == LanguageState.COMPLETE for one in states),
        "may_translate": translations.may_translate(person, language),
        "may_review": translations.may_review(person, language),
        "may_publish": _may_publish(content, language, person),
        "is_page": isinstance(content, Page),
        "page_title": title,
        "page_subtitle": OWN_NAMES[language],
        "header_title": title,
        "header_icon": "globe",
    }
    return render(request, "common/translations/screen.html", context, status=status)


def _form(
    request: HttpRequest, states: Iterable[UnitState], language: str, refused: Sequence[Refused]
) -> TranslationForm:
    """The fields, those that were refused with what the translator wrote."""
    written = {one.key: one.mine for one in refused}
    shown = [
        one
        for one in states
        if "todo" not in request.GET
        or one.state != LanguageState.COMPLETE
        or one.unit.key in written
    ]
    form = TranslationForm(states=shown, language=language)
    for key, text in written.items():
        if field_name(key) in form.fields:
            form.fields[field_name(key)].initial = text
    return form


def _rows(form: TranslationForm, refused: Sequence[Refused]) -> list[dict[str, Any]]:
    """Each text with its field, what changed in its source, and why it was refused."""
    by_key = {one.key: one for one in refused if one.message}
    return [
        {
            "state": state,
            "field": field,
            "seen": seen,
            "source_name": OWN_NAMES[state.source.language],
            "may_copy": bool(state.source.text) and not state.text,
            "is_outdated": state.state == LanguageState.OUTDATED,
            "is_to_review": state.state == LanguageState.TO_REVIEW,
            "difference": _difference(state),
            "source_html": _html(state.source.text),
            "text_html": _html(state.text),
            "refused": by_key.get(state.unit.key),
            "theirs": _words(state, by_key.get(state.unit.key)),
        }
        for state, field, seen in form.shown()
    ]


def _html(text: str) -> str:
    """Rich text as readers see it; the editor's whitelist has cleaned it."""
    return mark_safe(expand_db_html(text))  # noqa: S308


def _words(state: UnitState, refused: Refused | None) -> str:
    return translations.plain(refused.theirs, is_rich=state.unit.is_rich) if refused else ""


def _difference(state: UnitState) -> list[translations.Piece]:
    if state.state != LanguageState.OUTDATED or not state.followed:
        return []
    before, after = (
        translations.plain(text, is_rich=state.unit.is_rich)
        for text in (state.followed, state.source.text)
    )
    return translations.word_diff(before, after)


def _may_publish(content: Any, language: str, person: Any) -> bool:
    if not isinstance(content, Page) or not content.live:
        return False
    try:
        translations.check_may_publish(content, language=language, by=person)
    except TranslationRefusedError:
        return False
    return True
