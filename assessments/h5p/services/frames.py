"""The frame in a page of the site: its address, and what the page must allow for it."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from assessments.h5p.services.tokens import token_for
from assessments.models import H5PContentRevision


@dataclass(frozen=True)
class Frame:
    """For templates/assessments/h5p/frame.html.

    `results` is the address that takes what the player says, by POST as JSON: {"statement",
    "tree"} in xAPI, or {"state"}. Empty: nothing is sent. `state` is such a state as JSON, of
    the same revision; empty: from the start.
    """

    id: str
    title: str
    source: str
    results: str = ""
    state: str = ""


def frame(
    revision: H5PContentRevision, *, own_origin: str, results: str = "", state: str = ""
) -> Frame:
    """The frame in which a page of `own_origin` plays the revision, in the active language."""
    language = get_language() or settings.LANGUAGE_CODE
    path = reverse("h5p_player:document", args=[token_for(revision.pk), language])
    source = content_origin(own_origin) + path
    return Frame(str(revision.content.uuid), str(revision.title), source, results, state)


def content_origin(own_origin: str) -> str:
    """Where packages are played: CONTENT_ORIGIN, or else the origin that was asked."""
    return settings.CONTENT_ORIGIN or own_origin


def host_origin(own_origin: str) -> str:
    """Where the pages are that may show a player."""
    return settings.PUBLIC_BASE_URL if settings.CONTENT_ORIGIN else own_origin
