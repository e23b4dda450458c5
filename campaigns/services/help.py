"""Which languages of the help page the public gets: those that a named person has checked.

Outside the demo a language is shown when its text was read as it stands; lines are shown that two
people stand for (common.services.hotlines). Anything else could send a person in danger to a wrong
number, or say it in words that mean something else. A draft is read before it is published, so
that a change of words never takes the page from those who need it; and erasing an account takes
away a name, not what its person had read.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.enums import HelpLanguage
from campaigns.models import HelpPage, HelpText, HotlineText, LanguageCheck
from campaigns.models.help import ALL_LANGUAGES
from campaigns.services import line_texts
from qalqan.common.languages import LANGUAGES, localize, localize_field
from qalqan.common.models import Hotline
from qalqan.common.services.checks import Finding

TEXTS = ("heading", "title_on_page", "summary")


class HelpError(Exception):
    """A check that cannot be recorded; `code` names the reason."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def written(page: HelpPage) -> list[str]:
    """The languages in which the page is written and said to be ready, the site's own first."""
    texts = page.texts.filter(is_ready=True).values_list("language", flat=True)
    return [*page.ready_languages(), *texts]


def offered(page: HelpPage) -> list[str]:
    """Those of the written ones that the public gets."""
    languages = written(page)
    return languages if settings.DEMO else [one for one in languages if is_checked(page, one)]


def help_address(wish: str) -> str:
    """Where a browser that wishes for `wish` finds help in a language of its own; "" if nowhere."""
    language = "uz-cyrl" if wish.startswith("uz-cyrl") else wish.split("-")[0]
    page = HelpPage.objects.live().first() if language in HelpLanguage else None
    return f"/{language}/help/" if page and language in offered(page) else ""


def is_checked(page: HelpPage, language: str) -> bool:
    """Whether somebody has checked the text in `language` as `page`, live or a draft, has it."""
    checks = page.checks.filter(language=language, fingerprint=fingerprint(page, language))
    return bool(checks.exists())


def to_read(page: HelpPage) -> HelpPage:
    """The page as it would be published next: the newest draft."""
    draft: HelpPage = page.get_latest_revision_as_object()
    return draft


def nameless_lines() -> list[str]:
    """Numbers on public pages whose last checker has been erased since."""
    lines = Hotline.objects.shown().filter(checked_by=None)
    return list(lines.values_list("number", flat=True))


def record_check(page: HelpPage, language: str, *, by: Any, seen: str) -> LanguageCheck:
    """`by` vouches for the text of the newest draft, whose fingerprint is `seen`.

    Raises HelpError: `not_written` without such a text, `changed` where it is another by now.
    """
    draft = to_read(page)
    if language not in written(draft):
        raise HelpError("not_written", _("There is no text in this language yet."))
    now = fingerprint(draft, language)
    if seen != now:
        raise HelpError("changed", _("The text has changed meanwhile. Please read it again."))
    check: LanguageCheck = page.checks.create(
        language=language, fingerprint=now, checked_on=timezone.localdate(), checked_by=by
    )
    return check


def fingerprint(page: HelpPage, language: str) -> str:
    """A SHA-256 of all that somebody wrote in `language`: on the page, and of the lines."""
    lines: list[Any] = []
    if language in LANGUAGES:
        plain = [localize_field(page, name, language).text for name in TEXTS]
        body = _said(page.body.get_prep_value(), language)
    else:
        text = HelpText.objects.get(page=page, language=language)
        plain = [getattr(text, name) for name in TEXTS]
        body = text.body.get_prep_value()
        lines = [_of_line(one) for one in line_texts.texts_in(language)]
    content = json.dumps([plain, body, *lines], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _of_line(text: HotlineText) -> list[Any]:
    """Words that are said to hold for another description of the line have to be read again."""
    return [text.hotline_id, text.made_from, text.texts()]


def _said(raw: Any, language: str) -> Any:
    """Raw stream data with each translated leaf as the text that `language` shows."""
    if isinstance(raw, dict):
        if raw.keys() == set(LANGUAGES):
            return localize(raw, language).text
        return {key: _said(value, language) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_said(one, language) for one in raw]
    return raw


def check_help(page: Any) -> Iterator[Finding]:
    """What still keeps languages of the help page from the public; no bar in the demo."""
    if not isinstance(page, HelpPage):
        return
    for number in nameless_lines():
        said = _("Whoever checked %(number)s last has no account any more: call it again.")
        yield Finding("help_lines", page.url_path, said % {"number": number})
    names = dict(ALL_LANGUAGES)
    for code in written(page):
        if not is_checked(page, code):
            said = _("No named person has checked this text: %(language)s.")
            text = said % {"language": names[code]}
            yield Finding("help_languages", page.url_path, text, code, blocking=not settings.DEMO)
