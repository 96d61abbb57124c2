"""The list of a day: its order, what may be on it, what became of it."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import NOW, SHUNDA, new_store

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.planning.day_list import (
    add_stops,
    assign_day,
    day_of,
    order_day,
    place_stops,
    remove_stop,
    save_day,
)
from inspector_app.planning.ordering import Stop, in_order, kilometres, place_of, way
from inspector_app.plans.tasks import tasks_of
from inspector_app.stores import Role, Store
from inspector_app.visits import VisitDraft, close_visit, open_visit

TODAY = NOW.date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store", Role.SUPERVISOR, "周敏")
    with store.database.work(NOW) as work:
        for number in range(8):
            place = {"longitude": 113.80 + (number * 3 % 8) / 100, "latitude": 22.67}
            work.enterprises.save(f"e{number}", SHUNDA | place | {"name": f"第{number}家", "credit_code": ""})
    yield store
    store.close()


def codes(error: RefusedInputError) -> list[str]:
    return [problem.code for problem in error.problems]


def test_stops_are_added_placed_and_removed(store: Store) -> None:
    assert add_stops(store, TODAY, ["e1", "e2"], NOW).ids == ("e1", "e2")
    assert add_stops(store, TODAY, ["e2", "e3", "e3"], NOW).ids == ("e1", "e2", "e3")
    assert place_stops(store, TODAY, ["e3"], 0, NOW).ids == ("e3", "e1", "e2")
    assert place_stops(store, TODAY, ["e3"], 2, NOW).ids == ("e1", "e3", "e2")
    assert place_stops(store, TODAY, ["e5", "e1"], 99, NOW).ids == ("e3", "e2", "e5", "e1")
    assert remove_stop(store, TODAY, "e2", NOW).ids == ("e3", "e5", "e1")
    assert day_of(store, TODAY + timedelta(days=1), NOW).ids == ()


def test_what_cannot_be_planned_is_refused_and_the_list_stays(store: Store) -> None:
    save_day(store, TODAY, ["e1"], NOW)
    with pytest.raises(RefusedInputError) as refused:
        save_day(store, TODAY - timedelta(days=1), ["e1", "nobody", "e2", "e2"], NOW)
    assert codes(refused.value) == ["planning.day_past", "planning.stop_unknown", "planning.stop_twice"]
    for day, stops, code in (
        (TODAY + timedelta(days=93), ["e1"], "planning.day_far"),
        (TODAY, ["e1"] * 61, "planning.day_many"),
    ):
        with pytest.raises(RefusedInputError) as refused:
            save_day(store, day, stops, NOW)
        assert code in codes(refused.value)
    with pytest.raises(RefusedInputError, match="stop_absent"):
        remove_stop(store, TODAY, "e2", NOW)
    assert day_of(store, TODAY, NOW).ids == ("e1",)


def test_by_distance_what_is_done_stays_in_front(store: Store) -> None:
    save_day(store, TODAY, [f"e{number}" for number in range(8)], NOW)
    visit = open_visit(store, VisitDraft("e4", (Inspector("李明"), Inspector("王芳"))), shipped(), NOW)
    close_visit(store, visit, NOW)
    day = order_day(store, TODAY, NOW)
    assert day.ids[0] == "e4"
    assert day.stops[0].done
    longitudes = [stop.enterprise.longitude for stop in day.stops[1:]]
    assert longitudes in (sorted(longitudes), sorted(longitudes, reverse=True))  # type: ignore[type-var]
    assert day.kilometres is not None


def test_where_another_laptop_is_still_at_work_nothing_is_done(store: Store) -> None:
    save_day(store, TODAY, ["e1"], NOW)
    opened = {"enterprise_id": "e1", "device": "bbbbbbbbbbbb-1", "mode": "inspection", "opened_at": NOW.isoformat()}
    for closed, done in (("", False), (NOW.isoformat(), True)):
        with store.database.work(NOW) as work:
            work.visits.save("v", opened | {"closed_at": closed})
        (stop,) = day_of(store, TODAY, NOW).stops
        assert (stop.done, stop.in_progress) == (done, False)


def test_an_enterprise_that_was_merged_stands_as_the_one_it_is(store: Store) -> None:
    save_day(store, TODAY, ["e1", "e2", "e3"], NOW)
    with store.database.work(NOW) as work:
        work.enterprises.save("e2", {"merged_into": "e1"})
    assert day_of(store, TODAY, NOW).ids == ("e1", "e3")


@pytest.mark.parametrize(("inspector", "reason"), [("王\a", ""), ("王" * 51, ""), ("王芳", "一\n二")])
def test_tasks_are_for_a_name_on_one_line(store: Store, inspector: str, reason: str) -> None:
    add_stops(store, TODAY, ["e1"], NOW)
    with pytest.raises(RefusedInputError) as refused:
        assign_day(store, TODAY, inspector, reason, NOW)
    assert [each.code for each in refused.value.problems] == ["planning.assign_words"]
    assert tasks_of(store) == []


def test_what_waits_becomes_tasks_until_that_day(store: Store) -> None:
    with pytest.raises(RefusedInputError, match="day_empty"):
        assign_day(store, TODAY, "李明", "", NOW)
    save_day(store, TODAY, ["e1", "e2"], NOW)
    assert assign_day(store, TODAY, "李明", "百日攻坚", NOW) == 2
    save_day(store, TODAY, ["e2", "e3"], NOW)
    assert assign_day(store, TODAY, "王芳", "", NOW) == 2
    told = {task.enterprise: (task.inspector, task.until) for task in tasks_of(store)}
    assert told == {"e1": ("李明", TODAY), "e2": ("王芳", TODAY), "e3": ("王芳", TODAY)}


places = st.tuples(st.floats(22.5, 22.8), st.floats(113.7, 114.0))


@given(st.lists(places, min_size=1, max_size=6))
def test_the_order_is_never_much_longer_than_the_best(found: list[tuple[float, float]]) -> None:
    stops = [Stop(str(number), place) for number, place in enumerate(found)]
    ordered = in_order(stops)
    assert sorted(stop.id for stop in ordered) == sorted(stop.id for stop in stops)
    best = min(sum(kilometres(one, two) for one, two in pairwise(path)) for path in permutations(found))
    assert (way(ordered) or 0) <= best * 1.35 + 0.001


def test_the_same_stops_give_the_same_order_however_they_came() -> None:
    stops = [Stop(str(number), (22.6 + number * 7 % 5 / 100, 113.8 + number % 4 / 100)) for number in range(12)]
    assert in_order(stops) == in_order(stops[::-1])


def test_without_coordinates_they_go_by_community_and_house_number() -> None:
    stops = [
        Stop("b10", None, "乙", "路10号"),
        Stop("a2", None, "甲", "路2号"),
        Stop("b9", None, "乙", "路9号"),
        Stop("b", (22.6, 113.8), "乙", "路1号"),
        Stop("c", (22.7, 113.8), "丙", ""),
    ]
    order = [stop.id for stop in in_order(stops, start=(22.6, 113.8))]
    assert order == ["b", "b9", "b10", "c", "a2"]
    assert way(in_order(stops)) is None


@pytest.mark.parametrize(("latitude", "longitude"), [(None, 1.0), (91.0, 1.0), (1.0, 181.0), (0.0, 0.0)])
def test_what_is_no_place_is_none(latitude: float | None, longitude: float) -> None:
    assert place_of(latitude, longitude) is None


def test_the_start_decides_where_the_way_begins() -> None:
    stops = [Stop(str(number), (22.6, 113.8 + number / 100)) for number in range(5)]
    assert [stop.id for stop in in_order(stops, start=(22.6, 113.9))] == ["4", "3", "2", "1", "0"]
