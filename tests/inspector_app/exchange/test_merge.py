from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.log.chain import GENESIS, event_hash
from db.records.log import Event
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.merging.event_records import from_records, to_record
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.exchange.merging.merge import FARTHEST_AHEAD, Known, delivery_problems

SENDER = "aaaaaaaaaaaa-1"
OTHER = "bbbbbbbbbbbb-1"
NOTHING = Known(0, {}, 0)


def log(*changes: tuple[str, str, dict[str, Any]], dev: str = SENDER) -> list[Event]:
    events: list[Event] = []
    for number, (kind, obj, fields) in enumerate(changes, 1):
        prev = events[-1].hash if events else GENESIS
        draft = Event(dev, number, number, "2026-10-28T09:30:00+00:00", kind, obj, fields, (), prev, "")
        events.append(replace(draft, hash=event_hash(draft)))
    return events


def rechained(events: list[Event]) -> list[Event]:
    """An insider's forgery: every hash fits again."""
    chained: list[Event] = []
    for event in events:
        prev = chained[-1].hash if chained else event.prev
        draft = replace(event, prev=prev)
        chained.append(replace(draft, hash=event_hash(draft)))
    return chained


VISIT = log(
    ("enterprise", "e1", {"name": "顺达物流", "staff_count": 12}),
    ("visit", "v1", {"enterprise_id": "e1", "device": SENDER, "mode": "inspection"}),
    ("answer", "v1/answer/RN-01", {"visit_id": "v1", "item": "RN-01", "verdict": "fail"}),
    ("finding", "v1/RN-01", {"visit_id": "v1", "severity": "B", "problem": "未查验"}),
)


def codes(events: list[Event], known: Known = NOTHING) -> list[str]:
    return [problem.code for problem in delivery_problems(SENDER, events, known)]


def test_a_whole_log_is_taken() -> None:
    assert codes(VISIT) == []


def test_a_counter_may_be_as_far_ahead_as_is_allowed() -> None:
    assert codes(rechained([*VISIT[:3], replace(VISIT[3], lam=FARTHEST_AHEAD)])) == []


def test_a_laptop_says_of_itself_who_unlocked_it() -> None:
    assert codes(log(("session", f"session-{SENDER}", {"person": "李明"}), ("vault", f"vault-{SENDER}", {}))) == []


def test_a_log_that_repeats_what_is_known_is_taken() -> None:
    known = Known(2, {1: VISIT[0].hash, 2: VISIT[1].hash}, 2, {"v1": SENDER})
    assert codes(VISIT, known) == []
    assert codes(VISIT[2:], known) == []


@pytest.mark.parametrize(
    ("forge", "code"),
    [
        (lambda e: [*e[:2], replace(e[2], fields={"verdict": "pass"}), e[3]], "pack.event_hash"),
        (lambda e: [e[0], e[1], e[3]], "pack.gap"),
        (lambda e: e[1:], "pack.gap"),
        (lambda e: [*e[:2], *rechained([replace(e[2], prev="f" * 64), e[3]])], "pack.chain_broken"),
        (lambda e: rechained([replace(e[0], prev="f" * 64), *e[1:]]), "pack.chain_broken"),
        (lambda e: rechained([replace(e[0], dev=OTHER), *e[1:]]), "pack.foreign_event"),
        (lambda e: rechained([*e[:3], replace(e[3], lam=FARTHEST_AHEAD + 1)]), "pack.counter_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], lam=1)]), "pack.counter_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], lam=e[2].lam)]), "pack.counter_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], parents=("../x:1",))]), "pack.parent_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], parents=(f"{SENDER}:4",))]), "pack.parent_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], parents=(f"{SENDER}:9",))]), "pack.parent_bad"),
        (lambda e: rechained([e[0], replace(e[1], fields={"device": OTHER}), *e[2:]]), "pack.not_owner"),
        (lambda e: rechained([*e[:2], replace(e[2], obj="v2/answer/RN-01"), e[3]]), "pack.not_owner"),
        (lambda e: rechained([*e[:2], replace(e[2], fields={"visit_id": "v2"}), e[3]]), "pack.not_owner"),
        (lambda e: rechained([replace(e[0], fields={"name": {"a": 1}}), *e[1:]]), "pack.field_bad"),
        (lambda e: rechained([replace(e[0], fields={"staff_count": 2**60}), *e[1:]]), "pack.field_bad"),
        (lambda e: rechained([replace(e[0], fields={"name": "长" * 30_000}), *e[1:]]), "pack.field_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], fields={"deadline": "soon"})]), "pack.field_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], fields={"deadline": "2026-02-30"})]), "pack.field_bad"),
        (lambda e: rechained([*e[:3], replace(e[3], kind="other", obj=e[2].obj)]), "pack.kind_differs"),
        (lambda e: rechained([*e[:3], replace(e[3], kind="enterprise", obj="v1")]), "pack.kind_differs"),
        (lambda e: rechained([*e[:3], replace(e[3], kind="session", obj=f"session-{OTHER}")]), "pack.not_owner"),
        (lambda e: rechained([*e[:3], replace(e[3], kind="vault", obj=f"session-{SENDER}")]), "pack.not_owner"),
    ],
)
def test_each_forgery_is_refused(forge: Callable[[list[Event]], list[Event]], code: str) -> None:
    assert code in codes(forge(VISIT))


