"""Who is to be visited next, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from offices import NOW, SHUNDA, new_store

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.grading import Grade
from inspector_app.errors import RefusedInputError
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.planning.due import DueLists, Reason, due_lists
from inspector_app.planning.intervals import (
    Intervals,
    intervals_in_force,
    problems,
    save_intervals,
    shipped_intervals,
)
from inspector_app.plans.documents import adopt
from inspector_app.plans.sections import collected
from inspector_app.stores import Store
from inspector_app.visits import VisitDraft, close_visit, open_visit

RED, GREEN = {"handles_sensitive_goods": True}, {"handles_sensitive_goods": False, "safeguards_met": True}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        for name, facts in {"red": RED, "green": GREEN, "new": RED, "old": GREEN}.items():
            work.enterprises.save(name, SHUNDA | facts | {"name": name, "credit_code": ""})
    yield store
    store.close()


def visit(store: Store, enterprise: str, days_ago: int, *, close: bool = True) -> str:
    at = NOW - timedelta(days=days_ago)
    opened = open_visit(store, VisitDraft(enterprise, (Inspector("李明"), Inspector("王芳"))), shipped(), at)
    if close:
        close_visit(store, opened, at)
    return opened


def names(lists: DueLists, reason: Reason) -> list[tuple[str, int | None]]:
    return [(due.row.enterprise.id, due.left) for due in lists.of(reason)]


def test_who_is_due_follows_from_colour_and_last_visit(store: Store) -> None:
    visit(store, "red", 31)
    visit(store, "green", 31)
    visit(store, "old", 170)
    lists = due_lists(store, NOW)
    assert names(lists, Reason.VISIT) == [("red", -1), ("old", 10)]
    assert names(lists, Reason.NEVER) == [("new", None)]
    assert names(due_lists(store, NOW, ahead=0), Reason.VISIT) == [("red", -1)]


def test_a_later_visit_puts_it_off_and_one_under_way_counts(store: Store) -> None:
    visit(store, "red", 60)
    assert names(due_lists(store, NOW), Reason.VISIT) == [("red", -30)]
    visit(store, "red", 2, close=False)
    assert names(due_lists(store, NOW), Reason.VISIT) == []


def test_the_office_decides_the_intervals_and_a_plan_carries_them(store: Store) -> None:
    visit(store, "red", 10)
    days = {**shipped_intervals().days, Grade.RED: 7}
    save_intervals(store, Intervals(days, 3), NOW)
    assert names(due_lists(store, NOW), Reason.VISIT) == [("red", -3)]
    assert collected(store)["visit_intervals"] == {
        "days": {"red": 7, "yellow": 90, "blue": 90, "green": 180, "ungraded": 30},
        "soon": 3,
    }


@pytest.mark.parametrize("days", [0, -1, 1096, None])
def test_an_impossible_interval_is_refused_and_nothing_changes(store: Store, days: int) -> None:
    with pytest.raises(RefusedInputError, match="interval"):
        save_intervals(store, Intervals({**shipped_intervals().days, Grade.RED: days}, 14), NOW)
    with store.database.look() as work:
        assert intervals_in_force(work) == shipped_intervals()


def test_every_wrong_number_of_a_section_is_named() -> None:
    value = {"days": {"red": 0, "yellow": True, "blue": 90, "green": "x", "ungraded": 30}, "soon": 400}
    assert [problem.details["place"] for problem in problems(value)] == ["red", "yellow", "green", "soon"]
    assert [problem.code for problem in problems({"days": {}, "soon": 1})] == ["planning.intervals_shape"]
    assert [problem.code for problem in problems([])] == ["planning.intervals_shape"]


def test_what_the_office_sent_is_not_changed_by_an_inspector(store: Store) -> None:
    value = {"days": {each.value: 50 for each in Grade}, "soon": 5}
    with store.database.work(NOW) as work:
        work.plans.adopt(replace(adopt(work, "visit_intervals", value, NOW), edition=2, issuer_device="ffffffffffff-1"))
    with pytest.raises(RefusedInputError, match="intervals_of_office"):
        save_intervals(store, shipped_intervals(), NOW)


def test_findings_whose_time_ends_are_listed_once_an_enterprise(store: Store) -> None:
    opened, then = visit(store, "red", 20, close=False), NOW - timedelta(days=20)
    for days in (3, -5, 60):
        deadline = NOW.date() + timedelta(days=days)
        save_finding(
            store, opened, None, FindingDraft("B", "问题", "改正", deadline=deadline), NOW - timedelta(days=20)
        )
    close_visit(store, opened, then)
    assert due_lists(store, NOW).corrections == (), "nobody is late with what nobody ordered"
    order = {"visit_id": opened, "kind": "rectification", "enterprise_id": "red", "issued_at": then.isoformat()}
    with store.database.work(NOW) as work:
        work.notices.save(f"{opened}/order", order | {"facts": {}, "number": "责改1号"})
    lists = due_lists(store, NOW)
    (due,) = lists.corrections
    assert (due.row.enterprise.id, due.left, due.count) == ("red", -5, 2)
    assert due_lists(store, NOW, ahead=0).corrections[0].count == 1


def test_licences_that_end_within_the_days_asked_for(store: Store) -> None:
    with store.database.work(NOW) as work:
        for name, days in (("red", 29), ("green", -3), ("old", 80), ("new", 91)):
            ends = (NOW.date() + timedelta(days=days)).isoformat()
            work.enterprises.save(name, {"express_licence_expires": ends})
    for within, found in ((30, ["green", "red"]), (90, ["green", "red", "old"])):
        assert [name for name, _ in names(due_lists(store, NOW, expiry=within), Reason.LICENCE)] == found


@pytest.mark.parametrize("days", [-1, 367])
def test_impossible_days_ahead_are_refused(store: Store, days: int) -> None:
    with pytest.raises(RefusedInputError, match="days_ahead"):
        due_lists(store, NOW, ahead=days)
    with pytest.raises(RefusedInputError, match="days_ahead"):
        due_lists(store, NOW, expiry=days)


def test_visits_of_an_enterprise_that_was_merged_count_for_the_one_it_is(store: Store) -> None:
    visit(store, "old", 3)
    with store.database.work(NOW) as work:
        work.enterprises.save("old", {"merged_into": "new"})
    lists = due_lists(store, NOW)
    assert "new" not in [name for name, _ in names(lists, Reason.NEVER)]
    with store.database.look() as work:
        assert work.planned.visit_facts(["new"])["new"].newest.date() == date(2026, 10, 25)
