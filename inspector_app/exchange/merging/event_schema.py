"""What an event from outside may say: kinds, fields, types and lengths. A hostile pack stops here, not in a table.

A kind or field that this version does not know is kept in the log and shown nowhere (reliability.md §5.2).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from db.records.values import JsonValue
from inspector_app.errors import Problem
from inspector_app.exchange.bag.pack_info import is_of_a_clock

LONGEST_TEXT = 20_000
MOST_ELEMENTS = 1_000
DEEPEST = 8
_LARGEST_INTEGER = 2**53

Check = Callable[[JsonValue], bool]


def _text(value: JsonValue) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _whole(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST_INTEGER


def _truth(value: JsonValue) -> bool:
    return isinstance(value, bool)


def _number(value: JsonValue) -> bool:
    return _whole(value) or isinstance(value, float)


def _texts(value: JsonValue) -> bool:
    return isinstance(value, list) and len(value) <= MOST_ELEMENTS and all(_text(each) for each in value)


def _or_unknown(check: Check) -> Check:
    return lambda value: value is None or check(value)


_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d:\d\d)?", re.ASCII)


def _date(value: JsonValue) -> bool:
    return value == "" or (isinstance(value, str) and _on_the_calendar(_DATE, value) is not None)


def _time(value: JsonValue) -> bool:
    return value == "" or (isinstance(value, str) and _on_the_calendar(_TIME, value) is not None)


def _moment(value: JsonValue) -> bool:
    """With its offset: rows are sorted and compared by it."""
    if value == "":
        return True
    time = _on_the_calendar(_TIME, value) if isinstance(value, str) else None
    return time is not None and time.tzinfo is not None and is_of_a_clock(time)


def _stamp(value: JsonValue) -> bool:
    return value != "" and _moment(value)


def _on_the_calendar(shape: re.Pattern[str], text: str) -> datetime | None:
    """None without this shape, or for what is no day: a 31st of April in a row stops every screen that lists it."""
    if shape.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _sha256(value: JsonValue) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def _one_of(*words: str) -> Check:
    return lambda value: value in words


def _people(value: JsonValue) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= 20
        and all(
            isinstance(each, dict)
            and set(each) == {"name", "certificate"}
            and all(_text(text) for text in each.values())
            for each in value
        )
    )


def _pair_points(value: JsonValue) -> bool:
    """Four places as fractions of a picture, or none."""
    return isinstance(value, list) and len(value) in (0, 8) and all(_number(each) and 0 <= each <= 1 for each in value)


def _bodies(value: JsonValue) -> bool:
    """Bodies of a joint inspection, each with the names of its people."""
    return (
        isinstance(value, list)
        and len(value) <= 20
        and all(
            isinstance(each, dict)
            and set(each) == {"name", "inspectors"}
            and _text(each["name"])
            and _texts(each["inspectors"])
            for each in value
        )
    )


def _partners(value: JsonValue) -> bool:
    names = {"name", "code", "contact", "phone", "reconsideration_body", "court"}
    return (
        isinstance(value, list)
        and len(value) <= 50
        and all(isinstance(each, dict) and set(each) == names and all(map(_text, each.values())) for each in value)
    )


def _unknown(value: JsonValue) -> bool:
    """A field of a newer program."""
    return _bounded(value, DEEPEST)


def _object(value: JsonValue) -> bool:
    return isinstance(value, dict) and _bounded(value, DEEPEST)


def _objects(value: JsonValue) -> bool:
    return isinstance(value, list) and len(value) <= MOST_ELEMENTS and all(_object(each) for each in value)


def _bounded(value: JsonValue, depth: int) -> bool:
    if depth == 0:
        return False
    if isinstance(value, dict):
        return len(value) <= MOST_ELEMENTS and all(_bounded(each, depth - 1) for each in value.values())
    if isinstance(value, list):
        return len(value) <= MOST_ELEMENTS and all(_bounded(each, depth - 1) for each in value)
    return value is None or _text(value) or _number(value) or isinstance(value, bool)


_COLOURS = ("red", "yellow", "blue", "green", "ungraded")
"""inspector_app.enterprises.grading.Grade."""

MEASURE_KINDS = (
    *("interview", "warning", "operation", "oversight", "consolidation", "order", "sealing", "closure", "transfer"),
    *("training", "certificates", "outreach", "posters", "publicity", "reward", "commitment", "filing"),
)
"""inspector_app.measures.kinds.KINDS."""
OUTCOMES = ("sound", "ordered", "corrected", "sealed", "closed", "transferred")
"""inspector_app.measures.kinds.Outcome."""

_SCHEMA: dict[str, dict[str, Check]] = {
    "enterprise": {
        **dict.fromkeys(
            (
                "name", "credit_code", "community", "address", "legal_person", "contact", "phone", "kind", "brand",
                "express_licence", "filing_certificate", "note",
                "division_code", "manager_phone", "registration_type", "holding",
            ),
            _text,
        ),
        **dict.fromkeys(("business_scope", "transport_modes", "special_lines", "sensitive_goods"), _texts),
        **dict.fromkeys(("handles_sensitive_goods", "safeguards_met"), _or_unknown(_truth)),
        **dict.fromkeys(("inspects_all", "real_name_all", "xrays_all"), _or_unknown(_truth)),
        **dict.fromkeys(("staff_count", "xray_count", "camera_count", "video_days"), _or_unknown(_whole)),
        **dict.fromkeys(("longitude", "latitude"), _or_unknown(_number)),
        **dict.fromkeys(("express_licence_expires", "commitment_signed"), _date),
        "decided_grade": _one_of("", *_COLOURS),
        **dict.fromkeys(("decided_for", "merged_into"), _text),
        "unconfirmed": _truth,
    },
    "grade": {
        **dict.fromkeys(("enterprise_id", "visit_id", "person", "reason", "second_person"), _text),
        **dict.fromkeys(("colour", "proposed"), _one_of(*_COLOURS)),
        "decided_at": _stamp,
        "seconded_at": _moment,
        "facts": _object,
    },
    "visit": {
        **dict.fromkeys(("enterprise_id", "device", "site_contact", "site_phone", "current_item"), _text),
        "checklist_id": _sha256,
        "mode": _one_of("reminder", "inspection", "joint"),
        "opened_at": _stamp,
        "closed_at": _moment,
        "inspectors": _people,
        "paper_on": _date,
        "bodies": _bodies,
        "annex": _objects,
        "rechecks": _texts,
        # Once opened again it is for ever one that was: an accepted one would else be changed unseen.
        "reopened_for": lambda value: _texts(value) and bool(value),
    },
    "answer": {
        **dict.fromkeys(("visit_id", "item", "reason", "note"), _text),
        "verdict": _one_of("", "pass", "fail", "na"),
        "values": _object,
        "answered_at": _moment,
    },
    "finding": {
        **dict.fromkeys(("visit_id", "enterprise_id", "item", "problem", "requirement"), _text),
        "severity": _one_of("A", "B", "C"),
        "basis": _texts,
        "deadline": _date,
        "position": _whole,
        "deleted": _truth,
    },
    "photo": {
        **dict.fromkeys(
            ("visit_id", "item", "finding_id", "media_type", "file_name", "source", "caption", "pair_of"), _text
        ),
        **dict.fromkeys(("size", "width", "height", "position"), _whole),
        **dict.fromkeys(("taken_at", "file_time"), _time),
        "added_at": _stamp,
        **dict.fromkeys(("deleted", "tray"), _truth),
        "sha256": _sha256,
        "layers": _objects,
        "pair_points": _pair_points,
    },
    "notice": {
        **dict.fromkeys(("visit_id", "enterprise_id", "kind", "number"), _text),
        "issued_at": _stamp,
        "facts": _object,
        "pdf_sha256": _sha256,
        "pdf_size": _whole,
        "replaces": _text,
        "sequence": _whole,
        "proof": _text,
    },
    "void_number": {
        **dict.fromkeys(("word", "number", "reason", "person"), _text),
        **dict.fromkeys(("year", "sequence"), _whole),
        "voided_at": _stamp,
    },
    "deed": {
        **dict.fromkeys(("visit_id", "notice_id", "person", "media_type", "file_name"), _text),
        "deed": _one_of("printed", "signed", "refused", "served", "withdrawn"),
        "done_at": _stamp,
        "facts": _object,
        "sha256": lambda value: value == "" or _sha256(value),
        "size": _whole,
    },
    "rectification": {
        **dict.fromkeys(("finding_id", "enterprise_id", "visit_id", "person"), _text),
        **dict.fromkeys(("note", "body", "paper", "batch", "undone_reason"), _text),
        "act": _one_of("replied", "extended", "verified", "gone", "partly", "not_done", "corrected", "transferred"),
        "done_on": lambda value: value != "" and _date(value),
        "due": _date,
        "photos": _texts,
        "recorded_at": _stamp,
        "undone": _truth,
        "undone_at": _moment,
    },
    "reply_file": {
        **dict.fromkeys(("batch", "media_type", "file_name"), _text),
        "sha256": _sha256,
        "size": _whole,
        "added_at": _stamp,
    },
    "suspicion": {
        **dict.fromkeys(("visit_id", "enterprise_id", "item", "place", "description", "person"), _text),
        **dict.fromkeys(("reported_to", "report_number", "handed_to"), _text),
        **dict.fromkeys(("reported_at", "handed_at"), _moment),
        **dict.fromkeys(("found_at", "recorded_at"), _stamp),
        "steps": _objects,
        "handed_list": _texts,
    },
    "draw": {
        **dict.fromkeys(("visit_id", "item"), _text),
        "facts": _object,
        "drawn_at": _stamp,
    },
    "double_draw": {
        **dict.fromkeys(("title", "person"), _text),
        "drawn_at": _stamp,
        "facts": _object,
    },
    "day_list": {
        "day": lambda value: value != "" and _date(value),
        "stops": _texts,
    },
    "office": {
        **dict.fromkeys(
            ("issuer", "code", "number_pattern", "contact", "phone", "reconsideration_body", "court"), _text
        ),
        "first_number": _whole,
        "bodies": _partners,
        "words": _object,
        "glyphs": lambda value: _object(value) and all(map(_text, value.values())),
    },
    "campaign": {
        **dict.fromkeys(("name", "note", "reason"), _text),
        **dict.fromkeys(("starts_on", "ends_on"), lambda value: value != "" and _date(value)),
        "targets": lambda value: _object(value) and all(map(_whole, value.values())),
        "withdrawn": _truth,
    },
    "measure": {
        **dict.fromkeys(("title", "place", "authority", "result", "campaign_id", "within"), _text),
        **dict.fromkeys(("recorded_by", "reason"), _text),
        "kind": _one_of(*MEASURE_KINDS),
        "held_on": lambda value: value != "" and _date(value),
        "ends_on": _date,
        **dict.fromkeys(("bodies", "persons"), _texts),
        **dict.fromkeys(("attended", "copies"), _or_unknown(_whole)),
        "withdrawn": _truth,
    },
    "measure_part": {
        **dict.fromkeys(("measure_id", "enterprise_id", "note", "notice_id"), _text),
        "role": _one_of("subject", "attending", "checked"),
        "outcome": _one_of("", *OUTCOMES),
        "removed": _truth,
    },
    "measure_file": {
        **dict.fromkeys(("measure_id", "media_type", "file_name"), _text),
        "sha256": _sha256,
        "size": _whole,
        "added_at": _stamp,
        "deleted": _truth,
    },
    "plan": {
        **dict.fromkeys(("section", "issuer", "issuer_device", "pack"), _text),
        "document": _sha256,
        "edition": _whole,
        "since": _date,
        "issued_at": _stamp,
    },
    "return": {
        **dict.fromkeys(("visit_id", "item", "comment", "by"), _text),
        "made_at": _stamp,
        "settled": _truth,
    },
    "review": {
        **dict.fromkeys(("visit_id", "person", "note"), _text),
        "act": _one_of("began", "returned", "accepted", "drawn"),
        "decided_at": _stamp,
        "follows": _texts,
        "seen": lambda value: _object(value) and all(map(_whole, value.values())),
        "draw": _object,
    },
    "handed_on": {
        **dict.fromkeys(("subject", "format", "file", "person"), _text),
        **dict.fromkeys(("rows", "photos"), _whole),
        "redacted": _truth,
        "handed_at": _stamp,
    },
    "import": {
        **dict.fromkeys(("pack", "sender", "file", "sha256"), _text),
        **dict.fromkeys(("visits", "photos", "events", "damaged", "unproven"), _whole),
    },
    "undo": {
        **dict.fromkeys(("first", "last"), _whole),
        "again": _truth,
    },
    "withdrawal": {
        **dict.fromkeys(("pack", "sender", "of", "file", "sha256", "reason"), _text),
        "events": _whole,
    },
}  # fmt: skip


_WITHOUT_TABLE = frozenset({"session", "vault", "epoch", "clock", "numbers"})
"""What a laptop says of itself in fields of many kinds: they are looked at by whoever shows them."""


def is_unknown(kind: str, fields: Mapping[str, JsonValue]) -> bool:
    """Whether a newer program wrote it: of a kind, or with a field, that nobody here reads."""
    known = _SCHEMA.get(kind)
    return kind not in _WITHOUT_TABLE if known is None else not fields.keys() <= known.keys()


def unknown_fields(kind: str, fields: Iterable[str]) -> set[str]:
    """Those of the fields for which `is_unknown` says so; of an unknown kind, all of them."""
    return set() if kind in _WITHOUT_TABLE else set(fields) - _SCHEMA.get(kind, {}).keys()


def field_problems(kind: str, obj: str, fields: Mapping[str, JsonValue]) -> list[Problem]:
    """Everything in an event's fields that this program's tables could not hold."""
    known = _SCHEMA.get(kind, {})
    bad = [name for name, value in fields.items() if not known.get(name, _unknown)(value)]
    return [Problem("pack.field_bad", {"kind": kind, "object": obj[:80], "field": name}) for name in bad]
