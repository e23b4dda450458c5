"""Lines, calls, and what the public sees of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.models import Hotline
from qalqan.common.services import hotlines
from qalqan.common.services.hotlines import Call, HotlineError
from tests.factories import SourceFactory

Clock = Callable[[int], None]


def a_line(**fields: Any) -> Hotline:
    given = {"number": "+7 7172 12 34 56", "kind": "voice", "operator_kk": "Орталық"}
    return Hotline(**given | {"source": SourceFactory(in_force=True)} | fields)


def a_call(**given: Any) -> Call:
    answered = {"called_at": timezone.now(), "call_language": "kk", "answered_by": "Орталық"}
    return Call(**{**answered, **given})


def confirmed(by: User, then_by: User, **fields: Any) -> Hotline:
    return hotlines.confirm(hotlines.propose(a_line(**fields), by=by), by=then_by, call=a_call())


def shown() -> set[str]:
    return set(Hotline.objects.shown().values_list("number", flat=True))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(HotlineError) as refused:
        act()
    return refused.value.code
