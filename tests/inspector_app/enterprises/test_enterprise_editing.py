"""The register corrected in the field: refused at the field with the reason, or kept with history and undone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from offices import NOW, SHUNDA, new_store, with_enterprise

from db.records.register import Enterprise
from inspector_app.enterprises.editing import (
    RefusedEditError,
    add_enterprise,
    confirm_enterprise,
    edit_enterprise,
    history_of,
    undo_change,
)
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import GradeDraft, decide
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.stores import Store

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    made = new_store(tmp_path / "store")
    with_enterprise(made)
    yield made
    made.close()


def enterprise_of(store: Store, enterprise: str = "e1") -> Enterprise:
    with store.database.look() as work:
        found = work.enterprises.get(enterprise)
    assert found is not None
    return found


def places(error: pytest.ExceptionInfo[RefusedEditError]) -> dict[str, str]:
    for problem in error.value.problems:
        assert all(say(problem, language) for language in Language)
    return {name: problem.code for name, problem in error.value.places.items()}


def test_a_correction_is_kept_with_who_when_old_and_new_and_undone(store: Store) -> None:
    typed = {"phone": "13800000000", "special_lines": "美国专线、加拿大专线", "staff_count": "12人"}
    assert set(edit_enterprise(store, "e1", typed, LATER)) == {"phone", "special_lines", "staff_count"}
    assert enterprise_of(store).staff_count == 12
    newest, first = history_of(store, "e1")
    assert (newest.person, newest.moment, first.created) == ("李明", LATER, True)
    said = {each.field: (each.before, each.after) for each in newest.changes}
    assert said["phone"] == (SHUNDA["phone"], "13800000000")
    undo_change(store, "e1", newest.key, LATER)
    now = enterprise_of(store)
    assert (now.phone, now.special_lines, now.staff_count) == (SHUNDA["phone"], (), None)
    assert len(history_of(store, "e1")) == 3


def test_what_is_typed_wrong_is_said_at_its_field_and_nothing_is_kept(store: Store) -> None:
    before = enterprise_of(store)
    typed = {
        "name": " ",
        "credit_code": "91440307MAETETXKX1",
        "commitment_signed": "2027-01-01",
        "staff_count": "many",
        "longitude": "500",
        "decided_grade": "green",
        "phone": "13800000000",
    }
    with pytest.raises(RefusedEditError) as refused:
        edit_enterprise(store, "e1", typed, NOW)
    assert places(refused) == {
        "name": "register.name_needed",
        "credit_code": "register.code_check",
        "commitment_signed": "register.date_future",
        "staff_count": "register.number_unreadable",
        "longitude": "register.coordinate_impossible",
        "decided_grade": "register.field_unknown",
    }
    told = " ".join(str(say(problem)) for problem in refused.value.problems)
    assert "导入" not in told
    assert "行" not in told
    assert enterprise_of(store) == before


def test_a_licence_may_expire_in_the_future(store: Store) -> None:
    assert edit_enterprise(store, "e1", {"express_licence_expires": "2027-01-01"}, NOW) == ("express_licence_expires",)


def test_two_people_at_one_field_the_second_is_told(store: Store) -> None:
    seen = enterprise_of(store)
    edit_enterprise(store, "e1", {"phone": "13811111111"}, NOW)
    with pytest.raises(RefusedEditError) as refused:
        edit_enterprise(store, "e1", {"phone": "13822222222", "contact": "陈"}, NOW, seen)
    assert places(refused) == {"phone": "register.edited_meanwhile"}
    assert edit_enterprise(store, "e1", {"contact": "陈"}, NOW, seen) == ("contact",)


def test_what_was_changed_again_is_not_undone(store: Store) -> None:
    edit_enterprise(store, "e1", {"phone": "13811111111"}, NOW)
    change = history_of(store, "e1")[0]
    edit_enterprise(store, "e1", {"phone": "13822222222"}, LATER)
    with pytest.raises(RefusedInputError) as refused:
        undo_change(store, "e1", change.key, LATER)
    assert [each.code for each in refused.value.problems] == ["register.undo_overtaken"]
    for key, code in ((history_of(store, "e1")[-1].key, "register.undo_first"), ("x:1", "register.change_unknown")):
        with pytest.raises(RefusedInputError) as refused:
            undo_change(store, "e1", key, LATER)
        assert [each.code for each in refused.value.problems] == [code]


def test_a_grade_is_not_undone_as_an_edit(store: Store) -> None:
    decide(store, "e1", GradeDraft(Grade.YELLOW), NOW)
    with pytest.raises(RefusedInputError) as refused:
        undo_change(store, "e1", history_of(store, "e1")[0].key, LATER)
    assert [each.code for each in refused.value.problems] == ["register.undo_grade"]


def test_a_new_enterprise_is_unconfirmed_until_a_person_confirms_it(store: Store) -> None:
    new = add_enterprise(store, {"name": "路边代收点", "address": "怀德路9号", "kind": "末端网点"}, NOW)
    assert enterprise_of(store, new).unconfirmed
    confirm_enterprise(store, new, LATER)
    assert not enterprise_of(store, new).unconfirmed
    with pytest.raises(RefusedInputError) as refused:
        confirm_enterprise(store, new, LATER)
    assert [each.code for each in refused.value.problems] == ["register.confirmed_already"]


def test_a_known_enterprise_is_not_entered_twice(store: Store) -> None:
    with pytest.raises(RefusedEditError) as refused:
        add_enterprise(store, {"name": "另一个名字", "credit_code": str(SHUNDA["credit_code"])}, NOW)
    assert places(refused) == {"credit_code": "register.code_taken"}
    with pytest.raises(RefusedEditError) as refused:
        add_enterprise(store, {"name": str(SHUNDA["name"]), "address": str(SHUNDA["address"])}, NOW)
    assert places(refused) == {"name": "register.known_already"}
    with pytest.raises(RefusedEditError) as refused:
        add_enterprise(store, {"phone": "13800000000"}, NOW)
    assert places(refused) == {"name": "register.name_needed"}
