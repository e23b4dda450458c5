"""Write rows and pages of the starter, and put the home page in its place."""

import json
from typing import Any, TypeVar

from django.db import models
from wagtail.models import Page, Site

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import BasePage, HomePage
from qalqan.services.starter.files import Texts, texts
from qalqan.services.starter.stamps import Stamper

PageT = TypeVar("PageT", bound=BasePage)


class Writer:
    """Stores each thing once, by its stamp, and leaves alone what an editor changed."""

    def __init__(self) -> None:
        self.stamper = Stamper()

    def row(
        self, model: type[models.Model], key: str, lookup: dict[str, Any], fields: dict[str, Any]
    ) -> Any:
        """One snippet or vocabulary term, known by `lookup`."""
        manager = model._default_manager

        def write() -> models.Model:
            found = manager.filter(**lookup).first() or model(**lookup)
            for name, value in fields.items():
                setattr(found, name, value)
            found.full_clean()
            found.save()
            return found

        return self.stamper.store(key, fields, lambda: manager.filter(**lookup).first(), write)

    def page(self, parent: Page, model: type[PageT], slug: str, fields: dict[str, Any]) -> PageT:
        """One page below `parent`, ready in every language in which it has a heading."""
        fields = fields | {
            f"ready_{code}": bool(fields.get(f"heading_{code}")) for code in LANGUAGES
        }

        plain = {
            name
            for name in fields
            if not model._meta.get_field(name.removesuffix("_id")).many_to_many
        }

        def find() -> PageT | None:
            found: PageT | None = model.objects.child_of(parent).filter(slug=slug).first()
            return found

        def write() -> PageT:
            page = find() or model(slug=slug)
            page.title = fields["heading_en"]
            for name in plain:
                # A stream's raw data becomes a value only by way of the field.
                stream = hasattr(model._meta.get_field(name.removesuffix("_id")), "stream_block")
                setattr(page, name, json.dumps(fields[name]) if stream else fields[name])
            if page.pk is None:
                Page.objects.get(pk=parent.pk).add_child(instance=page)
            for name in fields.keys() - plain:
                setattr(page, name, fields[name])
            page.save_revision().publish()
            return page

        return self.stamper.store(f"page/{parent.url_path}{slug}", fields, find, write)  # type: ignore[return-value]


def translated(name: str, by_language: Texts) -> Texts:
    """Field values of one translated field."""
    return {f"{name}_{code}": (by_language.get(code) or "").strip() for code in LANGUAGES}


def _welcome_page() -> Page | None:
    """The page that Wagtail's own migrations make, until a home page of ours takes its place."""
    page = Page.objects.filter(depth=2, slug__in=("home", "welcome")).first()
    return page if page is not None and page.specific_class is Page else None


def make_room() -> None:
    """Free the slug that Wagtail's welcome page holds."""
    if welcome := _welcome_page():
        Page.objects.filter(pk=welcome.pk).update(slug="welcome")


def point_site_at(home: HomePage) -> None:
    """The first load makes the default site ours; an operator's own stays as it is."""
    welcome = _welcome_page()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost", root_page=home, is_default_site=True, site_name="Qalqan"
        )
    elif welcome is not None and site.root_page_id == welcome.pk:
        site.root_page = home
        site.save()
    if welcome is not None:
        # Through the tree, so that its parent's count of children stays right.
        Page.objects.get(pk=welcome.pk).delete()


def headings(files: dict[str, Any], *keys: str) -> Texts:
    return {
        **translated("heading", texts(files, *keys, "heading")),
        **translated("summary", texts(files, *keys, "summary")),
    }
