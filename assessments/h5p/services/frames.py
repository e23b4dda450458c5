"""The frame in a page of the site: its address, and what the page must allow for it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from assessments.h5p.services.tokens import token_for
from assessments.models import H5PContent, H5PContentRevision
from assessments.services.packages import Frame


def frame(
    revision: H5PContentRevision, *, own_origin: str, results: str = "", state: str = ""
) -> Frame:
    """The frame in which a page of `own_origin` plays the revision, in the active language."""
    content = revision.content
    return frame_of(content, revision.pk, own_origin=own_origin, results=results, state=state)


def frame_of(
    content: H5PContent, revision: int, *, own_origin: str, results: str = "", state: str = ""
) -> Frame:
    """The same of the revision with this primary key, which need not be read for it."""
    language = get_language() or settings.LANGUAGE_CODE
    path = reverse("h5p_player:document", args=[token_for(revision), language])
    origin = content_origin(own_origin)
    return Frame(
        id=str(content.uuid),
        title=str(content.title),
        source=origin + path,
        allowed=f"{origin}/h5p/",
        results=results,
        state=state,
    )


def content_origin(own_origin: str) -> str:
    """Where packages are played: CONTENT_ORIGIN, or else the origin that was asked."""
    return settings.CONTENT_ORIGIN or own_origin


def host_origin(own_origin: str) -> str:
    """Where the pages are that may show a player."""
    return settings.PUBLIC_BASE_URL if settings.CONTENT_ORIGIN else own_origin
