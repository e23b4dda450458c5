"""A course file into the site: all of it, or nothing."""

from collections.abc import Collection
from typing import BinaryIO

from django.db import transaction
from django.utils import translation

from assessments.services import packages
from assessments.services.packages import Looked
from courses.exchange.services import media
from courses.exchange.services.planning import Plan, plan
from courses.exchange.services.progress import Progress, no_progress
from courses.exchange.services.publishing import publish
from courses.exchange.services.reading import CourseFile, read
from courses.exchange.services.storing import Store
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES


def preview(stream: BinaryIO, *, take: Collection[str] = ()) -> tuple[CourseFile, Plan]:
    """What an import would do; writes nothing. Raises CourseFileError."""
    file = read(stream)
    return file, plan(file, take=take)


def packages_in(file: CourseFile, found: Plan, *, may_install: bool) -> list[tuple[str, Looked]]:
    """What would come in with each new H5P package, by its title. Raises CourseFileError."""
    return [
        (
            step.label,
            media.look_at_package(step.name, file.media(step.name), may_install=may_install),
        )
        for step in found.steps_to("created")
        if step.shape.kind == "package"
    ]


def import_course(
    stream: BinaryIO,
    *,
    by: User | None = None,
    take: Collection[str] = (),
    may_install: bool = False,
    and_publish: bool = False,
    progress: Progress = no_progress,
) -> tuple[CourseFile, Plan]:
    """Bring a course in as drafts, and publish them only if told to.

    What other courses lean on is made where it is missing and never changed. What was changed
    here after the file was made stays, unless `take` names it as "kind:name". H5P packages
    bring their libraries, which are programs, only with `may_install`. Raises CourseFileError,
    after which everything is as it was, files on the disk included.
    """
    file, found = preview(stream, take=take)
    store = Store(file, by=by, may_install=may_install)
    try:
        # Raw translated columns hold the language that is active while they are written.
        with transaction.atomic(), translation.override(LANGUAGES[0]):
            _write(store, found, progress)
            if and_publish:
                found.remarks += publish(found.steps, file.names, by=by)
    except BaseException:
        # The database forgets the records by itself, the disk does not.
        for record in store.made:
            if record.file.name:
                record.file.storage.delete(record.file.name)
        packages.player().sweep(store.brought)
        raise
    return file, found


def _write(store: Store, found: Plan, progress: Progress) -> None:
    steps = found.steps_to("created", "updated")
    for step in steps:
        if step.shape.is_page and step.change == "created":
            store.stub(step)
    for done, step in enumerate(steps, 1):
        store.write(step)
        progress(done, len(steps))
