"""Every check of the doctor: what it looked at, how it is, and what to do. Nothing is changed."""

import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from db.errors import StoreTroubleError
from inspector_app.deep_checks import last_deep_check
from inspector_app.doctor.risky_places import Place, place_of
from inspector_app.errors import Problem
from inspector_app.health import quick_check
from inspector_app.messages import disk_problem, problems_of
from inspector_app.planning.departure import Check, State, Surroundings, departure_checks
from inspector_app.stores import Store
from inspector_app.version import VERSION

_OF_DEPARTURE = ("disk", "clock", "printer", "backup")
"""What the check before leaving looks at too."""
_DEEP_DAYS = 14
_WANTED = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0"}
"""Pragmas of every connection (reliability.md §0)."""


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    state: State
    details: dict[str, object] = field(default_factory=dict)
    topic: str = "doctor"
    case: str = ""
    said: Problem | None = None
    """What another part of the program says of it, instead of the doctor's own words."""

    @property
    def problem(self) -> Problem:
        """Its sentence."""
        return self.said or Problem(f"{self.topic}.{self.name}_{self.case or self.state.value}", self.details)


def examine_computer() -> list[Finding]:
    """What needs no store: versions and fonts."""
    return [_program(), _fonts()]


def examine(store: Store, around: Surroundings, now: datetime) -> list[Finding]:
    """All checks, in a fixed order; one that cannot be done because of damage is told, and the others go on."""
    looks: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: [_engine(store), _settings(store), about_place(store.folder)],
        lambda: _before_departure(store, around, now),
        lambda: _health(store),
        lambda: [_deep_check(store, now.date())],
    )
    found = examine_computer()
    for look in looks:
        try:
            found += look()
        except (StoreTroubleError, OSError) as error:
            found += [each for each in troubled("store", error) if each not in found]
    return found


def troubled(name: str, error: Exception) -> list[Finding]:
    """What kept a check from being done; the program's own mistakes are raised."""
    problems = (disk_problem(error),) if isinstance(error, OSError) else problems_of(error)
    if problems is None:
        raise error
    return [Finding(name, State.BAD, said=problem) for problem in problems]


def worst(findings: Iterable[Finding]) -> State:
    states = [finding.state for finding in findings]
    return next((state for state in (State.BAD, State.WARN) if state in states), State.OK)


def in_json(findings: Sequence[Finding], say: Callable[[Problem], dict[str, str]]) -> dict[str, object]:
    """For scripts: `{"state": "ok|warn|bad", "checks": [{"name", "state", "problem", "cause", "remedy"}]}`."""
    checks = [{"name": each.name, "state": each.state.value, **say(each.problem)} for each in findings]
    return {"state": worst(findings).value, "version": VERSION, "checks": checks}


def _program() -> Finding:
    details: dict[str, object] = {
        "version": VERSION,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
    }
    return Finding("program", State.OK, details | {"frozen": "frozen" if hasattr(sys, "frozen") else "source"})


def _fonts() -> Finding:
    from inspector_app.notices.installed_fonts import ROLES, installed_faces

    faces = installed_faces()
    details: dict[str, object] = {"found": len(faces), "wanted": len(ROLES)}
    return Finding("fonts", State.OK, details, case="" if faces else "shipped")


def _engine(store: Store) -> Finding:
    facts = store.database.facts()
    return Finding("engine", State.OK, {"engine": facts["engine"], "schema": facts["schema"]})


def _settings(store: Store) -> Finding:
    facts = store.database.facts()
    wrong = [name for name, value in _WANTED.items() if facts.get(name, value).lower() != value]
    if wrong:
        shown = ", ".join(f"{name} = {facts[name]}" for name in wrong)
        return Finding("settings", State.BAD, {"wrong": shown})
    return Finding("settings", State.OK)


def about_place(folder: Path) -> Finding:
    place = place_of(folder)
    return Finding(
        "place", State.OK if place is Place.SAFE else State.WARN, case="ok" if place is Place.SAFE else place
    )


def _before_departure(store: Store, around: Surroundings, now: datetime) -> list[Finding]:
    checks: dict[str, Check] = {check.name: check for check in departure_checks(store, around, now)}
    wanted = (checks[name] for name in _OF_DEPARTURE)
    return [Finding(each.name, each.state, dict(each.details), "departure", each.case) for each in wanted]


def _health(store: Store) -> Iterable[Finding]:
    found = quick_check(store)
    pages: dict[str, object] = {"count": len(found.database), "first": next(iter(found.database), "")}
    yield Finding("pages", State.BAD if found.database else State.OK, pages)
    chain: dict[str, object] = {"count": len(found.chain), "first": next(iter(found.chain), "")}
    yield Finding("log", State.BAD if found.chain else State.OK, chain)


def _deep_check(store: Store, today: date) -> Finding:
    last = last_deep_check(store)
    if last is None:
        return Finding("deep", State.WARN, case="never")
    details: dict[str, object] = {"day": last.at.date().isoformat(), "days": (today - last.at.date()).days}
    if not last.sound:
        return Finding("deep", State.BAD, details)
    return Finding("deep", State.WARN if (today - last.at.date()).days > _DEEP_DAYS else State.OK, details)
