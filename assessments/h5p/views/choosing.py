"""What authors choose from for the H5P activities of lessons: by title, with its language."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from assessments.h5p.forms import TitleFilterForm
from assessments.h5p.services import listing
from assessments.models import H5PContent


class _Listing:
    filter_form_class = TitleFilterForm

    @property
    def columns(self) -> list[Column]:
        own: list[Column] = super().columns  # type: ignore[misc]
        language = Column("language", label=_("Language"))
        return [*own, language, Column("current.main_library", label=_("Library"))]


class ChooseView(_Listing, chooser.ChooseView):
    pass


class ChooseResultsView(_Listing, chooser.ChooseResultsView):
    pass


class ContentChooserViewSet(ChooserViewSet):
    model = H5PContent
    icon = "media"
    choose_one_text = _("Choose H5P content")
    choose_another_text = _("Choose other H5P content")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    # The block has a widget of its own, which it can name without the model.
    register_widget = False

    def get_object_list(self) -> QuerySet[H5PContent]:
        return listing.contents()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Packages come in by a screen of their own, which shows first what they bring."""
        found: list[Any] = super().get_urlpatterns()
        return [one for one in found if one.name != "create"]
