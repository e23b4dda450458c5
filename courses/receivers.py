"""What other floors announce and courses act on."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from assessments.services import AttemptResult
from assessments.signals import attempt_finished, outcome_changed
from courses.models.pages import LessonPage, ModulePage, TrainingPage
from courses.services import completion, search, versions


@receiver(attempt_finished)
def on_attempt_finished(sender: Any, result: AttemptResult, **kwargs: Any) -> None:
    completion.attempt_finished(result)


@receiver(outcome_changed)
def on_outcome_changed(sender: Any, result: AttemptResult, **kwargs: Any) -> None:
    completion.outcome_changed(result)


@receiver([page_published, page_unpublished])
def on_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    if not issubclass(sender, TrainingPage):
        return
    search.index(instance)
    course = versions.course_of(instance)
    if course is None:
        return
    if getattr(kwargs.get("revision"), "only_language", None):
        versions.retell(course, instance)
    versions.record(course)
    if isinstance(instance, LessonPage | ModulePage):
        # It may ask for less than it did.
        completion.order_recheck(course)
