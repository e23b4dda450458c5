"""Snippets of the ground floor in Wagtail's admin."""

from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail import features as draftail_features
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from qalqan.common.forms.sources import source_edit_handler
from qalqan.common.models import (
    Amount,
    Audience,
    Competency,
    GlossaryTerm,
    Region,
    Source,
    Topic,
)
from qalqan.common.services import amounts, entities, glossary
from qalqan.common.services.translations import may_open_board
from qalqan.common.views import sources, translations


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    list_display = ["short", "kind", "status", "checked_on", "next_check_on"]
    list_filter = ["kind", "jurisdiction", "status"]
    search_fields = ["key", "short_kk", "short_ru", "short_en"]
    # The window to choose one has no search: all of them stand on one page.
    chooser_per_page = 500
    add_to_admin_menu = True
    edit_handler = source_edit_handler
    edit_view_class = sources.SourceEditView


class VocabularyViewSet(SnippetViewSet):
    icon = "list-ul"
    list_display = ["code", "name"]


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "help"
    list_display = ["key", "term", "source"]
    search_fields = ["key", "term_kk", "term_ru", "term_en"]
    chooser_per_page = 500
    add_to_admin_menu = True


class AmountViewSet(SnippetViewSet):
    model = Amount
    icon = "decimal"
    list_display = ["key", "name", "unit", "factor", "tenge_on"]
    add_to_admin_menu = True


glossary_viewset, amount_viewset = GlossaryViewSet(), AmountViewSet()
for viewset in (
    SourceViewSet(),
    glossary_viewset,
    amount_viewset,
    *(VocabularyViewSet(model=model) for model in (Audience, Competency, Region, Topic)),
):
    register_snippet(viewset)


@hooks.register("insert_global_admin_css")
def admin_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("qalqan/admin.css"))


@hooks.register("insert_global_admin_js")
def style_nonces() -> str:
    return format_html('<script src="{}"></script>', static("qalqan/admin/style_nonces.js"))


@hooks.register("register_admin_urls")
def source_urls() -> list[URLPattern]:
    return [
        path("sources/reviews/", sources.waiting, name="source_reviews"),
        path("sources/reviews/<int:pk>/close/", sources.close_review, name="source_review_close"),
        path("sources/<int:pk>/uses/", sources.uses, name="source_uses"),
    ]


@hooks.register("register_admin_menu_item")
def reviews_menu_item() -> MenuItem:
    return SourceReviewsItem(_("Sources to review"), "", icon_name="warning", order=310)


class SourceReviewsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        self.url = reverse("source_reviews")
        return bool(request.user.has_perm("common.view_source"))


@hooks.register("register_rich_text_features")
def rich_text_entities(features: FeatureRegistry) -> None:
    """Words of the glossary and amounts, by buttons in the editor."""
    features.register_link_type(entities.TermLinkHandler)
    features.register_embed_type(entities.AmountEmbedHandler)
    for name, label, viewset, rule in (
        ("term", _("Glossary term"), glossary_viewset, entities.TERM_RULE),
        ("amount", _("Amount"), amount_viewset, entities.AMOUNT_RULE),
    ):
        chooser = reverse_lazy(viewset.chooser_viewset.get_url_name("choose"))
        options = {
            "type": name.upper(),
            "icon": viewset.icon,
            "description": label,
            "chooserUrls": {"entity": chooser},
        }
        scripts = ["wagtailadmin/js/chooser-modal.js", "qalqan/admin/entities.js"]
        plugin = draftail_features.EntityFeature(options, js=scripts)
        features.register_editor_plugin("draftail", name, plugin)
        features.register_converter_rule("contentstate", name, rule)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def show_change_at_once(_request: HttpRequest, instance: Model) -> None:
    if isinstance(instance, GlossaryTerm):
        glossary.forget()
    if isinstance(instance, Amount):
        amounts.forget()


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    one = "translations/<str:kind>/<int:pk>/<str:language>/"
    return [
        path("translations/", translations.board, name="translations"),
        path("translations/export/", translations.export_file, name="translations_export"),
        path("translations/import/", translations.import_file, name="translations_import"),
        path(one, translations.screen, name="translation"),
        path(f"{one}publish/", translations.publish, name="translation_publish"),
        path(f"{one}preview/", translations.preview, name="translation_preview"),
    ]


@hooks.register("register_admin_menu_item")
def translations_menu_item() -> MenuItem:
    return TranslationsItem(_("Translations"), "", icon_name="globe", order=305)


class TranslationsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        self.url = reverse("translations")
        return may_open_board(request.user)  # type: ignore[arg-type]
