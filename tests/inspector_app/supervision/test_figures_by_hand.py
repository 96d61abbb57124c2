"""Figures of an office of which the years are made up, against whoever counts the records by hand."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from offices import NOW, new_store
from sqlalchemy import select

from db.database import Work
from db.tables import PROJECTIONS
from inspector_app.enterprises.grading import grade
from inspector_app.planning.intervals import shipped_intervals
from inspector_app.stores import Store
from inspector_app.supervision.board import make_board
from inspector_app.supervision.figures import COVERAGE
from inspector_app.supervision.statistics import By, Question, figures, items, listed, parted

BEGAN = NOW - timedelta(days=400)
PLACES, KINDS = ("福永社区", "怀德社区", ""), ("国际货代", "快递企业")
FIRMS, VISITS = [f"e{number}" for number in range(9)], [f"v{number}" for number in range(24)]
Row = Any


class Office:
    """Its records as rows, and how every enterprise was coloured on each day on which something happened."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self.colours: list[tuple[date, dict[str, str]]] = []
        self.entered: dict[str, date] = {}
        for days in sorted(chance.sample(range(400), 40)):
            now = BEGAN + timedelta(days=days)
            with store.database.work(now) as work:
                self._happen(work, now.date())
                here = {each.id: grade(each).value for each in work.enterprises.all()}
            self.colours.append((now.date(), here))
            for each in here:
                self.entered.setdefault(each, now.date())
        with store.database.look() as work:
            connection = work.tallies._connection
            self.rows = {kind: connection.execute(select(PROJECTIONS[kind])).all() for kind in PROJECTIONS}

    def _happen(self, work: Work, today: date) -> None:
        chance, firm, visit = self.chance, self.chance.choice(FIRMS), self.chance.choice(VISITS)
        if work.enterprises.get(firm) is None or chance.random() < 0.2:
            fields = {"name": firm, "community": chance.choice(PLACES), "kind": chance.choice(KINDS)}
            work.enterprises.save(firm, fields | {"handles_sensitive_goods": chance.choice((True, False, None))})
        work.enterprises.save(firm, {"safeguards_met": chance.choice((True, False, None))})
        if firm in FIRMS[6:] and chance.random() < 0.3:
            work.enterprises.save(firm, {"merged_into": chance.choice(("e0", ""))})
        opened = today - timedelta(days=chance.randrange(20))
        mode = chance.choice(("reminder", "inspection", "joint"))
        work.visits.save(visit, {"enterprise_id": firm, "opened_at": f"{opened}T10:00:00+08:00", "mode": mode})
        for code in ("RN-01", "RN-02", "RN-03"):
            work.answers.save(visit, code, {"verdict": chance.choice(("pass", "fail", "na"))})
        for place in range(chance.randrange(3)):
            fields = {"visit_id": visit, "enterprise_id": firm, "deleted": chance.random() < 0.2}
            work.events.record("finding", f"{visit}/{place}", fields)
        kind, held = chance.choice(("training", "interview", "posters")), today.isoformat()
        measure = {"kind": kind, "held_on": held, "attended": chance.randrange(9), "copies": chance.randrange(99)}
        work.events.record("measure", f"m{today}", measure | {"withdrawn": chance.random() < 0.2})

    def survivor(self, firm: str) -> Row | None:
        known = {row.id: row for row in self.rows["enterprise"]}
        row = known.get(firm)
        return known.get(row.merged_into, row) if row is not None and row.merged_into else row

    def colour_on(self, firm: str, day: date) -> str:
        """Before it was entered, that with which it was entered."""
        said = [here[firm] for on, here in self.colours if firm in here and on <= max(day, self.entered[firm])]
        return said[-1]


