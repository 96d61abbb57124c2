"""One enterprise entered twice: found, merged with both histories, parted again; nothing is orphaned."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from handovers import worked_visit
from offices import NOW, SHUNDA, new_store

from inspector_app.enterprises.editing import history_of, undo_change
from inspector_app.enterprises.file import enterprise_file
from inspector_app.enterprises.merging import duplicates, merge, part
from inspector_app.enterprises.overview import overview
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.stores import Store

TWIN = {"name": SHUNDA["name"], "address": SHUNDA["address"], "unconfirmed": True}
OTHER = {"name": "另一家", "credit_code": "91440300279544483Y"}


@pytest.fixture
def store(tmp_path: Path) -> Any:
    made = new_store(tmp_path / "store")
    with made.database.work(NOW) as work:
        work.enterprises.save_many([("e1", SHUNDA), ("twin", TWIN), ("other", OTHER)])
    yield made
    made.close()


def codes(error: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    assert all(say(problem, language) for problem in error.value.problems for language in Language)
    return [problem.code for problem in error.value.problems]


def found(store: Store) -> list[tuple[bool, str, str]]:
    with store.database.look() as work:
        return [(each.by_code, each.keep.id, each.other.id) for each in duplicates(work.enterprises.current())]


def test_twins_are_found_by_code_then_by_name_and_address(store: Store) -> None:
    assert found(store) == [(False, "e1", "twin")]
    with store.database.work(NOW) as work:
        work.enterprises.save("same", {"name": "改了名的顺达", "credit_code": SHUNDA["credit_code"]})
        work.enterprises.save("third", {"name": SHUNDA["name"], "address": SHUNDA["address"], **{"credit_code": "X"}})
    assert found(store)[0] == (True, "e1", "same")
    assert (False, "e1", "third") not in found(store), "two different codes are two enterprises"


def test_a_merged_one_leaves_the_lists_and_its_work_stays(store: Store) -> None:
    visit = worked_visit(store, "e1")
    with store.database.work(NOW) as work:
        fields = {"enterprise_id": "twin", "device": store.device, "opened_at": NOW.isoformat(timespec="seconds")}
        work.visits.save("v2", fields)
        work.findings.save("v2/f", {"visit_id": "v2", "enterprise_id": "twin", "severity": "C", "problem": "p"})
    merge(store, "twin", "e1", NOW + timedelta(hours=1))
    assert [row.enterprise.id for row in overview(store)] == ["other", "e1"]
    row = next(row for row in overview(store) if row.enterprise.id == "e1")
    assert row.findings == 3
    file = enterprise_file(store, "e1")
    assert {each.id for each in file.visits} == {visit, "v2"}
    assert len(file.findings) == 3
    assert {change.enterprise for change in file.history} == {"e1", "twin"}
    assert found(store) == []
    part(store, "twin", NOW + timedelta(hours=2))
    assert len(overview(store)) == 3
    assert {each.id for each in enterprise_file(store, "twin").visits} == {"v2"}


def test_a_merge_is_undone_from_the_history(store: Store) -> None:
    merge(store, "twin", "e1", NOW)
    change = next(each for each in history_of(store, "e1") if each.enterprise == "twin" and each.can_be_undone)
    undo_change(store, "twin", change.key, NOW)
    assert len(overview(store)) == 3


def test_what_cannot_be_merged_is_refused(store: Store) -> None:
    for pair, code in {
        ("e1", "e1"): "register.merge_same",
        ("other", "e1"): "register.merge_codes",
        ("nobody", "e1"): "register.enterprise_unknown",
    }.items():
        with pytest.raises(RefusedInputError) as refused:
            merge(store, *pair, NOW)
        assert codes(refused) == [code]
    merge(store, "twin", "e1", NOW)
    with store.database.work(NOW) as work:
        work.enterprises.save("new", {"name": "新"})
    for pair, code in {
        ("twin", "new"): "register.merge_already",
        ("e1", "new"): "register.merge_has_merged",
    }.items():
        with pytest.raises(RefusedInputError) as refused:
            merge(store, *pair, NOW)
        assert codes(refused) == [code]
    with pytest.raises(RefusedInputError) as refused:
        part(store, "e1", NOW)
    assert codes(refused) == ["register.not_merged"]
