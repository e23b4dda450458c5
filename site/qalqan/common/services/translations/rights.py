"""Who may do what with a language, and what stands against writing to a page or item now."""

from typing import Any

from django.contrib.auth.models import PermissionsMixin
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from qalqan.common.languages import LANGUAGES

Message = str | Promise


class TranslationRefusedError(Exception):
    """A translation cannot be saved or published; `message` says why, to the person."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code)
        self.code, self.message = code, message


def may_translate(person: PermissionsMixin, language: str) -> bool:
    return person.has_perm(f"common.translate_{language}")


def may_review(person: PermissionsMixin, language: str) -> bool:
    return person.has_perm(f"common.review_{language}")


def own_languages(person: PermissionsMixin) -> list[str]:
    """The languages into which this person may translate."""
    return [code for code in LANGUAGES if may_translate(person, code)]


def may_open_board(person: PermissionsMixin) -> bool:
    return any(may_translate(person, code) or may_review(person, code) for code in LANGUAGES)


def check_may_write(content: Any, *, language: str, by: PermissionsMixin) -> None:
    """Raise TranslationRefusedError where `by` may not write this language now."""
    if not may_translate(by, language):
        raise TranslationRefusedError(
            "no_right", _("You may read this language. Only its translators may change it.")
        )
    if getattr(content, "alias_of_id", None):
        raise TranslationRefusedError(
            "alias", _("This page shows another one: translate the page that it shows.")
        )
    lock = content.get_lock()
    if lock and lock.for_user(by) and not _is_their_review(content, language, by):
        raise TranslationRefusedError("locked", strip_tags(str(lock.get_message(by) or "")))


def check_may_publish(page: Any, *, language: str, by: PermissionsMixin) -> None:
    """Raise TranslationRefusedError where `by` may not publish this language of the page."""
    if not (_may_publish_alone(page, language, by) or page.permissions_for_user(by).can_publish()):
        raise TranslationRefusedError(
            "no_right", _("Publishers and reviewers of this language may publish it.")
        )
    if page.locked and by.pk != page.locked_by_id:
        raise TranslationRefusedError("locked", _("The page is locked by another person."))


def _may_publish_alone(page: Any, language: str, by: PermissionsMixin) -> bool:
    """A reviewer of a language publishes translations: never the original, never past a lawyer."""
    task = page.current_workflow_task
    at_hand = task is None or _is_their_review(page, language, by)
    return may_review(by, language) and language != page.source_language and at_hand


def _is_their_review(content: Any, language: str, by: PermissionsMixin) -> bool:
    """Whether the task at hand is the review of this very language, by one of its reviewers."""
    task = content.current_workflow_task
    return getattr(task, "language", None) == language and may_review(by, language)
