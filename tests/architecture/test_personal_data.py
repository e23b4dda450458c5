"""Nothing about a person is kept without a purpose, a ground, an end, an export and an erasure."""

import pytest
from django.apps import apps
from django.utils import translation

from qalqan.common.services.personal_data import PersonalData, person_links, registry

lines = pytest.mark.parametrize("line", registry.values(), ids=lambda line: line.model)


def test_every_model_that_links_to_a_person_is_registered() -> None:
    missing = {model for model, _field in person_links()} - registry.keys()
    assert missing == set()


def test_every_link_to_a_person_says_what_becomes_of_it() -> None:
    unsaid = {
        (model, field) for model, field in person_links() if field not in registry[model].links
    }
    assert unsaid == set()


@lines
def test_every_line_says_why_on_what_ground_and_how_long(line: PersonalData) -> None:
    with translation.override("en"):
        assert line.title
        assert not str(line.purpose)[0].islower()
        assert not str(line.retention)[0].islower()
    assert line.basis.label


@lines
def test_what_ends_after_a_time_has_that_field(line: PersonalData) -> None:
    if line.keep_for is not None:
        assert apps.get_model(line.model)._meta.get_field(line.keep_for.field)


# What an account says beside its person; the others are in an export.
OF_THE_ACCOUNT = {
    *("password", "last_login", "is_active", "is_staff", "is_superuser", "is_demo"),
    "has_second_factor",
}


@pytest.mark.django_db
def test_an_export_has_every_field_of_the_account(cadet: object) -> None:
    user = apps.get_model("accounts.User")
    fields = {field.attname for field in user._meta.concrete_fields} - OF_THE_ACCOUNT
    (row,) = registry["accounts.User"].export(cadet)
    assert fields - {"id", "merged_into_id", "erased_at"} <= row.keys()
