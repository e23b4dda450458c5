"""Making files, keeping them, and knowing which are outdated.

A file is current while what it would be made of now is what it was made of. Whatever changed, a
number, the day of a check, a sentence of the page, time itself: the comparison sees it.
"""

from itertools import product
from typing import Any

from django.db import transaction
from wagtail.models import Page

from campaigns.enums import MaterialKind
from campaigns.models import CampaignPage, HelpPage, Material
from campaigns.services import published
from campaigns.services.line_texts import shown_lines
from campaigns.services.materials.contents import Content, Contents
from campaigns.services.materials.versions import Version, pages, versions_of
from qalqan.common.services import outbox

KIND = "campaigns.materials"


def current(version: Version, kind: MaterialKind, *, has_bleed: bool = False) -> Material | None:
    """The file as it has to be now, made where there is none; None where no line is shown."""
    lines = shown_lines()
    if not lines:
        return None
    content = Contents(version, lines).of(kind, has_bleed=has_bleed)
    if kept := _kept(version, content):
        return kept
    made = _make(version, content)
    # The page tells its size.
    published.new_edition()
    return made


def refresh(payload: dict[str, Any]) -> None:
    """Outbox handler: make anew what there was of the page with the id "page".

    What nobody has asked for yet is made when it is first asked for.
    """
    page = next((page for page in pages() if page.pk == payload["page"]), None)
    lines = shown_lines()
    if page is None or not lines:
        return
    outdate(page)
    were = Material.objects.filter(page=page.pk).values_list("language", "kind", "has_bleed")
    wanted, made = set(were), 0
    for version in versions_of(page):
        contents = Contents(version, lines)
        for kind, has_bleed in product(version.kinds, (False, True)):
            if (version.language, kind, has_bleed) in wanted:
                content = contents.of(kind, has_bleed=has_bleed)
                if not _kept(version, content):
                    _make(version, content)
                    made += 1
    if made:
        # The page tells their sizes: once for them all, for each edition makes all pages anew.
        published.new_edition()


@transaction.atomic
def changed(*concerned: CampaignPage | HelpPage) -> None:
    """Mark as outdated, at once, what is no longer true of these pages; new ones follow."""
    for page in concerned:
        outdate(page)
        if Material.objects.filter(page=page.pk).exists():
            outbox.enqueue(KIND, {"page": page.pk})


def all_changed() -> None:
    """The same for every page: each carries the numbers of the register."""
    Material.objects.filter(page=None).mark_outdated()
    changed(*pages())


def outdate(page: CampaignPage | HelpPage) -> int:
    """Mark what is not as it would be made now; returns how many."""
    materials = Material.objects.current().filter(page=page.pk)
    if not materials.exists():
        return 0
    lines = shown_lines()
    wanted = {
        contents.of(kind, has_bleed=has_bleed).fingerprint
        for contents in (Contents(version, lines) for version in versions_of(page) if lines)
        for kind in contents.version.kinds
        for has_bleed in (False, True)
    }
    marked: int = materials.exclude(fingerprint__in=wanted).mark_outdated()
    return marked


def _kept(version: Version, content: Content) -> Material | None:
    materials = _current(version, content).filter(fingerprint=content.fingerprint)
    found: Material | None = materials.first()
    return found


def _make(version: Version, content: Content) -> Material:
    # Typesetting takes its time, and holds no lock meanwhile.
    return _store(version, content, content.render())


@transaction.atomic
def _store(version: Version, content: Content, file: bytes) -> Material:
    # Whoever comes second waits here, and finds the file made.
    Page.objects.select_for_update().get(pk=version.page.pk)
    if found := _kept(version, content):
        return found
    _current(version, content).mark_outdated()
    made: Material = Material.objects.create(
        page_id=version.page.pk,
        kind=content.kind,
        language=content.language,
        has_bleed=content.data["bleed"],
        address=version.address,
        lines=content.lines,
        fingerprint=content.fingerprint,
        content=file,
        size=len(file),
    )
    return made


def _current(version: Version, content: Content) -> Any:
    return Material.objects.current().filter(
        page=version.page.pk,
        kind=content.kind,
        language=content.language,
        has_bleed=content.data["bleed"],
    )
