"""Log lines as JSON that name no person: where something went wrong, never with whose data."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class LogLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and where an error came from.

    An exception's text may quote a name or an address, a path may hold a token: neither is
    written. What is: the exception's class, the lines of code it passed, the route of the request.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if request is None:
        return record.getMessage()
    found = getattr(request, "resolver_match", None)
    route = found.route if found else "unknown"
    return f"{getattr(record, 'status_code', '')} {request.method} {route}".strip()


def _frames(trace: Any) -> list[str]:
    passed = traceback.extract_tb(trace)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in passed]
