"""What goes out, or is taken down, on its day."""

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision


def publish_due() -> int:
    """Publish what is scheduled and take down what has expired; returns how many of both."""
    now = timezone.now()
    going = Revision.objects.filter(approved_go_live_at__lte=now).count()
    expired = Page.objects.live().filter(expire_at__lte=now).count()
    if going or expired:
        call_command("publish_scheduled")
    return int(going + expired)
