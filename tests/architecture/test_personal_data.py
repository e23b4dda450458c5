"""Nothing about a person is kept without a purpose, an export and an erasure."""

from django.apps import apps

from qalqan.common.services.personal_data import person_links, registry


def test_every_model_that_links_to_a_person_is_registered() -> None:
    missing = {model for model, _field in person_links()} - registry.keys()
    assert missing == set()


def test_every_registered_model_exists_and_says_why_it_is_kept() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert registry.keys() <= labels
    assert all(line.purpose and line.retention for line in registry.values())
