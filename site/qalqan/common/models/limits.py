"""Tries that were counted against a limit: keyed digests, from which nobody can be told."""

from typing import Any

from django.db import models
from django.utils import timezone


class LimitCountQuerySet(models.QuerySet[Any]):
    def live(self) -> "LimitCountQuerySet":
        return self.filter(until__gt=timezone.now())

    def over(self) -> "LimitCountQuerySet":
        return self.filter(until__lte=timezone.now())


class LimitCount(models.Model):
    key = models.CharField(max_length=200, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    objects = LimitCountQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.count} until {self.until}"
