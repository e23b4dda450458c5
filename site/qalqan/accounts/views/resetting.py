"""An administrator lets somebody begin anew who lost all their factors."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qalqan.accounts.models import User
from qalqan.accounts.services.factors import changing
from qalqan.accounts.views.access import own_security


@never_cache
@login_required
@own_security
def reset_factors(request: HttpRequest, person: User, pk: int) -> HttpResponse:
    if not person.is_superuser:
        raise PermissionDenied
    other = get_object_or_404(User, pk=pk, erased_at=None)
    if request.method == "POST":
        changing.reset(other, by=person)
        messages.success(request, _("The second step of this person is reset."))
        return redirect("wagtailusers_users:edit", other.pk)
    return render(request, "accounts/reset_factors.html", {"other": other})
