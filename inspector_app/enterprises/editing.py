"""The register is corrected where it is found wrong: field by field, each change kept with who, when, old and new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from db.records.register import Enterprise
from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.diary import entries_of, moment_of
from inspector_app.audit.people import People
from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.cells import FieldValue, read_cell
from inspector_app.enterprises.credit_codes import code_problem
from inspector_app.enterprises.headers import canonical_headers
from inspector_app.enterprises.identity import new_id
from inspector_app.enterprises.plain_text import compact, name_key, shown
from inspector_app.enterprises.row_facts import LONGEST_NAME
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import TYPED
from inspector_app.stores import Store

KIND = "enterprise"
_PAST = ("commitment_signed",)
"""Dates of what has happened."""


class RefusedEditError(RefusedInputError):
    """As RefusedInputError, and the field at which each problem is to be said."""

    def __init__(self, places: Mapping[str, Problem]) -> None:
        super().__init__(places.values())
        self.places = dict(places)


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: JsonValue
    after: JsonValue


@dataclass(frozen=True, slots=True)
class EnterpriseChange:
    """One change of an enterprise, whoever made it on whatever laptop."""

    enterprise: str
    """Id; of one that was merged into another it is its own."""
    dev: str
    seq: int
    moment: datetime | None
    """None where the laptop's clock wrote nothing readable."""
    person: str
    created: bool
    """It is the first that was said of the enterprise."""
    changes: tuple[FieldChange, ...]

    @property
    def key(self) -> str:
        return f"{self.dev}:{self.seq}"

    @property
    def can_be_undone(self) -> bool:
        """Only what somebody typed: a grade is followed by another grade."""
        known = {*canonical_headers(), "unconfirmed", "merged_into"}
        return not self.created and all(change.field in known for change in self.changes)


def edit_enterprise(
    store: Store, enterprise_id: str, typed: Mapping[str, str], now: datetime, seen: Enterprise | None = None
) -> tuple[str, ...]:
    """Takes what was typed into fields of the register, as an import reads cells; gives the fields that changed.

    An empty text says that nothing is known. `seen` is what the person was shown. Raises RefusedEditError with every
    problem: register.field_unknown, name_needed, name_too_long, code_…, code_taken, date_future, edited_meanwhile, and
    those of the cells; RefusedInputError register.enterprise_unknown.
    """
    with store.database.work(now) as work:
        before = _require(work, enterprise_id)
        values, places = _read(typed, now.date())
        places |= code_taken(work, values, enterprise_id) | _overtaken(values, before, seen)
        if places:
            raise RefusedEditError(places)
        changed = {name: _json(value) for name, value in values.items() if getattr(before, name) != value}
        if changed:
            work.enterprises.save(enterprise_id, changed)
    return tuple(changed)


def add_enterprise(store: Store, typed: Mapping[str, str], now: datetime) -> str:
    """A new enterprise, unconfirmed until a person confirms it; gives its id. Raises RefusedEditError as above, and
    register.known_already."""
    with store.database.work(now) as work:
        values, places = _read({"name": "", **typed}, now.date())
        register = work.enterprises.all()
        places |= code_taken(work, values, "")
        name, address = str(values.get("name", "")), str(values.get("address", ""))
        twin = next(
            (
                e
                for e in register
                if name and not e.merged_into and twin_key(e.name, e.address) == twin_key(name, address)
            ),
            None,
        )
        if twin is not None and not places:
            places["name"] = Problem("register.known_already", {"name": twin.name})
        if places:
            raise RefusedEditError(places)
        enterprise = new_id(str(values.get("credit_code", "")), name, {each.id for each in register})
        said = {name: _json(value) for name, value in values.items() if value not in (None, "", ())}
        work.enterprises.save(enterprise, {**said, "unconfirmed": True})
    return enterprise


def confirm_enterprise(store: Store, enterprise_id: str, now: datetime) -> None:
    """A person compared it with the licence. RefusedInputError register.enterprise_unknown, confirmed_already."""
    with store.database.work(now) as work:
        if not _require(work, enterprise_id).unconfirmed:
            raise RefusedInputError([Problem("register.confirmed_already")])
        work.enterprises.save(enterprise_id, {"unconfirmed": False})


def history_of(store: Store, enterprise_id: str) -> tuple[EnterpriseChange, ...]:
    """Every change, newest first, with those of what was merged into it.

    Raises RefusedInputError register.enterprise_unknown.
    """
    with store.database.look() as work:
        _require(work, enterprise_id)
        merged = [each.id for each in work.enterprises.merged_into(enterprise_id)]
        changes = [change for each in (enterprise_id, *merged) for change in reversed(_changes(work, each))]
    if not merged:
        return tuple(changes)
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(changes, key=lambda change: change.moment or oldest, reverse=True))


