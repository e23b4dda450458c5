"""A list brought in on screen, slips printed, and a new learner who joins by an invitation."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor
from tests.courses.lists.files import csv_of, xlsx_of

pytestmark = pytest.mark.browser
LISTS = "/academy/people/lists/"
HEADER = {
    "kk": ("Тегі", "Аты", "Бөлім"),
    "ru": ("Фамилия", "Имя", "Отдел"),
    "en": ("Surname", "First name", "Unit"),
}


def rows(language: str) -> list[tuple[str, ...]]:
    return [
        HEADER[language],
        (f"Қуаныш{language}", "Ғалия", "precinct-police"),
        ("С?рік", "Әлихан", "precinct-police"),
    ]


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize(("language", "size"), [("kk", PHONE), ("ru", DESK), ("en", PHONE)])
def test_a_list_comes_in_after_a_look(
    visitor: Callable[..., Visitor], language: str, size: dict[str, int], scripted: bool
) -> None:
    manager = visitor(size=size, scripted=scripted)
    manager.sign_in("manager", language)
    manager.open(f"/{language}{LISTS}")
    raw = csv_of(*rows(language), delimiter=";", encoding="kz1048")
    file = {"name": "list.csv", "mimeType": "text/csv", "buffer": raw}
    manager.page.set_input_files("input[name=file]", file)
    manager.page.fill("input[name=cohort]", f"2026-{language}-{scripted}")
    submit(manager, "main form button[type=submit]")
    assert f"Қуаныш{language}" in manager.page.inner_text("main")
    assert "С?рік" in manager.page.inner_text("main")
    submit(manager, "button[name=confirm]")
    assert manager.page.locator("main form[action$='rejected/']").count() == 1
    submit(manager, "main a[href*='/slips/']")
    submit(manager, "main form button[type=submit]")
    assert f"Қуаныш{language}" in manager.page.inner_text("main")


def test_a_learner_joins_by_an_invitation(visitor: Callable[..., Visitor]) -> None:
    manager = visitor()
    manager.sign_in("manager")
    manager.open(f"/kk{LISTS}")
    raw = xlsx_of(HEADER["kk"], ("Оспан", "Бек", "organised-crime"))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "list.xlsx", "mimeType": kind, "buffer": raw}
    manager.page.set_input_files("input[name=file]", file)
    manager.page.fill("input[name=cohort]", "2026-invited")
    submit(manager, "main form button[type=submit]")
    submit(manager, "button[name=confirm]")
    submit(manager, "main a[href*='?cohort=']")
    submit(manager, "main a[href*='/invitations/']")
    manager.page.fill("input[name=limit]", "1")
    manager.page.fill("input[name=until]", "2099-12-31")
    submit(manager, "main form.q-form button")
    code = manager.page.locator(".q-card__title").first.inner_text()
    newcomer = visitor()
    newcomer.open(f"/kk/join/{code}/")
    newcomer.page.fill("input[name=last_name]", "Жаңа")
    newcomer.page.fill("input[name=first_name]", "Адам")
    for name in ("new_password1", "new_password2"):
        newcomer.page.fill(f"input[name={name}]", "төрт сөзден тұратын құпия")
    submit(newcomer, "main form:has([name=last_name]) button[type=submit]")
    assert newcomer.page.locator("main .q-slip__code").count() == 1
    late = visitor()
    response = late.open(f"/kk/join/{code}/")
    assert response is not None
    assert response.status == 410


def submit(person: Visitor, where: str) -> None:
    with person.page.expect_navigation():
        person.page.locator(where).first.click()
    person.look()
