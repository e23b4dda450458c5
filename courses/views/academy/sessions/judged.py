"""What learners say of the courses, by academy: sums alone."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from courses.models import Evaluation
from courses.services import evaluations, scope
from courses.views.academy.sessions.access import teacher_of


@never_cache
@login_required
def courses(request: HttpRequest) -> HttpResponse:
    academies = scope.academies_taught(teacher_of(request))
    if not academies.exists():
        raise PermissionDenied
    found = Evaluation.objects.filter(academy__in=academies, course__isnull=False)
    in_order = found.select_related("course", "academy").order_by("course__path", "academy")
    context = {
        "rows": [(one, evaluations.shown(one)) for one in in_order],
        "fewest": evaluations.FEWEST,
    }
    return render(request, "courses/academy/sessions/judged.html", context)