def by_hand(office: Office, question: Question) -> dict[str, int]:
    """Each record looked at, one after the other."""
    first, last = question.first or date.min, question.last or date.max
    day = min(last, NOW.date())

    def wanted(row: Row | None, colour: str) -> bool:
        given = (row.community, row.kind, colour) if row is not None else ("", "", "")
        asked = (question.community, question.kind, question.colour)
        return all(mine in ("", his) for mine, his in zip(asked, given, strict=True))

    seen: dict[str, list[date]] = {}
    found: Counter[str] = Counter()
    findings = Counter(row.visit_id for row in office.rows["finding"] if not row.deleted)
    at_fault: Counter[str] = Counter()
    visited = set()
    for visit in office.rows["visit"]:
        on, row = date.fromisoformat(visit.opened_at[:10]), office.survivor(visit.enterprise_id)
        seen.setdefault(row.id if row is not None else visit.enterprise_id, []).append(on)
        colour = office.colour_on(row.id, day) if row is not None else ""
        if not (first <= on <= last and wanted(row, colour)):
            continue
        of = row.id if row is not None else visit.enterprise_id
        visited.add(of)
        found["visits"] += 1
        found[{"reminder": "reminders", "joint": "joint_inspections"}.get(visit.mode, "inspections")] += 1
        found["findings"] += findings[visit.id]
        at_fault[of] += findings[visit.id] > 0
        answers = [each.verdict for each in office.rows["answer"] if each.visit_id == visit.id]
        found["items_asked"] += sum(each in ("pass", "fail") for each in answers)
        found["items_failed"] += answers.count("fail")
    found["enterprises_visited"] = len(visited)
    found["enterprises_with_findings"] = sum(number > 0 for number in at_fault.values())
    found["repeat_offenders"] = sum(number > 1 for number in at_fault.values())
    _count_register(office, found, seen, day, wanted)
    for each in office.rows["measure"]:
        if (
            not each.withdrawn
            and first <= date.fromisoformat(each.held_on) <= last
            and question == question_of_days(question)
        ):
            name = {"training": "trainings", "interview": "interviews", "posters": ""}[each.kind]
            found[name] += 1
            found["trained_people"] += each.attended if each.kind == "training" else 0
            found["posters"] += each.copies if each.kind == "posters" else 0
    return found


def question_of_days(question: Question) -> Question:
    """Measures without an enterprise are of no place."""
    return Question(question.first, question.last)


def _count_register(
    office: Office,
    found: Counter[str],
    seen: dict[str, list[date]],
    day: date,
    wanted: Callable[[Row | None, str], bool],
) -> None:
    intervals = shipped_intervals()
    alone = [row for row in office.rows["enterprise"] if not row.merged_into]
    began = min(office.entered[row.id] for row in alone)
    for row in alone:
        last = max((on for on in seen.get(row.id, []) if on <= day), default=None)
        colour = office.colour_on(row.id, day)
        if not (office.entered[row.id] <= max(day, began) or last) or not wanted(row, colour):
            continue
        found["enterprises"] += 1
        found[colour] += 1
        days = next(days for each, days in intervals.days.items() if each.value == colour)
        waited = (day - last).days if last is not None else 0
        state = "in_time" if waited < days - intervals.soon else "soon" if waited <= days else "overdue"
        found[COVERAGE["never" if last is None else state]] += 1


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = new_store(tmp_path / "store")
    yield Office(store, random.Random(5))
    store.close()


def test_whoever_counts_the_records_by_hand_gets_the_same(office: Office) -> None:
    """Periods before the register began, within it, and until now; the board and the lists say the same."""
    store, today = office.store, NOW.date()
    days = [(None, None), (today - timedelta(days=500), today - timedelta(days=395))]
    days += [
        (today - timedelta(days=back), today - timedelta(days=to)) for back, to in ((300, 200), (120, 17), (90, 0))
    ]
    narrowed = ({}, {"community": "福永社区"}, {"kind": "快递企业"}, {"colour": "yellow"})
    for number, (first, last) in enumerate(days):
        for narrow in (narrowed[0], narrowed[1 + number % 3]):
            question = Question(first, last, **narrow)
            truth = by_hand(office, question)
            names = {*truth, *COVERAGE.values(), *("enterprises", "red", "yellow", "green", "ungraded", "visits")} - {
                ""
            }
            found = {each.id: each.number for each in figures(store, question, NOW, sorted(names))}
            assert found == {name: truth[name] for name in names}, question
            board = {each.id: each.number for each in make_board(store, question, NOW).tiles}
            assert {name: board[name] for name in names & board.keys()} == {
                name: truth[name] for name in names & board.keys()
            }
            assert sum(each.failed for each in items(store, question, NOW)) == truth["items_failed"]
            for figure in ("visits", "findings", "enterprises_visited", "enterprises_with_findings"):
                of_colour = {
                    each: by_hand(office, replace(question, colour=each))[figure] for each in ("red", "yellow", "green")
                }
                if not question.colour:
                    told = parted(store, figure, question, By.COLOUR, NOW)
                    assert {each: told.get(each, 0) for each in of_colour} == of_colour, (figure, question)
            reds = listed(store, "yellow", question, NOW)
            assert ({each.colour for each in reds} or {"yellow"}, len(reds)) == ({"yellow"}, truth["yellow"])
