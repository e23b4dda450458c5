"""Outreach events with what was counted at them."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from campaigns.models import OutreachEvent, OutreachFigure
from qalqan.common.models import Region


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = "karaganda"


class OutreachEventFactory(DjangoModelFactory):
    class Meta:
        model = OutreachEvent
        skip_postgeneration_save = True

    day = factory.LazyFunction(timezone.localdate)
    region = factory.SubFactory(RegionFactory)
    kind = "information"
    place = "station"

    class Params:
        withdrawn = factory.Trait(withdrawn_at=timezone.now(), withdrawal_reason="Екі рет жазылған")
        elsewhere = factory.Trait(region=factory.SubFactory(RegionFactory, code="abai"))

    @factory.post_generation
    def counted(self: Any, create: bool, counted: dict[str, int] | None, **_options: Any) -> None:
        for figure, number in (counted or {}).items():
            OutreachFigure.objects.create(event=self, figure=figure, number=number)
