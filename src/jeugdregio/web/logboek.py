"""The log: one JSON object a line, with allow-listed fields only.

A message's arguments, an exception's text and a request's address may hold what must not be logged, so they
are left out: an exception is its type and where it came from. What is left is masked once more.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

# Fields a call may add with `extra=`; anything else is dropped.
ALLOWED = frozenset(
    {
        "referentie",
        "status",
        "methode",
        "route",
        "duur_ms",
        "aantal",
        "soort",
        "fase",
        "code",
        "bericht_sleutel",
    }
)
# A BSN, with or without separators, or a date of birth in any usual order.
_NUMBERS = re.compile(r"\d(?:[ ._-]?\d){7,}")
_DATES = re.compile(r"\b(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{4})\b")


def mask(text: str) -> str:
    """Return `text` with every date and every run of eight or more digits replaced by its form."""
    text = _DATES.sub("[datum]", text)
    return _NUMBERS.sub(lambda found: f"[{sum(c.isdigit() for c in found[0])} cijfers]", text)


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-12:]]


class JsonFormatter(logging.Formatter):
    """Formats a record as one JSON line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; its keys are tijd, niveau, logger, tekst, the allow-listed extras and fout."""
        line: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "logger": record.name,
            "tekst": mask(str(record.msg)),  # the template, never its arguments
        }
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            line["methode"] = getattr(request, "method", None)
            line["route"] = match.view_name if match else None
            line["status"] = status = getattr(record, "status_code", None)
            line["tekst"] = HTTPStatus(status).phrase if status else line["tekst"]
            line["referentie"] = getattr(request, "referentie", None)
        for name in ALLOWED & record.__dict__.keys():
            value = record.__dict__[name]
            line[name] = value if isinstance(value, bool | int | float) or value is None else mask(str(value))
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line["fout"] = {"soort": type(error).__qualname__, "plaats": _frames(error)}
        return json.dumps(
            {key: value for key, value in line.items() if value is not None}, ensure_ascii=False
        )
