"""What the ids in the fields of the log belong to: nobody reads `806426e9-69f4-…`."""

from collections.abc import Iterable, Iterator

from db.records.values import JsonValue
from db.work import Work

_BELONGS = {
    "enterprise_id": "enterprise",
    "merged_into": "enterprise",
    "stops": "enterprise",
    "visit_id": "visit",
    "finding_id": "finding",
    "rechecks": "finding",
    "notice_id": "notice",
    "replaces": "notice",
    "measure_id": "measure",
    "within": "measure",
    "campaign_id": "campaign",
    "pair_of": "photo",
}
"""Field to the kind of object whose ids it holds."""
_CALLED = {
    "enterprise": "name",
    "visit": "enterprise_id",
    "finding": "problem",
    "notice": "number",
    "measure": "title",
    "campaign": "name",
    "photo": "file_name",
}
"""Kind to the column by which people know it; a visit is known by its enterprise."""


def holds_ids(field: str) -> bool:
    return field in _BELONGS


def names_of(work: Work, fields: Iterable[tuple[str, JsonValue]]) -> dict[str, str]:
    """Ids in these fields to what the objects are called now; those without a name are left out."""
    wanted: dict[str, set[str]] = {kind: set() for kind in _CALLED}
    for field, value in fields:
        if field in _BELONGS:
            wanted[_BELONGS[field]] |= set(_ids(value))
    visits = work.history.shown("visit", wanted["visit"], ("enterprise_id",))
    wanted["enterprise"] |= {row["enterprise_id"] for row in visits.values()}
    names: dict[str, str] = {}
    for kind, column in _CALLED.items():
        if kind != "visit" and wanted[kind]:
            rows = work.history.shown(kind, wanted[kind], (column,))
            names |= {id: row[column] for id, row in rows.items() if row[column]}
    return names | {id: names[row["enterprise_id"]] for id, row in visits.items() if row["enterprise_id"] in names}


def _ids(value: JsonValue) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each:
            yield each
