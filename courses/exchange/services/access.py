"""Who may bring courses in and take them out."""

from typing import Any

from courses.models import CataloguePage


def may_exchange(person: Any) -> bool:
    """Whoever may add a course to the catalogue; a course file shows drafts as well."""
    catalogue = CataloguePage.objects.first()
    return bool(catalogue and catalogue.permissions_for_user(person).can_add_subpage())