def undo_change(store: Store, enterprise_id: str, key: str, now: datetime) -> tuple[str, ...]:
    """The values from before one change, as a change of its own; gives the fields.

    Raises RefusedInputError register.change_unknown, undo_first, undo_grade, undo_overtaken, code_taken.
    """
    with store.database.work(now) as work:
        before = _require(work, enterprise_id)
        change = next((each for each in _changes(work, enterprise_id) if each.key == key), None)
        if change is None:
            raise RefusedInputError([Problem("register.change_unknown")])
        if change.created:
            raise RefusedInputError([Problem("register.undo_first")])
        if not change.can_be_undone:
            raise RefusedInputError([Problem("register.undo_grade")])
        newer = [each.field for each in change.changes if _json(getattr(before, each.field, None)) != each.after]
        if newer:
            names = "、".join(canonical_headers().get(name, name) for name in newer)
            raise RefusedInputError([Problem("register.undo_overtaken", {"fields": names})])
        blank = Enterprise("", "")
        back = {
            each.field: _json(getattr(blank, each.field)) if each.before is None else each.before
            for each in change.changes
        }
        taken = code_taken(work, {"credit_code": back.get("credit_code")}, enterprise_id)
        if taken:
            raise RefusedEditError(taken)
        work.enterprises.save(enterprise_id, back)
    return tuple(back)


def twin_key(name: str, address: str) -> tuple[str, str]:
    """Two with the same are taken for one enterprise."""
    return name_key(name), compact(address)


def enterprise_named(work: Work, told: str) -> Enterprise:
    """By its id or credit code. Raises RefusedInputError register.enterprise_unknown."""
    found = work.enterprises.get(told)
    if found is None:
        found = next(
            (each for each in work.enterprises.current() if each.credit_code and each.credit_code == told), None
        )
    if found is None:
        raise RefusedInputError([Problem("register.enterprise_unknown", {"id": told[:80]})])
    return found


def _require(work: Work, enterprise_id: str) -> Enterprise:
    found = work.enterprises.get(enterprise_id)
    if found is None:
        raise RefusedInputError([Problem("register.enterprise_unknown", {"id": enterprise_id[:80]})])
    return found


def _read(typed: Mapping[str, str], today: date) -> tuple[dict[str, FieldValue], dict[str, Problem]]:
    values: dict[str, FieldValue] = {}
    places: dict[str, Problem] = {}
    for name, text in typed.items():
        if name not in canonical_headers():
            places[name] = Problem("register.field_unknown", {"field": name[:40]})
            continue
        try:
            values[name] = read_cell(name, text)
        except UnreadableCellError as error:
            places[name] = _typed(error.problem)
            continue
        problem = _problem(name, values[name], today)
        if problem is not None:
            places[name] = _typed(problem)
    return values, places


def _typed(problem: Problem) -> Problem:
    """In words for one field, not for a row of a file."""
    return Problem(problem.code, {**problem.details, TYPED: True})


def _problem(name: str, value: FieldValue, today: date) -> Problem | None:
    if name == "name" and not value:
        return Problem("register.name_needed")
    if name == "name" and len(str(value)) > LONGEST_NAME:
        return Problem("register.name_too_long", {"length": len(str(value)), "most": LONGEST_NAME})
    if name == "credit_code" and value:
        return code_problem(str(value))
    if name in _PAST and isinstance(value, date) and value > today:
        return Problem("register.date_future", {"value": value.isoformat()})
    return None


def code_taken(work: Work, values: Mapping[str, FieldValue], enterprise_id: str) -> dict[str, Problem]:
    """At its field: the code that another enterprise has."""
    code = values.get("credit_code")
    if not code:
        return {}
    other = next(
        (each for each in work.enterprises.current() if each.credit_code == code and each.id != enterprise_id), None
    )
    if other is None:
        return {}
    return {"credit_code": Problem("register.code_taken", {"value": code, "name": shown(other.name)})}


def _overtaken(values: Mapping[str, FieldValue], now: Enterprise, seen: Enterprise | None) -> dict[str, Problem]:
    """Fields that somebody else changed while the person typed."""
    if seen is None:
        return {}
    newer = [name for name in values if getattr(now, name) not in (getattr(seen, name), values[name])]
    return {name: Problem("register.edited_meanwhile", {"value": shown(_text(getattr(now, name)))}) for name in newer}


def _changes(work: Work, enterprise_id: str) -> list[EnterpriseChange]:
    """Oldest first."""
    people = People(work)
    events = [event for event in work.history.of_objects([enterprise_id]) if event.kind == KIND]
    entries = entries_of(work, sorted(events, key=lambda event: (event.lam, event.dev)))
    return [
        EnterpriseChange(
            enterprise_id,
            entry.dev,
            entry.seq,
            moment_of(entry.wall),
            people.at(entry.dev, entry.seq),
            entry.created,
            tuple(FieldChange(change.field, change.old, change.new) for change in entry.changes),
        )
        for entry in entries
    ]


def _text(value: FieldValue) -> str:
    return "、".join(value) if isinstance(value, tuple) else str("" if value is None else value)


def _json(value: FieldValue) -> JsonValue:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
