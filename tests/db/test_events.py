import itertools
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laptops import KEY, NOW, device

from db.database import Database
from db.log.chain import GENESIS, event_hash
from db.log.known_events import _HAVE
from db.records.log import Event


def all_events(database: Database) -> list[Event]:
    with database.look() as work:
        return [event for dev in work.events.have() for event in work.events.of_device(dev)]


def state(database: Database) -> list[object]:
    with database.look() as work:
        conflicts = work.events.conflicts()
        # What is remembered from an earlier look is what a look at every object finds.
        whole = work.events.conflicts(sorted({event.obj for event in all_events(database)}))
        assert sorted(map(str, conflicts)) == sorted(map(str, whole))
        return [*work.enterprises.all(), *sorted(map(str, conflicts))]


def test_each_event_is_chained_to_the_one_before(create: Callable[[str], Database]) -> None:
    database = create("a")
    for name in ("一", "二", "三"):
        with database.work(NOW) as work:
            work.enterprises.save("e1", {"name": name})
    events = all_events(database)
    assert [event.seq for event in events] == [1, 2, 3]
    assert [event.prev for event in events] == [GENESIS, events[0].hash, events[1].hash]
    assert all(event.hash == event_hash(event) for event in events)
    assert event_hash(replace(events[1], fields={"name": "二改"})) != events[1].hash


def test_a_part_that_fails_leaves_nothing_and_the_chain_goes_on_without_it(create: Callable[[str], Database]) -> None:
    database = create("a")
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "一"})
        with suppress(RuntimeError), work.events.apart():
            work.enterprises.save("e2", {"name": "二"})
            raise RuntimeError
        with work.events.apart():
            work.enterprises.save("e3", {"name": "三"})
    events = all_events(database)
    assert [(event.seq, event.obj) for event in events] == [(1, "e1"), (2, "e3")]
    assert events[1].prev == events[0].hash
    with database.look() as work:
        assert [each.id for each in work.enterprises.all()] == ["e1", "e3"]


def test_an_edit_names_the_edit_it_replaces(create: Callable[[str], Database]) -> None:
    database = create("a")
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "一", "phone": "1"})
        work.enterprises.save("e1", {"phone": "2"})
        work.enterprises.save("e1", {"community": "福永"})
    first, second, third = all_events(database)
    assert second.parents == (f"{first.dev}:1",)
    assert third.parents == ()


def test_edits_of_different_fields_merge_without_a_conflict(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"name": "一", "phone": "1", "community": "福永"})
    with b.work(NOW) as work:
        work.events.receive(all_events(a))
        work.enterprises.save("e1", {"phone": "2"})
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"community": "怀德"})
    with a.work(NOW) as work:
        work.events.receive(all_events(b))
        assert work.events.conflicts() == []
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    assert (enterprise.phone, enterprise.community) == ("2", "怀德")


def test_edits_of_the_same_field_are_both_kept_until_a_person_decides(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"name": "一", "phone": "1"})
    with b.work(NOW) as work:
        work.events.receive(all_events(a))
        work.enterprises.save("e1", {"phone": "2"})
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "3"})
        work.events.receive(all_events(b))
        (conflict,) = work.events.conflicts()
        assert set(conflict.values) == {"2", "3"}
        assert work.events.conflicts(["e0", "e1"]) == [conflict]
        assert work.events.conflicts(["e0"]) == []
        work.enterprises.save("e1", {"phone": "3"})
        assert work.events.conflicts() == []


