"""The WSGI application that granian or gunicorn serves."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qalqan.settings.production")

application: Any = get_wsgi_application()
if not settings.VERIFY_LIST:
    # Its models exist from here on.
    from campaigns.middleware import PublishedPages

    application = PublishedPages(application)
if settings.CONTENT_ORIGIN:
    from qalqan.middleware import ContentHost

    # Before the layer that gives public pages from memory.
    application = ContentHost(application)
