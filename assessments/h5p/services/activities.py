"""What the floors and rooms below know of H5P: `assessments.services.packages` as they ask it."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

from assessments.h5p.formats import PackageError
from assessments.h5p.scoring import Leaf, StatementError, Words, in_words, parse, parse_tree
from assessments.h5p.scoring.containers import leaves
from assessments.h5p.scoring.loading import Data, as_object, loaded
from assessments.h5p.scoring.shapes import Params, machine_name
from assessments.h5p.scoring.statements import MOST_TREE_BYTES, Statement, StatementTree
from assessments.h5p.services import deriving, frames, judging, planning, recording, states
from assessments.h5p.services.exporting import export_content
from assessments.h5p.services.folders import remove
from assessments.h5p.services.importing import import_package
from assessments.h5p.services.previewing import Preview, preview
from assessments.h5p.services.shelf import Shelf, version_of
from assessments.models import Attempt, H5PContent, H5PContentRevision
from assessments.services.errors import AttemptError, NotFoundError
from assessments.services.packages import Answer, Brought, Frame, Judged, Report, Sitting
from qalqan.accounts.models import User


def frame(
    content: H5PContent, *, own_origin: str, results: str, registration: uuid.UUID | None
) -> Frame:
    return frames.frame_of(
        content,
        content.current_id or 0,
        own_origin=own_origin,
        results=results.format(revision=content.current_id),
        state=states.kept(content.current_id, registration) if registration else "",
    )


def take(revision: int, body: bytes, sitting: Sitting) -> Attempt | None:
    played = _revisions().filter(pk=revision).first()
    if played is None:
        raise NotFoundError
    try:
        told = loaded(body, MOST_TREE_BYTES)
        if "state" in told:
            states.keep(played, told["state"], sitting)
            return None
        return recording.record(played, _tree(told), sitting)
    except StatementError as error:
        raise AttemptError(error.code, "the player said what cannot be taken") from error


def content_of(revision: int) -> int | None:
    found = H5PContentRevision.objects.filter(pk=revision)
    return found.values_list("content", flat=True).first()


def judge(attempt: Attempt) -> Judged | None:
    return judging.judge(attempt)


def changed() -> Iterator[str]:
    taken = H5PContentRevision.objects.filter(pk__in=Attempt.objects.values("package"))
    shelf = Shelf()
    for revision in taken.select_related("content").iterator(chunk_size=20):
        said = planning.digest_of(revision.manifest, revision.params, revision.files)
        if said != revision.sha256 or not _is_as_derived(revision, shelf):
            yield f"H5P content {revision.content.uuid}: revision {revision.number} was changed"


def _is_as_derived(revision: H5PContentRevision, shelf: Shelf) -> bool:
    if deriving.is_as_derived(revision, shelf):
        return True
    # A patch may have come in since the libraries were read.
    revision.refresh_from_db()
    return deriving.is_as_derived(revision, Shelf())


def digest(raw: bytes) -> str:
    with _refusals():
        return planning.plan(BytesIO(raw)).sha256


def digest_of(content: H5PContent) -> str:
    return content.current.sha256 if content.current else ""


def known(digest: str) -> H5PContent | None:
    return H5PContent.objects.filter(current__sha256=digest).first()


def write(content: H5PContent) -> bytes:
    output = BytesIO()
    export_content(content, output)
    return output.getvalue()


def look(raw: bytes, *, may_install: bool) -> Preview:
    with _refusals():
        return preview(BytesIO(raw), may_install=may_install)


def bring(raw: bytes, *, by: User | None, may_install: bool) -> Brought:
    with _refusals():
        done = import_package(BytesIO(raw), by=by, may_install=may_install)
    own = [done.revision.folder] if done.is_new else []
    return Brought(done.content.pk, [*own, *(library.folder for library in done.installed)])


def sweep(folders: Sequence[str]) -> None:
    for folder in folders:
        remove(folder)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except PackageError as error:
        raise AttemptError(error.code, str(error)) from error


def report(attempt: Attempt) -> Report:
    row, marked = judging.final_response(attempt), judging.marked(attempt)
    if row is None or marked is None or attempt.package is None:
        return Report(attempt)
    tree = parse_tree(row.raw)
    library = str(version_of(attempt.package.main_library))
    if not marked.leaves:
        # Nobody here can read what is in it.
        known = Leaf("", library, tree.statement.score, tree.statement.score, is_verified=False)
        return Report(attempt, [_answer(known, tree.statement, {})])
    contents = {"": attempt.package.filtered} | {
        part.id: part.params for part in leaves(library, attempt.package.filtered)
    }
    told = {node.statement.sub_content_id or "": node.statement for node in tree.walk()}
    return Report(
        attempt, [_answer(leaf, told.get(leaf.id), contents[leaf.id]) for leaf in marked.leaves]
    )


def _answer(leaf: Leaf, statement: Statement | None, params: Params) -> Answer:
    response = statement.response if statement else ""
    words = in_words(leaf.library, params, response)
    if words is None:
        words = Words(machine_name(leaf.library), (response,) if response else (), ())
    return Answer(words.question, words.chosen, words.right, leaf.score, leaf.is_verified)


def _tree(told: Data) -> StatementTree:
    """What is kept: with the result of the whole activity that of each of its parts."""
    statement, tree = parse(as_object(told.get("statement"))), told.get("tree")
    if tree is None or statement.sub_content_id is not None:
        return StatementTree(statement)
    whole = parse_tree(as_object(tree))
    root = replace(
        statement,
        response=whole.statement.response or statement.response,
        score=whole.statement.score or statement.score,
    )
    return StatementTree(root, whole.children)


def _revisions() -> Any:
    return H5PContentRevision.objects.select_related("content", "main_library")
