"""What production writes to its log: enough to mend a fault, nothing about a person."""

import json
import logging
from typing import Any

import pytest
from django.test import RequestFactory

from qalqan.common.formats.log_lines import LogLines


def line(**fields: Any) -> dict[str, Any]:
    record = logging.LogRecord("qalqan", logging.ERROR, "x.py", 1, "", (), None)
    record.__dict__.update(fields)
    told: dict[str, Any] = json.loads(LogLines().format(record))
    return told


def test_an_error_is_told_by_its_class_and_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("Key (email)=(aigerim@example.kz) already exists")
    except ValueError as error:
        told = line(msg="saving failed", exc_info=(type(error), error, error.__traceback__))
    assert told["error"] == "ValueError"
    assert "test_log_lines.py" in told["at"][-1]
    assert "aigerim" not in json.dumps(told)


@pytest.mark.urls("qalqan.urls")
def test_a_request_is_told_by_its_route_and_not_by_its_path() -> None:
    request = RequestFactory().get("/kk/sign-in/set/MQ/c0ffee-token/?name=Aigerim")
    told = line(msg="Internal Server Error: %s", args=(request.path,), request=request)
    assert told["message"] == "GET unknown"
    assert "c0ffee" not in json.dumps(told)


def test_a_line_says_when_what_and_how_bad() -> None:
    told = line(msg="outbox message %s failed", args=(7,))
    assert told["message"] == "outbox message 7 failed"
    assert told["level"] == "ERROR"
    assert told["time"].endswith("+00:00")