def test_conflicts_are_found_among_what_came_since_the_last_look(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.enterprises.save_many((each, {"phone": "1"}) for each in ("e1", "e2"))
    with b.work(NOW) as work:
        work.events.receive(all_events(a))
        for each in ("e1", "e2"):
            work.enterprises.save(each, {"phone": "2"})
    with a.work(NOW) as work:
        work.enterprises.save_many((each, {"phone": "3"}) for each in ("e1", "e2"))
        assert work.events.conflicts() == []
    first, second = (event for event in all_events(b) if event.dev == device("b").id)

    def disputed() -> list[str]:
        with a.look() as work:
            return [each.obj for each in work.events.conflicts()]

    with suppress(RuntimeError), a.work(NOW) as work:
        work.events.receive([first, second])
        assert len(work.events.conflicts()) == 2
        raise RuntimeError
    assert disputed() == []
    # The later one first: what stands before the end that was seen is looked for, too.
    with a.work(NOW) as work:
        work.events.receive([second])
    assert disputed() == ["e2"]
    with a.work(NOW) as work:
        work.events.receive([first])
    assert sorted(disputed()) == ["e1", "e2"]
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "3"})
    assert disputed() == ["e2"]
    with a.work(NOW) as work:
        work.withdrawals.take_out([second])
    assert disputed() == []
    with suppress(RuntimeError), a.work(NOW) as work:
        work.enterprises.save_many((each, {"phone": "4"}) for each in ("e3", "e4", "e5"))
        assert work.events.conflicts() == []
        raise RuntimeError
    # Where those were that were taken back, others stand now.
    with a.work(NOW) as work:
        work.events.record_beside("enterprise", "e3", [{"phone": "5"}, {"phone": "6"}])
    assert disputed() == ["e3"]


def test_what_a_taken_out_event_had_replaced_is_in_conflict_again(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "1"})
    for obj, phone in (("e1", "2"), ("e1", "1"), ("e2", "3")):
        with b.work(NOW) as work:
            work.enterprises.save(obj, {"phone": phone})
    with a.work(NOW) as work:
        work.events.receive(all_events(b))
    with a.look() as work:
        assert work.events.conflicts() == []
    with a.work(NOW) as work:
        work.withdrawals.take_out(all_events(b)[1:2])
    with a.look() as work:
        (conflict,) = work.events.conflicts()
    assert (conflict.obj, sorted(conflict.values)) == ("e1", ["1", "2"])


def test_events_of_a_kind_that_this_version_does_not_know_are_kept(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.events.record("drone", "d1", {"range_km": 3})
        work.enterprises.save("e1", {"name": "一", "field_of_tomorrow": True})
    with b.work(NOW) as work:
        work.events.receive(all_events(a))
    assert all_events(b) == all_events(a)


edits = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(["edit", "exchange"]), st.sampled_from(["e1", "e2"]),
        st.sampled_from(["name", "phone", "community"]), st.integers(0, 5), st.sampled_from("abc"),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits, st.integers(0, 2**32))
def test_laptops_that_have_the_same_events_show_the_same(tmp_path_factory, steps, seed) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("merge")
    shuffle = random.Random(seed).shuffle
    databases = {name: Database.create(folder / f"{name}.db", KEY, device(name)) for name in "abc"}
    for name, step, obj, field, value, other in steps:
        if step == "edit":
            with databases[name].work(NOW) as work:
                # Some values are the same on every laptop, so that heads outdate each other.
                work.enterprises.save(obj, {field: f"{value}" if value < 3 else f"{name}{value}"})
        else:
            events = all_events(databases[other])
            shuffle(events)
            with databases[name].work(NOW) as work:
                work.events.receive(events[: max(1, len(events) * value // 5)])
            state(databases[name])
    for name, other in itertools.permutations("abc", 2):
        events = all_events(databases[other])
        shuffle(events)
        with databases[name].work(NOW) as work:
            work.events.receive(events)
    states = [state(database) for database in databases.values()]
    logs = [sorted(all_events(database), key=lambda e: (e.dev, e.seq)) for database in databases.values()]
    for database in databases.values():
        database.close()
    assert logs[0] == logs[1] == logs[2]
    assert states[0] == states[1] == states[2]


def test_nobody_can_replace_an_edit_that_has_not_come_yet_by_naming_it_from_another_object(
    create: Callable[[str], Database],
) -> None:
    a, b, hub = create("a"), create("b"), create("c")
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"name": "一"})
    with b.work(NOW) as work:
        work.enterprises.save("e2", {"name": "二"})
    (theirs,), (evil,) = all_events(a), all_events(b)
    with hub.work(NOW) as work:
        work.events.receive([replace(evil, parents=(f"{theirs.dev}:1",))])
        work.events.receive([theirs])
        work.enterprises.save("e1", {"name": "一改"})
        assert next(work.events.of_device(hub.device)).parents == (f"{theirs.dev}:1",)


def test_hashes_counters_and_kinds_can_be_asked(create: Callable[[str], Database]) -> None:
    database = create("a")
    with database.look() as work:
        assert (work.events.hashes_of(database.device), work.events.highest_counter()) == ({}, 0)
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "一"})
        work.visits.save("v1", {"enterprise_id": "e1"})
    with database.look() as work:
        assert work.events.hashes_of(database.device) == {event.seq: event.hash for event in all_events(database)}
        assert work.events.highest_counter() == 2
        assert work.events.kinds_of(["e1", "v1", "x"]) == {"e1": "enterprise", "v1": "visit"}
        assert work.events.kinds_of(str(number) for number in range(1_000)) == {}


