"""Where people with a role do their work: what the header leads to, and where they start."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import resolve_url


@dataclass(frozen=True)
class Workplace:
    label: str
    url: str


def workplaces_of(roles: frozenset[str]) -> list[Workplace]:
    """Those of the roles in the order of settings.WORKPLACES; none for a learner."""
    found: list[Workplace] = []
    for place in _all_of(roles):
        # A part of a workplace is reached from inside it.
        if not any(place.url.startswith(other.url) for other in found):
            found.append(place)
    return found


def _all_of(roles: frozenset[str]) -> Iterator[Workplace]:
    for role, label, view in settings.WORKPLACES:
        if role in roles:
            yield Workplace(str(label), resolve_url(view))
