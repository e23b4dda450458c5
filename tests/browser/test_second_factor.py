"""A second step set up and used before a browser, at a telephone's width, axe looking on."""

import re
from base64 import b32decode
from collections.abc import Callable
from typing import Any

from tests.accounts.factors import code_of
from tests.browser.conftest import DESK, Visitor
from tests.running import Site

SECURITY = "/my/security/"


def give_code(visitor: Visitor, code: str) -> None:
    visitor.page.fill("input[name=code]", code)
    with visitor.page.expect_navigation():
        visitor.page.locator("form:has(input[name=code]) button[type=submit]").click()
    visitor.look()


def set_up_app(visitor: Visitor, language: str) -> bytes:
    visitor.open(f"/{language}{SECURITY}app/")
    assert visitor.page.locator("svg.q-qr").is_visible()
    secret = b32decode(visitor.page.locator("p.q-slip__code").inner_text().replace(" ", ""))
    give_code(visitor, code_of(secret))
    return secret


def press(visitor: Visitor, locator: str) -> None:
    with visitor.page.expect_navigation():
        visitor.page.locator(locator).first.click()
    visitor.look()


def sign_out(visitor: Visitor) -> None:
    press(visitor, "form[action*=sign-out] button")


def test_an_app_and_a_recovery_code_open_the_second_step(visitor: Callable[..., Visitor]) -> None:
    judge = visitor()
    judge.sign_in("judge", "ru")
    secret = set_up_app(judge, "ru")
    codes = judge.page.locator("li.q-slip__code").all_inner_texts()
    assert len(codes) == 10
    press(judge, f"a[href$='{SECURITY}']")
    sign_out(judge)
    judge.sign_in("judge", "ru")
    give_code(judge, "000000")
    assert judge.page.locator(".govuk-error-summary").is_visible()
    give_code(judge, code_of(secret, steps=1))
    assert judge.page.url.endswith("/ru/my/")
    sign_out(judge)
    judge.sign_in("judge", "ru")
    give_code(judge, codes[0])
    assert judge.page.url.endswith("/ru/my/")
    judge.open(f"/ru{SECURITY}")
    press(judge, f"form[action$='{SECURITY}app/remove/'] button")


def test_without_scripts_the_app_works_and_the_key_page_says_what_else_there_is(
    visitor: Callable[..., Visitor],
) -> None:
    inspector = visitor(scripted=False)
    inspector.sign_in("inspector")
    inspector.open(f"/kk{SECURITY}keys/")
    assert inspector.page.locator("[data-key-unscripted] a").is_visible()
    assert not inspector.page.locator("form[data-key]").is_visible()
    secret = set_up_app(inspector, "kk")
    sign_out(inspector)
    inspector.sign_in("inspector")
    give_code(inspector, code_of(secret, steps=1))
    assert re.search(r"/kk/my/$", inspector.page.url)


class SiteByName(Site):
    """The same site; keys answer to names alone, not to 127.0.0.1."""

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"


def own_key(visitor: Visitor) -> None:
    """A security key as Chromium feigns one."""
    session: Any = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_security_key_is_added_and_asked_for(visitor: Callable[..., Visitor]) -> None:
    teacher = visitor(size=DESK)
    teacher.site = SiteByName(teacher.site.environment, teacher.site.port)
    own_key(teacher)
    teacher.sign_in("teacher")
    teacher.open(f"/kk{SECURITY}keys/")
    teacher.page.fill("input[name=name]", "USB")
    press(teacher, "form[data-key] button[type=submit]")
    assert teacher.page.locator("li.q-slip__code").count() == 10
    sign_out(teacher)
    teacher.sign_in("teacher")
    assert "/sign-in/second/" in teacher.page.url
    press(teacher, "form[data-key] button[type=submit]")
    assert teacher.page.url.endswith("/kk/my/")
