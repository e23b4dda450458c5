"""Who looks after the register: those who may confirm a line, and the operators."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet


def stewards() -> QuerySet[Any]:
    """Active accounts with the right to confirm, whether by a role, singly, or as operators."""
    right = {"content_type__app_label": "common", "codename": "confirm_hotline"}
    by_role = {f"groups__permissions__{name}": value for name, value in right.items()}
    singly = {f"user_permissions__{name}": value for name, value in right.items()}
    may = Q(**by_role) | Q(**singly) | Q(is_superuser=True)
    people = get_user_model()._default_manager
    return people.filter(may, is_active=True).distinct().order_by("pk")
