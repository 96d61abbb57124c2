"""Lines of a plan pack's records: which document each section uses, who issued it and from when it holds."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from db.records.log import Adoption
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.pack_info import is_of_a_clock
from inspector_app.exchange.bag.plain_line import is_plain_line

_RECORD = "plan"
MOST_SECTIONS = 50


def to_record(adoption: Adoption) -> dict[str, object]:
    return {
        "record": _RECORD,
        "section": adoption.section,
        "document": adoption.sha256,
        "edition": adoption.edition,
        "since": adoption.since.isoformat(),
        "issuer": adoption.issuer,
        "issuer_device": adoption.issuer_device,
        "issued_at": adoption.issued_at.isoformat(timespec="seconds"),
    }


def from_records(records: Iterable[Mapping[str, Any]], pack: str) -> list[Adoption]:
    """Raises RefusedInputError plan.record with the number of the first line that is none, or names a section twice."""
    adoptions: list[Adoption] = []
    for number, record in enumerate(records, start=1):
        twice = any(each.section == record.get("section") for each in adoptions)
        if number > MOST_SECTIONS or twice or not _fits(record):
            raise RefusedInputError([Problem("plan.record", {"line": number})])
        adoptions.append(_adoption(record, pack))
    return adoptions


def _adoption(record: Mapping[str, Any], pack: str) -> Adoption:
    return Adoption(
        section=record["section"],
        sha256=record["document"],
        edition=record["edition"],
        since=date.fromisoformat(record["since"]),
        issuer=record["issuer"],
        issuer_device=record["issuer_device"],
        issued_at=datetime.fromisoformat(record["issued_at"]),
        pack=pack,
    )


def _fits(record: Mapping[str, Any]) -> bool:
    return set(record) == set(_SHAPES) and all(fits(record[name]) for name, fits in _SHAPES.items())


def _text(pattern: str) -> Callable[[object], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_stamp(value: object) -> bool:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return at is not None and at.utcoffset() is not None and is_of_a_clock(at)


_SHAPES: dict[str, Callable[[object], bool]] = {
    "record": lambda value: value == _RECORD,
    "section": _text(r"[a-z][a-z_]{0,39}"),
    "document": _text(r"[0-9a-f]{64}"),
    "edition": lambda value: type(value) is int and 1 <= value < 10**9,
    "since": _is_day,
    "issuer": lambda value: isinstance(value, str) and is_plain_line(value, 250),
    "issuer_device": _text(r"[0-9a-f]{12}-[1-9][0-9]{0,5}"),
    "issued_at": _is_stamp,
}
