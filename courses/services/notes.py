"""A learner's private notes: on a lesson, or in answer to one of its reflections."""

from courses.models import LessonPage, Note
from courses.services.bodies import blocks_in
from qalqan.accounts.models import User

LONGEST = 5000


def notes_in(lesson: LessonPage, learner: User) -> dict[str, str]:
    """This learner's notes by block id; "" is the note on the whole lesson."""
    found = Note.objects.filter(learner=learner, lesson=lesson.pk)
    return dict(found.values_list("block", "text"))


def keep(lesson: LessonPage, *, learner: User, block: str, text: str) -> None:
    """Keep `text` in place of what stood there; an empty text removes the note."""
    place = {"learner": learner, "lesson_id": lesson.pk, "block": block}
    if text.strip():
        Note.objects.update_or_create(**place, defaults={"text": text})
    else:
        Note.objects.filter(**place).delete()


def places_in(lesson: LessonPage) -> set[str]:
    """Where a note may stand: the whole lesson, or a reflection at any depth."""
    return {"", *(block["id"] for block in blocks_in(lesson) if block["type"] == "reflection")}
