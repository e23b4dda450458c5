"""What must not go out on a campaign or help page. Each finding says what to do about it."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from campaigns.services.lint.contacts import contacts_in
from campaigns.services.lint.reading import (
    blocks_of,
    bodies,
    in_language,
    texts_in,
    texts_of,
)
from campaigns.services.lint.wording import harmful_words, owns_up
from qalqan.common.enums import SourceStatus
from qalqan.common.models import BasePage, Hotline, Source, Translation
from qalqan.common.services.checks import Finding
from qalqan.common.services.checks.reading import plain
from qalqan.common.services.citations import citations_in


def check_contacts(page: BasePage) -> Iterator[Finding]:
    """Numbers and addresses that somebody typed: they stay when the register changes."""
    for language, said in typed_contacts(texts_of(page)):
        yield _bar("contacts", page, said, language)


def typed_contacts(
    texts: Iterable[tuple[str, str]], *, known_from: str = ""
) -> Iterator[tuple[str, str]]:
    """What to say of each contact in `texts`, with its language; one in `known_from` may stand."""
    look = partial(contacts_in, known=list(Hotline.objects.values_list("number", flat=True)))
    for language, text in texts:
        # As it is stored, for what links open; as it is read, for digits across bold and plain.
        for contact in dict.fromkeys(found for t in (text, plain(text)) for found in look(t)):
            if contact not in known_from:
                said = _("“%(contact)s” is typed into a text. The block of hotlines shows numbers.")
                yield language, said % {"contact": contact}


def check_claims(page: BasePage) -> Iterator[Finding]:
    """What rests on a source that nobody has confirmed, said as if it were fact."""
    for languages, body in bodies(page):
        for child in body:
            for source in _doubtful(child.value):
                for code in _unowned(child.value, languages):
                    said = _("“%(source)s” is not confirmed: say in the text what is open.")
                    yield _bar("claims", page, said % {"source": source}, code)


def _doubtful(value: Any) -> list[Source]:
    cited = {one["source"] for one in citations_in(value) if one["source"]}
    doubtful = (source for source in cited if source.status != SourceStatus.IN_FORCE)
    return sorted(doubtful, key=lambda source: str(source.key))


def _unowned(value: Any, languages: list[str]) -> list[str]:
    """The languages in which a block does not say that something is still to be verified."""
    owning = {code for code, text in texts_in(value) if owns_up(plain(text))}
    return [] if "" in owning else [code for code in languages if code not in owning]


def check_pictures(page: BasePage) -> Iterator[Finding]:
    """Pictures of which those who do not see them learn nothing, and pictures of bonds."""
    for languages, body in bodies(page):
        for value in blocks_of(body, "picture"):
            alternatives = {code: in_language(value["alt"], code) for code in languages}
            for code, text in alternatives.items():
                if not text.strip() and not value["decorative"]:
                    yield _bar("alt_text", page, _("A picture has no alternative text."), code)
            for word in _harm(value["image"], *alternatives.values()):
                said = _("A picture is called “%(word)s”. Show strength and choice, not bonds.")
                yield _bar("imagery", page, said % {"word": word})


def _harm(image: Any, *names: str) -> list[str]:
    own = [image.title, image.filename, *image.tags.names()] if image else []
    return list(dict.fromkeys(word for name in (*own, *names) for word in harmful_words(name)))


def check_stories(page: BasePage) -> Iterator[Finding]:
    """Somebody's story without consent, or past the day until which it was given."""
    for _languages, body in bodies(page):
        for value in blocks_of(body, "story"):
            if not value["consent"] or not value["expires_on"]:
                said = _("A story has no record of consent with a last day. Take the story out.")
                yield _bar("stories", page, said)
            elif not value.is_current:
                said = _("Consent to a story ended on %(day)s. It is hidden: take the story out.")
                yield _bar("stories", page, said % {"day": value["expires_on"]})


def check_translations(page: BasePage) -> Iterator[Finding]:
    """A language that says what the original said before."""
    behind = Translation.objects.of(page).filter(outdated__gt=0)
    for row in behind.filter(language__in=page.ready_languages()):
        said = _("Older than its original: translate it again, or take back that it is ready.")
        yield _bar("outdated", page, said, row.language)


def _bar(check: str, page: BasePage, said: str, language: str = "") -> Finding:
    return Finding(check, page.url_path, said, language, blocking=True)
