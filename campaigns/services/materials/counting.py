"""How often materials are fetched: a total a day, and nothing about who fetched."""

from django.db import Error as DatabaseFailure
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaigns.models import DownloadDay, Material


def count(material: Material) -> None:
    """One more today. A count that fails is lost: no reader waits for it or sees an error."""
    try:
        with transaction.atomic():
            total, _created = DownloadDay.objects.get_or_create(
                day=timezone.localdate(),
                page_id=material.page_id,
                kind=material.kind,
                language=material.language,
            )
            DownloadDay.objects.filter(pk=total.pk).update(count=F("count") + 1)
    except DatabaseFailure:
        return