def test_a_device_is_updated_and_stays_who_it_is(create: Callable[[str], Database]) -> None:
    database = create("a")
    peer = replace(device("b"), own=False)
    with database.work(NOW) as work:
        work.devices.add(peer)
        work.devices.update(replace(peer, person="王芳", recipient="age1new", own=True, first_seen=None))
    with database.look() as work:
        assert work.devices.get(peer.id) == replace(peer, person="王芳", recipient="age1new")
        assert work.devices.own().id == database.device


def exchanged(*databases: Database) -> None:
    for taker, giver in itertools.permutations(databases, 2):
        with taker.work(NOW) as work:
            work.events.receive(all_events(giver))


def test_a_value_that_a_correction_replaced_neither_comes_back_nor_conflicts(
    create: Callable[[str], Database],
) -> None:
    """Two laptops import the same register; one corrects a phone number, whichever has the higher counter."""
    a, b, c = create("a"), create("b"), create("c")
    with b.work(NOW) as work:
        work.enterprises.save("e0", {"name": "别家"})
    for database in (a, b):
        with database.work(NOW) as work:
            work.enterprises.save("e1", {"name": "一", "phone": "1"})
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "2"})
    with c.work(NOW) as work:
        for event in reversed([*all_events(a), *all_events(b)]):
            work.events.receive([event])
    exchanged(a, b, c)
    for database in (a, b, c):
        with database.look() as work:
            enterprise = work.enterprises.get("e1")
            assert enterprise is not None
            assert (enterprise.phone, work.events.conflicts()) == ("2", [])


def test_going_back_to_an_older_value_on_purpose_is_a_conflict(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "1"})
        work.enterprises.save("e1", {"phone": "2"})
    exchanged(a, b)
    with a.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "3"})
    with b.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "1"})
    exchanged(a, b)
    with a.look() as work:
        (conflict,) = work.events.conflicts()
    assert set(conflict.values) == {"1", "3"}


def test_two_who_replaced_each_others_values_disagree(create: Callable[[str], Database]) -> None:
    a, b = create("a"), create("b")
    for database, values in ((a, "12"), (b, "21")):
        for value in values:
            with database.work(NOW) as work:
                work.enterprises.save("e1", {"phone": value})
    exchanged(a, b)
    with a.look() as work:
        assert len(work.events.conflicts()) == 1


def test_two_values_that_come_in_one_delivery_show_the_later_one_and_stay_a_conflict(
    create: Callable[[str], Database],
) -> None:
    a, b = create("a"), create("b")
    with a.work(NOW) as work:
        work.events.record_beside("enterprise", "e1", [{"name": "甲"}, {"name": "乙"}, {"name": "丙"}])
    with b.work(NOW) as work:
        work.events.receive(all_events(a))
    assert state(b) == state(a)
    with b.look() as work:
        enterprise = work.enterprises.get("e1")
        assert enterprise is not None
        assert enterprise.name == "丙"
        assert len(work.events.conflicts(["e1"])) == 1


def test_who_knows_what_is_told_without_reading_the_log(create: Callable[[str], Database]) -> None:
    """Each minute somebody asks whether a backup is due; a supervisor's log has millions of events."""
    first, second = create("a"), create("b")
    assert known(first) == {}
    for database, edits in ((first, 2), (second, 3)):
        for edit in range(edits):
            with database.work(NOW) as work:
                work.enterprises.save("e1", {"name": f"{edit}"})
    others = all_events(second)
    with first.work(NOW) as work:
        work.events.receive(others)
    with first.look() as work:
        (own,) = {event.dev for event in all_events(first)} - {others[0].dev}
        assert work.events.have() == {own: 2, others[0].dev: 3}
        plan = [row[-1] for row in work.events._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {_HAVE.text}")]
    assert not [step for step in plan if step.startswith("SCAN event")]


def known(database: Database) -> dict[str, int]:
    with database.look() as work:
        return work.events.have()
