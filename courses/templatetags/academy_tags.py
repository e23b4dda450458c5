"""The navigation of the academy's workspace, by what the reader's roles let them do."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from courses.enums import Post
from qalqan.accounts.enums import Role

register = template.Library()
MANAGER, TUTOR = Role.ACADEMY_MANAGER.value, Role.TUTOR.value
# Who manages one department alone.
HEAD = "department_head"
STAFF = {MANAGER, TUTOR}
SUMS = {Role.OBSERVER.value, Role.REGIONAL_COORDINATOR.value}
# Addresses whose names begin alike lie in one section.
SECTIONS = (
    ("academy", _("Completion"), STAFF | SUMS | {HEAD}),
    ("people", _("People"), {MANAGER, HEAD}),
    ("cohorts", _("Cohorts"), STAFF),
    ("sessions", _("Sessions"), STAFF | {Role.GUEST_TRAINER.value}),
    ("marking", _("Essays"), STAFF | {HEAD}),
    ("supervision", _("Supervised tests"), STAFF),
    ("certificates", _("Certificates"), {MANAGER, HEAD}),
    ("returns", _("Training return"), {MANAGER} | SUMS),
)


@dataclass(frozen=True)
class Section:
    label: Any
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def workspace_sections(context: Any) -> list[Section]:
    request = context["request"]
    here = getattr(request.resolver_match, "url_name", None) or ""
    roles = _roles(request.user)
    return [
        Section(label, url, here.startswith(name))
        for name, label, for_whom in SECTIONS
        if for_whom & roles and (url := _url(name))
    ]


def _roles(person: Any) -> frozenset[str]:
    """The person's roles; the head of one department has fewer sections, an operator the sums."""
    if not (person.is_academy_staff or person.is_tutor):
        return frozenset(person.roles | SUMS if person.is_superuser else person.roles)
    # Both came with the session, and cost no statement.
    roles = {TUTOR} if person.is_tutor else set()
    if person.is_academy_staff:
        managing = person.appointments.filter(role=Post.MANAGER)
        is_whole = managing.filter(department=None).exists()
        roles.add(MANAGER if is_whole else HEAD)
    return frozenset(roles)


def _url(name: str) -> str:
    try:
        return reverse(f"courses:{name}")
    except NoReverseMatch:
        return ""
