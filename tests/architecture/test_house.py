"""The house as docs/decisions/0001 draws it; import contracts are import-linter's."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models

ROOT = Path(settings.BASE_DIR)
FLOORS = {"common": 0, "accounts": 1, "assessments": 2, "courses": 3, "campaigns": 3, "qalqan": 4}
PACKAGES = {"qalqan", "campaigns", "courses", "assessments", "qalqan.accounts", "qalqan.common"}


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS]


def relations(model: type[models.Model]) -> list[tuple[str, type[models.Model]]]:
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [
        (field.name, field.related_model)
        for field in fields
        if field.remote_field and field.related_model
    ]


def is_learner_record(model: type[models.Model]) -> bool:
    return ".models.records" in model.__module__


@pytest.mark.parametrize("name", ["site/__init__.py", "locale/__init__.py"])
def test_folders_that_would_break_the_standard_library_are_no_packages(name: str) -> None:
    assert not (ROOT / name).exists()


def test_local_apps_are_exactly_the_floors() -> None:
    installed = [name for name in settings.INSTALLED_APPS if name in PACKAGES]
    assert installed == settings.LOCAL_APPS
    assert {apps.get_app_config(label).name for label in FLOORS} == PACKAGES


def test_model_relations_go_down_only() -> None:
    user = get_user_model()
    upward = [
        f"{model._meta.label}.{name} -> {target._meta.label}"
        for model in own_models()
        for name, target in relations(model)
        if target is not user
        and target._meta.app_label in FLOORS
        and FLOORS[target._meta.app_label] > FLOORS[model._meta.app_label]
    ]
    assert upward == []


def test_campaigns_and_courses_do_not_relate() -> None:
    pair = {"campaigns", "courses"}
    crossing = [
        f"{model._meta.label}.{name}"
        for model in own_models()
        for name, target in relations(model)
        if {model._meta.app_label, target._meta.app_label} == pair
    ]
    assert crossing == []


def test_campaigns_relate_to_no_learner_record() -> None:
    reached = [
        f"{model._meta.label}.{name}"
        for model in apps.get_app_config("campaigns").get_models()
        for name, target in relations(model)
        if is_learner_record(target)
    ]
    assert reached == []


def test_the_roof_has_no_models() -> None:
    assert list(apps.get_app_config("qalqan").get_models()) == []


def test_no_third_party_file_is_kept_in_the_folders_of_static_files() -> None:
    kept = {path.name for path in ROOT.glob("site/qalqan/static/**/*") if path.is_file()}
    assert not {name for name in kept if ".min." in name}
