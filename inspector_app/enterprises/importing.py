"""The import of a register: what it would do, shown first, then done as one unit of work."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from operator import attrgetter, itemgetter
from typing import Any

from db.database import Database
from db.records.register import Enterprise
from db.records.values import JsonValue
from inspector_app.enterprises.cells import FieldValue
from inspector_app.enterprises.identity import Identities, new_id
from inspector_app.enterprises.register import RegisterReading
from inspector_app.enterprises.row_facts import RowFacts, RowProblem, add_problem, read_rows
from inspector_app.errors import CancelledError, Problem, RefusedInputError

_BATCH = 400
"""Enterprises between two looks at progress and cancelling."""


@dataclass(frozen=True, slots=True)
class Change:
    """An enterprise of the store of which the file says something else."""

    id: str
    name: str
    """As the store has it now."""
    fields: Mapping[str, tuple[FieldValue, FieldValue]]
    """Field to (now, after)."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do. An empty cell leaves what the store knows, as a column that is not there does."""

    rows: int
    """Enterprises in the file: new, changed, unchanged and skipped."""
    new: tuple[Enterprise, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: int = 0
    skipped: int = 0
    """Rows of which it is not certain which enterprise they mean; each has a problem."""
    problems: tuple[RowProblem, ...] = ()
    """In the order of the rows."""

    def after(self, database: Database) -> list[Enterprise]:
        """The register as it would be, by name."""
        with database.look() as work:
            existing = {each.id: each for each in work.enterprises.all()}
        for change in self.changed:
            values: dict[str, Any] = {name: after for name, (_, after) in change.fields.items()}
            existing[change.id] = replace(existing[change.id], **values)
        existing |= {each.id: each for each in self.new}
        return sorted(existing.values(), key=lambda each: (each.name, each.id))


def plan_import(database: Database, reading: RegisterReading) -> ImportPlan:
    """Compares the file with the store and changes nothing.

    Rows in doubt (no name, a wrong or repeated credit code, a name that may mean several) are skipped; of others the
    faulty cells are. Both are among the problems. Raises RefusedInputError when the columns are `reading.unclear`.
    """
    if reading.unclear:
        raise RefusedInputError(reading.unclear)
    with database.look() as work:
        existing = work.enterprises.all()
    rows = read_rows(reading)
    return _Planning(reading, existing, rows).plan()


def apply_import(
    database: Database,
    plan: ImportPlan,
    now: datetime,
    progress: Callable[[int, int], object] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """All of the plan in one unit of work, or nothing. `progress` gets enterprises done and all of them.

    Raises CancelledError; RefusedInputError register.plan_stale when the register has changed since the plan was made;
    StoreTroubleError. The store is then as it was before.
    """
    total = len(plan.new) + len(plan.changed)
    with database.work(now) as work:
        _check_fresh(plan, {each.id: each for each in work.enterprises.all()})
        done = 0
        for batch in _batches(plan):
            if cancelled():
                raise CancelledError
            work.enterprises.save_many(batch)
            done += len(batch)
            progress(done, total)
        if cancelled():
            raise CancelledError


@dataclass(slots=True)
class _Planning:
    reading: RegisterReading
    existing: list[Enterprise]
    rows: list[RowFacts]
    outcomes: dict[int, Enterprise | Change | None] = field(default_factory=dict)
    """Row number to what is done; None: nothing, because the store says the same."""

    def plan(self) -> ImportPlan:
        identities = Identities(self.existing, self.rows)
        taken = {each.id for each in self.existing}
        for facts in sorted(self.rows, key=lambda each: not each.code):
            if not facts.in_doubt:
                self._place(facts, identities, taken)
        outcomes = [self.outcomes[facts.number] for facts in self.rows if facts.number in self.outcomes]
        return ImportPlan(
            rows=len(self.rows),
            new=tuple(each for each in outcomes if isinstance(each, Enterprise)),
            changed=tuple(each for each in outcomes if isinstance(each, Change)),
            unchanged=sum(each is None for each in outcomes),
            skipped=len(self.rows) - len(outcomes),
            problems=tuple(problem for facts in self.rows for problem in facts.problems),
        )

    def _place(self, facts: RowFacts, identities: Identities, taken: set[str]) -> None:
        found = identities.match(facts)
        if isinstance(found, Problem):
            column = "credit_code" if facts.code else "name"
            add_problem(self.reading, facts, column, found, facts.values[column])
        elif found is None:
            fresh = new_id(facts.code, facts.name, taken)
            taken.add(fresh)
            values: dict[str, Any] = dict(facts.values)
            self.outcomes[facts.number] = Enterprise(fresh, **values)
        else:
            self.outcomes[facts.number] = _change(found, facts)


def _change(enterprise: Enterprise, facts: RowFacts) -> Change | None:
    pairs = {name: (getattr(enterprise, name), value) for name, value in facts.values.items()}
    fields = {name: (now, after) for name, (now, after) in pairs.items() if now != after}
    return Change(enterprise.id, enterprise.name, fields) if fields else None


def _check_fresh(plan: ImportPlan, existing: Mapping[str, Enterprise]) -> None:
    changed = all(
        change.id in existing and all(getattr(existing[change.id], name) == now for name, (now, _) in fields.items())
        for change, fields in ((change, change.fields) for change in plan.changed)
    )
    if not changed or any(each.id in existing for each in plan.new):
        raise RefusedInputError([Problem("register.plan_stale")])


Saved = tuple[str, dict[str, JsonValue]]


def _batches(plan: ImportPlan) -> Iterator[list[Saved]]:
    """In the order of the ids, as the store's trees keep them: each page is then filled, and enciphered, once."""
    saved = [(each.id, _said(each)) for each in plan.new]
    saved += [
        (change.id, {name: _json(after) for name, (_, after) in change.fields.items()}) for change in plan.changed
    ]
    saved.sort(key=itemgetter(0))
    for start in range(0, len(saved), _BATCH):
        yield saved[start : start + _BATCH]


_NAMES = tuple(each.name for each in fields(Enterprise) if each.name != "id")
_values_of = attrgetter(*_NAMES)


def _said(enterprise: Enterprise) -> dict[str, JsonValue]:
    """Only what is known of it: an event need not say what nobody has said."""
    known = zip(_NAMES, _values_of(enterprise), strict=True)
    said = ((name, value) for name, value in known if value not in (None, "", ()))
    return {name: value if isinstance(value, str) else _json(value) for name, value in said}


def _json(value: FieldValue) -> JsonValue:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
