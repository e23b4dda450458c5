"""All addresses. Wagtail's pages come last, below the language prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from assessments.h5p.urls import PLAYER
from campaigns.views.public import help_text
from courses.views.verify import verify
from qalqan import views
from qalqan.accounts.views import private_page_sign_in, to_sign_in
from qalqan.common.views import documents, media

handler404 = "qalqan.views.not_found"
handler403 = "qalqan.views.forbidden"
handler500 = "qalqan.views.server_error"

# All that a public host does which checks certificates by a carried list.
VERIFICATION = [
    path("healthz", views.healthz, name="healthz"),
    path("verify/<str:code>/", verify, name="verify"),
    *i18n_patterns(path("verify/<str:code>/", verify)),
]
EVERYTHING = [
    path("", views.front_door, name="front_door"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("verify/<str:code>/", verify, name="verify"),
    # Wagtail's own sign-in and reset views would let a password alone into the admin.
    re_path(r"^cms/(login|password_reset)/", to_sign_in, name="cms_sign_in"),
    path("cms/", include(wagtailadmin_urls)),
    # Before Wagtail's, and under its name: documents of a film are asked for in parts.
    re_path(r"^documents/(\d+)/(.*)$", documents.serve, name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^(uz|uz-cyrl|ky|tg)/help/$", help_text, name="help_text"),
    path("media/<path:name>", media.serve, name="media"),
    path("h5p/", include(PLAYER)),
    *i18n_patterns(
        path("", include("qalqan.accounts.urls")),
        # Wagtail sends readers of private pages to the address of this name.
        path("_util/login/", private_page_sign_in, name="wagtailcore_login"),
        path("", include("qalqan.common.urls")),
        path("", include("courses.urls")),
        path("", include("assessments.urls")),
        path("", include("campaigns.urls")),
        # The name is Wagtail's: its pages reverse it to find their own addresses.
        re_path(r"^((?:[\w\-]+/)*)$", views.serve, name="wagtail_serve"),
    ),
    re_path(r"^", views.nowhere),
]
urlpatterns = VERIFICATION if settings.VERIFY_LIST else EVERYTHING
