"""Marking anew what was asked with a wrong key: choose, see who is affected, confirm."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.forms.correction import CorrectionForm
from assessments.models import Item
from assessments.services.remarking import correct, effects
from qalqan.accounts.services.requests import person_of


def correct_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing changes before the page that lists the outcomes is confirmed."""
    if not request.user.has_perm("assessments.correct_item"):
        raise PermissionDenied
    published = Item.objects.select_related("version").filter(version__isnull=False)
    item: Item = get_object_or_404(published, pk=pk)
    form = CorrectionForm(request.POST or None, item=item)
    context = {"item": item, "form": form, "page_title": _("Correct a key")}
    if form.is_valid() and item.version is not None:
        wrong, reason = form.cleaned_data["wrong"], form.cleaned_data["reason"]
        if "confirm" in request.POST:
            changed = correct(wrong, item.version, reason=reason, by=person_of(request))
            told = ngettext(
                "%(count)s outcome was changed.", "%(count)s outcomes were changed.", changed
            )
            messages.success(request, told % {"count": changed})
            return redirect("item_corrections", pk)
        context["effects"] = effects(wrong, item.version)
    return render(request, "assessments/admin/correct_item.html", context)