def test_a_gap_names_the_first_and_the_last_that_are_missing() -> None:
    begun = [each.details for each in delivery_problems(SENDER, VISIT[2:], NOTHING) if each.code == "pack.gap"]
    within = [
        each.details for each in delivery_problems(SENDER, [VISIT[0], VISIT[3]], NOTHING) if each.code == "pack.gap"
    ]
    assert begun == [{"from": 1, "to": 2}]
    assert within == [{"from": 2, "to": 3}]


@pytest.mark.parametrize(
    ("kind", "obj", "fields", "owner", "found"),
    [
        ("visit", "v1", {"device": OTHER}, "", ["pack.not_owner"]),
        ("visit", "v1", {"device": SENDER}, OTHER, ["pack.not_owner"]),
        ("visit", "v1", {"device": SENDER}, SENDER, []),
        ("review", f"{SENDER}/r1", {"visit_id": "v1"}, OTHER, []),
        ("review", f"{SENDER}/r1", {"visit_id": "v1"}, SENDER, ["pack.not_owner"]),
        ("review", f"{OTHER}/r1", {"visit_id": "v1"}, OTHER, ["pack.not_owner"]),
    ],
)
def test_a_visit_is_its_laptops_and_is_judged_by_another(
    kind: str, obj: str, fields: dict[str, Any], owner: str, found: list[str]
) -> None:
    known = Known(0, {}, 0, {"v1": owner} if owner else {})
    assert codes(log((kind, obj, fields)), known) == found


def test_nobody_gets_at_an_object_of_another_kind_that_the_store_has() -> None:
    events = log(("enterprise", "v9/RN-01", {"note": "x"}))
    assert codes(events, Known(0, {}, 0, {"v9": OTHER}, {"v9/RN-01": "answer"})) == ["pack.kind_differs"]


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("visit", "opened_at", ""), ("visit", "opened_at", "2026-10-28T09:30:00"), ("photo", "added_at", ""),
        ("visit", "closed_at", "2026-13-28T09:30:00+08:00"), ("visit", "opened_at", "２０26-10-28T09:30:00+08:00"),
        ("visit", "opened_at", "0001-01-01T00:00:00+14:00"), ("visit", "closed_at", "9999-12-31T23:59:59-12:00"),
    ],
)  # fmt: skip
def test_a_time_that_no_screen_could_show_is_refused(kind: str, field: str, value: str) -> None:
    assert [problem.code for problem in field_problems(kind, "v1/p1", {field: value})] == ["pack.field_bad"]


def test_nobody_replaces_what_the_receiver_has_not_recorded_yet() -> None:
    """It would vanish everywhere but here."""
    for seq, found in ((7, []), (8, ["pack.parent_bad"])):
        events = rechained([*VISIT[:3], replace(VISIT[3], parents=(f"{OTHER}:{seq}",))])
        assert codes(events, Known(0, {}, 0, own=(OTHER, 7))) == found


def test_a_pack_that_replaces_a_million_values_that_never_came_is_refused() -> None:
    fields = {f"f{number}": number for number in range(100)}
    parents = tuple(f"{OTHER}:{number}" for number in range(1, 1001))
    many = [replace(each, parents=parents) for each in log(*[("strange", f"s{n}", fields) for n in range(3)])]
    assert codes(rechained(many[:2])) == []
    assert "pack.parents_many" in codes(rechained(many))


