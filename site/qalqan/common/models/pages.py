"""The page that all pages are, and the two kinds that belong to no floor above."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import classproperty
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction

from qalqan.common.blocks import RICH_TEXT_FEATURES, BaseBodyBlock
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.models.facts import SourceReview
from qalqan.common.models.fields import BodyField
from qalqan.common.models.translations import TranslatedContent
from qalqan.common.panels import page_edit_handler


class NotReady(Http404):
    """The page exists and is not ready in the language asked for."""

    def __init__(self, page: "BasePage") -> None:
        super().__init__("not ready")
        self.page = page


class BasePage(TranslatedContent, Page):
    """A page of one tree whose plain fields are translated; see docs/decisions/0002."""

    heading = models.CharField(_("heading"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    source_reviews = GenericRelation(SourceReview)
    ready_kk = models.BooleanField(_("ready in Kazakh"), default=False)
    ready_ru = models.BooleanField(_("ready in Russian"), default=False)
    ready_en = models.BooleanField(_("ready in English"), default=False)

    # (request, page) -> response; set by the page's app in ready(), since models see no views.
    view: ClassVar[Callable[[HttpRequest, Any], HttpResponse] | None] = None

    # page -> findings; set in ready() for the same reason.
    check_content: ClassVar[Callable[[Any], list[Any]]]

    # page -> findings that keep it from being published; none but where an app set its own.
    bars: ClassVar[Callable[[Any], Iterable[Any]]] = staticmethod(lambda _page: ())

    show_in_menus_default = False
    translated_names: list[str] = ["heading", "summary"]
    shared_panels: list[Any] = []

    class Meta:
        abstract = True

    @classproperty
    def edit_handler(cls) -> Any:  # noqa: N805
        fields: Any = cls._meta
        labels = {name: fields.get_field(name).verbose_name for name in cls.translated_names}
        return page_edit_handler(labels, cls.shared_panels)

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Wagtail's rule, aliases included, in one statement however deep the page lies."""
        places = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        here = models.Q(page__path__in=places) | models.Q(page__aliases__path__in=places)
        return PageViewRestriction.objects.filter(here).distinct()

    def findings(self) -> list[Any]:
        """What is amiss on the page as it stands here, for the panel beside the editor."""
        return type(self).check_content(self)

    def ready_languages(self) -> list[str]:
        return [code for code in LANGUAGES if getattr(self, f"ready_{code}")]

    def may_read_unready(self, request: HttpRequest) -> bool:
        """Whether this reader gets the page with its fallback marked in place of a 404."""
        return False

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if get_language() not in self.ready_languages() and not self.may_read_unready(request):
            raise NotReady(self)
        view = type(self).view
        if view is not None:
            return view(request, self)
        return super().serve(request, *args, **kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return list(OWN_NAMES.items())

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As readers of that language will get it, whether it is ready or not."""
        language = mode_name if mode_name in LANGUAGES else get_language()
        view = type(self).view
        with translation.override(language):
            response: Any = (
                view(request, self) if view else super().serve_preview(request, mode_name)
            )
            return response.render() if hasattr(response, "render") else response


class HomePage(BasePage):
    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

    translated_names = [*BasePage.translated_names, "intro"]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")


class TextPage(BasePage):
    """Privacy notice, accessibility statement and the like."""

    body = BodyField(BaseBodyBlock(), verbose_name=_("body"), blank=True)

    shared_panels = ["body"]
    parent_page_types = ["common.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("text page")
