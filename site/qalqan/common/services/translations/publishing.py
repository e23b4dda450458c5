"""Publish one language of a page that is live, without what else waits in its draft."""

from datetime import timedelta

from django.contrib.auth.models import PermissionsMixin
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import BasePage
from qalqan.common.services.translations.following import newest
from qalqan.common.services.translations.rights import TranslationRefusedError, check_may_publish
from qalqan.common.services.translations.units import set_texts, units


@transaction.atomic
def publish_language(page: BasePage, *, language: str, by: PermissionsMixin) -> None:
    """Put the newest texts of `language` on the live page, and mark it ready in that language.

    What other languages and other fields have in the draft stays there; a review that runs goes
    on, and what is scheduled stays so, with this language in it. Raises TranslationRefusedError.
    """
    live = type(page).objects.select_for_update().get(pk=page.pk)
    check_may_publish(live, language=language, by=by)
    if not live.live:
        raise TranslationRefusedError(
            "not_live", _("The page is not published yet: publish it as a whole first.")
        )
    with translation.override(LANGUAGES[0]):
        _publish(live, language, by)


def _publish(live: BasePage, language: str, by: PermissionsMixin) -> None:
    draft = newest(live)
    texts = {unit.key: unit.texts[language] for unit in units(draft)}
    scheduled = list(live.revisions.exclude(approved_go_live_at=None))
    for revision in {one.pk: one for one in [*scheduled, live.latest_revision] if one}.values():
        _merge(revision, language, texts)
    was_behind = live.has_unpublished_changes
    set_texts(live, language, texts)
    setattr(live, f"ready_{language}", bool(texts.get("heading")))
    _check_bars(live, language)
    revision = _revision_below_draft(live, by)
    # Whoever hears of the publication may want to know that nothing else was.
    revision.only_language = language
    action = PublishPageRevisionAction(revision, user=by)
    # Wagtail cancels the review that runs on what it publishes; seeing none, it lets it go on.
    action.object._current_workflow_states = []
    action.execute(skip_permission_checks=True)
    type(live).objects.filter(pk=live.pk).update(has_unpublished_changes=was_behind)
    for planned in scheduled:
        # Publishing clears the times of all revisions.
        planned.save(update_fields=["approved_go_live_at"])


def _check_bars(page: BasePage, language: str) -> None:
    """Raise TranslationRefusedError for what may not go out in this language."""
    barred = next((bar for bar in type(page).bars(page) if bar.language == language), None)
    if barred:
        raise TranslationRefusedError("barred", barred.message)


def _merge(revision: Revision, language: str, texts: dict[str, str]) -> None:
    content = revision.as_object()
    set_texts(content, language, texts)
    setattr(content, f"ready_{language}", True)
    revision.content = content.serializable_data()
    revision.save(update_fields=["content"])


def _revision_below_draft(live: BasePage, by: PermissionsMixin) -> Revision:
    """A revision of the live page, dated before the draft so that the draft stays the newest."""
    draft = live.latest_revision
    return Revision.objects.create(
        content_object=live,
        base_content_type=live.get_base_content_type(),
        user=by,
        created_at=draft.created_at - timedelta(microseconds=1) if draft else None,
        content=live.serializable_data(),
        object_str=str(live),
    )
