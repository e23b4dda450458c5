"""One page or item in one language: source and translation side by side."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Page

from qalqan.common.forms.translations import TranslationForm
from qalqan.common.languages import OWN_NAMES
from qalqan.common.services import translations
from qalqan.common.services.translations import Refused, TranslationRefusedError
from qalqan.common.views.translations.access import content_or_404, for_translators
from qalqan.common.views.translations.showing import show


@for_translators
def screen(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    content = content_or_404(kind, pk, language)
    if request.method == "POST":
        return _saved(request, content, language)
    return show(request, content, language)


@for_translators
@require_POST
def publish(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    page = content_or_404(kind, pk, language)
    person: Any = request.user
    if not isinstance(page, Page):
        return _refused(request, page, language, _("Questions are published in the bank."))
    try:
        translations.publish_language(page, language=language, by=person)
    except TranslationRefusedError as error:
        return _refused(request, page, language, error.message)
    told = _("Published in this language: %(language)s.")
    messages.success(request, told % {"language": OWN_NAMES[language]})
    return redirect("translation", kind, pk, language)


@for_translators
def preview(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    """The newest draft as readers of the language would see it."""
    page = content_or_404(kind, pk, language)
    if not isinstance(page, Page):
        return redirect("translation", kind, pk, language)
    response: HttpResponse = translations.newest(page).make_preview_request(request, language)
    return response


def _saved(request: HttpRequest, content: Any, language: str) -> HttpResponse:
    person: Any = request.user
    states = translations.state_of(translations.newest(content), language)
    form = TranslationForm(request.POST, states=states, language=language)
    form.is_valid()
    if "copy" in request.POST:
        return _copied(request, content, language, form)
    try:
        saved = translations.save_translation(
            content, language=language, values=form.values, based_on=form.based_on, by=person
        )
    except TranslationRefusedError as error:
        return _refused(request, content, language, error.message, form.values)
    _confirm_and_review(request, saved.draft, language)
    _tell(request, saved)
    if saved.refused:
        return show(request, content, language, refused=saved.refused, status=409)
    return redirect(request.get_full_path())


def _copied(
    request: HttpRequest, content: Any, language: str, form: TranslationForm
) -> HttpResponse:
    """The form as it was typed, with the source's words in the field that asks for them."""
    wanted = request.POST["copy"]
    copied = {
        state.unit.key: state.source.text
        for state in form.by_name.values()
        if state.unit.key == wanted
    }
    typed = _typed({**form.values, **copied})
    return show(request, content, language, refused=typed, based_on=form.based_on)


def _tell(request: HttpRequest, saved: translations.Saved) -> None:
    count = len(saved.changed)
    told = ngettext("%(count)s text was saved.", "%(count)s texts were saved.", count)
    if count:
        messages.success(request, told % {"count": count})
    elif not saved.refused:
        messages.success(request, _("Saved."))


def _confirm_and_review(request: HttpRequest, draft: Any, language: str) -> None:
    person: Any = request.user
    if confirmed := request.POST.getlist("confirm"):
        translations.confirm(draft, language=language, keys=confirmed, by=person.pk)
    reviewed = request.POST.getlist("reviewed")
    if reviewed and translations.may_review(person, language):
        own = translations.review(draft, language=language, keys=reviewed, by=person.pk)
        if own:
            messages.warning(request, _("Another person must review what you wrote yourself."))


def _refused(
    request: HttpRequest,
    content: Any,
    language: str,
    message: Any,
    values: dict[str, str] | None = None,
) -> HttpResponse:
    """The screen again, with the reason and with everything that was typed."""
    messages.error(request, message)
    return show(request, content, language, refused=_typed(values or {}), status=403)


def _typed(values: Mapping[str, str]) -> list[Refused]:
    """What was typed and not saved, for the screen to show again."""
    return [Refused(key, "", "", "", mine=text) for key, text in values.items()]