def test_a_second_history_of_the_same_laptop_is_refused() -> None:
    other = log(("enterprise", "e1", {"name": "另一家"}), ("enterprise", "e2", {"name": "又一家"}))
    known = Known(2, {1: other[0].hash, 2: other[1].hash}, 2)
    assert "pack.two_histories" in codes(VISIT, known)


def test_a_log_that_continues_another_history_is_refused() -> None:
    known = Known(2, {2: "f" * 64}, 2, {"v1": SENDER})
    assert codes(VISIT[2:], known) == ["pack.chain_broken"]


@pytest.mark.parametrize(
    "wall", ["2026-02-30T09:30:00+08:00", "9999-12-31T23:59:59-12:00", "2026-10-28T09:30:00+99:00"]
)
def test_an_event_at_no_time_of_any_clock_is_no_event(wall: str) -> None:
    with pytest.raises(RefusedInputError, match=r"pack\.record"):
        from_records([to_record(replace(VISIT[0], wall=wall))])


@pytest.mark.parametrize(
    ("part", "most"),
    [
        ("parents", [f"{OTHER}:{number}" for number in range(1, 1001)]),
        ("fields", {f"f{number}": number for number in range(100)}),
    ],
)
def test_an_event_of_more_parents_or_fields_than_any_program_records_is_no_event(part: str, most: Any) -> None:
    largest = {**to_record(VISIT[0]), part: most}
    (event,) = from_records([largest])
    assert len(getattr(event, part)) == len(most)
    more = [*most, f"{OTHER}:1001"] if part == "parents" else {**most, "one_more": 1}
    with pytest.raises(RefusedInputError, match=r"pack\.record"):
        from_records([{**largest, part: more}])


@given(st.integers(0, 3), st.sampled_from(["dev", "seq", "lam", "wall", "kind", "obj", "fields", "parents", "prev"]))
def test_no_single_changed_part_of_an_event_passes(place: int, part: str) -> None:
    changed: dict[str, Any] = {
        "dev": OTHER, "seq": 99, "lam": 77, "wall": "2015-01-01T00:00:00+00:00", "kind": "other", "obj": "x",
        "fields": {"note": "x"}, "parents": (f"{OTHER}:1",), "prev": "e" * 64,
    }  # fmt: skip
    events = [replace(e, **{part: changed[part]}) if i == place else e for i, e in enumerate(VISIT)]
    assert codes(events) != []


CLOSED = log(
    ("enterprise", "e1", {"name": "顺达物流"}),
    ("visit", "v1", {"enterprise_id": "e1", "device": SENDER, "mode": "inspection"}),
    ("visit", "v1", {"closed_at": "2026-10-28T10:00:00+08:00"}),
)


def followed_by(kind: str, obj: str, fields: dict[str, object]) -> list[Event]:
    last = CLOSED[-1]
    event = replace(last, seq=last.seq + 1, lam=last.lam + 1, kind=kind, obj=obj, fields=fields, prev=last.hash)
    return [*CLOSED, replace(event, hash=event_hash(event))]


@pytest.mark.parametrize(
    ("kind", "obj", "fields"),
    [
        ("answer", "v1/answer/RN-01", {"visit_id": "v1", "item": "RN-01", "verdict": "pass"}),
        ("finding", "v1/RN-01", {"visit_id": "v1", "deleted": True}),
        ("photo", "v1/p", {"visit_id": "v1", "caption": "后来"}),
        ("visit", "v1", {"site_contact": "别人"}),
        ("visit", "v1", {"closed_at": ""}),
    ],
)
def test_nothing_of_a_visit_changes_after_it_was_closed(kind: str, obj: str, fields: dict[str, object]) -> None:
    events = followed_by(kind, obj, fields)
    assert codes(events) == ["pack.after_close"]
    only_new = Known(3, {3: CLOSED[2].hash}, 3, {"v1": SENDER}, closed={(SENDER, "v1"): 3})
    assert codes(events[3:], only_new) == ["pack.after_close"]
    assert codes(CLOSED, only_new) == [], "what came before the close may be sent again"


def test_the_paper_of_a_closed_visit_may_follow_and_so_may_other_visits() -> None:
    fields: dict[str, object] = {"visit_id": "v1", "number": "1号"}
    assert codes(followed_by("notice", "v1/n", fields)) == []
    assert codes(followed_by("visit", "v2", {"device": SENDER})) == []
