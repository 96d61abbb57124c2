"""Versions of an office: drafts, published from a day on, withdrawn, carried down in the plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from offices import new_store

from inspector_app.checklists import editions
from inspector_app.checklists.editions import State, checklist_in_force, keep_draft, kept_checklist, publish, withdraw
from inspector_app.checklists.model import Area, Checklist, Item
from inspector_app.checklists.snapshots import checklist_id, shipped, to_json
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, explain
from inspector_app.plans.sections import collected, section_named
from inspector_app.stores import Role, Store

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def checklist(version: str, *codes: str, name: str = "own") -> Checklist:
    items = tuple(Item(code, {"zh": f"题{code}"}, severity="B") for code in codes)
    made = Checklist("", name, {"zh": "表"}, version, (Area("A", {"zh": "领域"}, items),))
    return replace(made, id=checklist_id(made))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "store", Role.SUPERVISOR)
    yield made
    made.close()


def refused(error: RefusedInputError) -> str:
    for language in Language:
        assert explain(error, language)
    return error.problems[0].code


def test_the_shipped_one_holds_while_nothing_is_published(store: Store) -> None:
    keep_draft(store, checklist("1", "a"), NOW)
    assert checklist_in_force(store, TODAY) == shipped()


def test_a_published_version_holds_from_its_day(store: Store) -> None:
    first, second = checklist("1", "a"), checklist("2", "a", "b")
    publish(store, first, date(2026, 11, 1), NOW)
    edition = publish(store, second, date(2026, 12, 1), NOW, "十二月起")
    assert checklist_in_force(store, date(2026, 10, 31)) == shipped()
    assert checklist_in_force(store, date(2026, 11, 30)) == first
    assert checklist_in_force(store, date(2026, 12, 1)) == second
    assert [(each["kind"], each["code"]) for each in edition.changes] == [("added", "b")]
    assert edition.note == "十二月起"


def test_the_later_of_two_that_begin_the_same_day_holds(store: Store) -> None:
    publish(store, checklist("1", "a"), TODAY, NOW)
    publish(store, checklist("2", "b"), TODAY, NOW)
    assert checklist_in_force(store, TODAY).version == "2"


def test_going_back_to_an_earlier_version(store: Store) -> None:
    first = checklist("1", "a")
    publish(store, first, date(2026, 11, 1), NOW)
    publish(store, checklist("2", "b"), date(2026, 11, 2), NOW)
    with store.database.look() as work:
        earlier = kept_checklist(work, first.id[:8])
    publish(store, earlier, TODAY, NOW)
    assert checklist_in_force(store, TODAY) == first
    publish(store, shipped(), TODAY, NOW)
    assert checklist_in_force(store, TODAY) == shipped()


def test_a_withdrawn_version_is_taken_no_more(store: Store) -> None:
    publish(store, checklist("1", "a"), date(2026, 11, 1), NOW)
    second = checklist("2", "b")
    publish(store, second, date(2026, 11, 2), NOW)
    assert withdraw(store, second, NOW).state is State.WITHDRAWN
    assert checklist_in_force(store, TODAY).version == "1"


def test_one_version_number_is_one_content(store: Store) -> None:
    publish(store, checklist("1", "a"), TODAY, NOW)
    with pytest.raises(RefusedInputError) as other:
        publish(store, checklist("1", "b"), TODAY, NOW)
    assert refused(other.value) == "checklist.version_twice"
    with pytest.raises(RefusedInputError) as as_shipped:
        publish(store, checklist(shipped().version, "b", name=shipped().name), TODAY, NOW)
    assert refused(as_shipped.value) == "checklist.version_twice"
    with pytest.raises(RefusedInputError) as none:
        publish(store, checklist("", "b"), TODAY, NOW)
    assert refused(none.value) == "checklist.version_missing"


def test_a_draft_is_replaced_by_the_next_of_its_version(store: Store) -> None:
    keep_draft(store, checklist("1", "a"), NOW)
    keep_draft(store, checklist("1", "b"), NOW)
    with store.database.look() as work:
        (only,) = editions.editions(work)
    assert (only.id, only.state) == (checklist("1", "b").id, State.DRAFT)


def test_what_nobody_keeps_is_said(store: Store) -> None:
    with store.database.look() as work, pytest.raises(RefusedInputError) as error:
        kept_checklist(work, "nowhere")
    assert refused(error.value) == "checklist.edition_unknown"
    with pytest.raises(RefusedInputError):
        checklist_in_force(store, TODAY, "other")


def test_two_checklists_are_in_force_by_name(store: Store) -> None:
    publish(store, checklist("1", "a"), TODAY, NOW)
    publish(store, checklist("1", "a", name="fire"), TODAY, NOW)
    assert checklist_in_force(store, TODAY, "own").name == "own"
    assert checklist_in_force(store, TODAY, "fire").name == "fire"
    assert checklist_in_force(store, TODAY, shipped().name) == shipped()


# --- the plan ---------------------------------------------------------------------------------------------------------


def test_the_plan_carries_what_is_published_with_its_content(store: Store) -> None:
    published, draft = checklist("1", "a"), checklist("2", "b")
    publish(store, published, TODAY, NOW)
    keep_draft(store, draft, NOW)
    value = collected(store)["checklists"]
    assert [each["version"] for each in value["versions"]] == ["1"]
    assert value["contents"] == {published.id: to_json(published)}
    section = section_named("checklists")
    assert section is not None
    assert section.problems(value) == []


def test_a_laptop_that_took_the_plan_begins_visits_with_it(store: Store, tmp_path: Path) -> None:
    from inspector_app.plans.documents import adopt

    publish(store, checklist("1", "a"), TODAY, NOW)
    value = collected(store)["checklists"]
    below = new_store(tmp_path / "below", Role.INSPECTOR)
    try:
        with below.database.work(NOW) as work:
            adopt(work, "checklists", value, NOW)
            editions.apply(work, value, NOW)
        assert checklist_in_force(below, TODAY).version == "1"
        assert collected(below)["checklists"] == value
    finally:
        below.close()


def _good_value() -> dict[str, object]:
    made = checklist("1", "a")
    version = {
        **{"id": made.id, "name": "own", "version": "1", "title": {"zh": "表"}, "state": "published"},
        **{"since": "2026-11-26", "note": "", "changes": []},
    }
    return {"versions": [version], "contents": {made.id: to_json(made)}}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: [],
        lambda value: {},
        lambda value: value | {"extra": 1},
        lambda value: value | {"versions": 3},
        lambda value: value | {"versions": [1]},
        lambda value: value | {"versions": [value["versions"][0] | {"state": "draft"}]},
        lambda value: value | {"versions": [value["versions"][0] | {"since": "2026-02-30"}]},
        lambda value: value | {"versions": [value["versions"][0] | {"title": "表"}]},
        lambda value: value | {"versions": [value["versions"][0] | {"changes": [{}]}]},
        lambda value: value | {"versions": value["versions"] * 500},
        lambda value: value | {"contents": {"0" * 64: next(iter(value["contents"].values()))}},
        lambda value: value | {"contents": {"0" * 64: "{}"}},
        lambda value: value | {"contents": {"0" * 64: 3}},
    ],
)
def test_a_malformed_section_is_refused(spoil) -> None:  # type: ignore[no-untyped-def]
    assert editions.problems(_good_value()) == []
    problems = editions.problems(spoil(_good_value()))
    assert problems
    for language in Language:
        assert explain(RefusedInputError(problems), language)
