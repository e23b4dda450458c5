"""Views that span apps: the front door, pages by their path, health, and errors."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import requires_csrf_token
from wagtail import hooks
from wagtail.models import Page, Site
from wagtail.views import serve_chain

from campaigns.models import CampaignPage
from campaigns.services.help import help_address
from courses.models import CoursePage
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import HomePage, NotReady
from qalqan.common.templatetags.site_tags import language_links


def front_door(request: HttpRequest) -> HttpResponse:
    """`/` by Accept-Language; Kazakh where none fits. Sets no cookie."""
    response = redirect(_door(request.headers.get("Accept-Language", "")))
    response["Vary"] = "Accept-Language"
    return response


def _door(wishes: str) -> str:
    """The home page in the first language wished for that there is, or the help page in it."""
    for wish, _quality in parse_accept_lang_header(wishes):
        language = wish.split("-")[0]
        if language in LANGUAGES:
            return f"/{language}/"
        if address := help_address(wish):
            return address
    return f"/{LANGUAGES[0]}/"


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at `path` below the home page, found at once however deep it lies.

    Wagtail's own view asks twice for every level; its hooks, privacy among them, run as there.
    """
    url_path = f"{_home_path(request)}{path}"
    page = _public_page(url_path).specific
    for hook in hooks.get_hooks("before_serve_page"):
        response = hook(page, request, [], {})
        if isinstance(response, HttpResponse):
            return response
    chain = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        chain = hook(chain)
    response = chain(page, request, [], {})
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # A visitor's page has no form, so it can tell other sites nothing at all.
        response.headers.setdefault("Referrer-Policy", "no-referrer")
    elif "Cache-Control" not in response:
        # Phones and computers are shared: what one person read is not kept for the next.
        response["Cache-Control"] = "private, no-store"
    return response


def _public_page(url_path: str) -> Page:
    """The page, where it and all above it are live: what is taken down takes its inside along.

    Of the general page only its kind is wanted; all that it is comes with the specific one.
    """
    names = url_path.strip("/").split("/")
    paths = [f"/{'/'.join(names[:end])}/" for end in range(1, len(names) + 1)]
    way = Page.objects.filter(url_path__in=paths).only("content_type", "live", "url_path")
    found = {page.url_path: page for page in way}
    if url_path not in found or not all(page.live for page in found.values()):
        raise Http404
    return found[url_path]


def _home_path(request: HttpRequest) -> str:
    """The tree path of this host's home page; Wagtail keeps the list of sites in its cache."""
    roots = Site.get_site_root_paths()
    if len(roots) == 1:
        return str(roots[0].root_path)
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return str(site.root_page.url_path)


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    ready = {f"ready_{get_language()}": True}
    context = {
        "page": page,
        "courses": CoursePage.objects.live().filter(**ready).order_by("path"),
        "campaigns": CampaignPage.objects.live().filter(**ready).order_by("path")[:3],
    }
    return render(request, page.template, context)


def healthz(request: HttpRequest) -> JsonResponse:
    """Alive: the process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: the database answers and is migrated, and the broker where one is set."""
    checks = {"database": _database_ready(), "broker": _broker_ready()}
    ready = all(checks.values())
    return JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)


def _database_ready() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _broker_ready() -> bool:
    if not settings.REDIS_URL:
        return True
    import redis

    try:
        return bool(redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2).ping())
    except redis.RedisError:
        return False


def nowhere(request: HttpRequest) -> HttpResponse:
    """Any other address: the same with a slash at its end if that is one, else this site's 404."""
    with_slash = f"{request.path_info}/"
    if request.method in {"GET", "HEAD"} and resolve(with_slash).func is not nowhere:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{with_slash}?{query}" if query else with_slash)
    raise Http404


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; for a page that is not ready in this language, with the languages that are."""
    links: list[Any] = []
    if isinstance(exception, NotReady):
        links = language_links(request.path, exception.page.ready_languages())
    return render(request, "404.html", {"ready_languages": links}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
