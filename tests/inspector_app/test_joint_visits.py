"""Who takes part in a joint inspection: checked when it is said here, and when it comes in a pack."""

from pathlib import Path
from typing import Any

import pytest
from notice_samples import paper_text
from notice_visits import NOW, NoticeVisit, office_ready, visited
from offices import new_store

from db.records.visits import TakingPart
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.joint_visits import save_bodies
from inspector_app.messages import Language, say
from inspector_app.notices.issuing import preview
from inspector_app.visits import Mode, close_visit


def joint(folder: Path, mode: Mode = Mode.JOINT) -> NoticeVisit:
    store = new_store(folder)
    office_ready(store)
    return visited(store, mode=mode)


def bodies_of(visit: NoticeVisit) -> tuple[TakingPart, ...]:
    with visit.store.database.look() as work:
        found = work.visits.get(visit.visit)
    assert found is not None
    return found.bodies


def test_bodies_are_kept_with_their_people_and_can_be_taken_back(tmp_path: Path) -> None:
    visit = joint(tmp_path / "store")
    told = (TakingPart("街道办", ("李明",)), TakingPart("派出所", ("王芳",)), TakingPart("消防救援站"))
    save_bodies(visit.store, visit.visit, told, NOW)
    assert bodies_of(visit) == told
    save_bodies(visit.store, visit.visit, (), NOW)
    assert bodies_of(visit) == ()


@pytest.mark.parametrize(
    ("bodies", "code"),
    [
        ([TakingPart("")], "joint.name"),
        ([TakingPart("派出\u202e所")], "joint.name"),
        ([TakingPart("长" * 61)], "joint.name"),
        ([TakingPart("派出所"), TakingPart("派出所")], "joint.name_twice"),
        ([TakingPart("派出所", ("周某",))], "joint.person_unknown"),
        ([TakingPart("甲", ("李明",)), TakingPart("乙", ("李明",))], "joint.person_twice"),
        ([TakingPart(f"单位{n}") for n in range(11)], "joint.many"),
    ],
)
def test_bodies_that_cannot_be_are_refused_with_words(tmp_path: Path, bodies: list[TakingPart], code: str) -> None:
    visit = joint(tmp_path / "store")
    with pytest.raises(RefusedInputError) as refused:
        save_bodies(visit.store, visit.visit, bodies, NOW)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(say(problem, language).problem for problem in refused.value.problems for language in Language)
    assert bodies_of(visit) == ()


def test_another_visit_has_none_and_a_closed_one_changes_none(tmp_path: Path) -> None:
    inspection = joint(tmp_path / "inspection", Mode.INSPECTION)
    closed = joint(tmp_path / "closed")
    close_visit(closed.store, closed.visit, NOW)
    for visit, code in ((inspection, "joint.mode"), (closed, "visit.closed")):
        with pytest.raises(RefusedInputError) as refused:
            save_bodies(visit.store, visit.visit, [TakingPart("派出所")], NOW)
        assert [problem.code for problem in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("kind", "field", "good", "bad"),
    [
        ("visit", "bodies", [{"name": "派出所", "inspectors": ["赵强"]}], [{"name": "派出所"}]),
        ("visit", "bodies", [], [{"name": 7, "inspectors": []}]),
        ("visit", "bodies", [], [{"name": "甲", "inspectors": [7]}]),
        ("visit", "bodies", [], "派出所"),
        ("office", "bodies", [], [{"name": "甲"}]),
        ("office", "words", {"reminder": {"advise": "提醒："}}, []),
        ("office", "glyphs", {"\U00031350": "iVBOR"}, {"字": 7}),
    ],
)
def test_a_pack_with_other_shapes_stops_at_the_door(kind: str, field: str, good: Any, bad: Any) -> None:
    assert field_problems(kind, "x", {field: good}) == []
    assert [problem.code for problem in field_problems(kind, "x", {field: bad})] == ["pack.field_bad"]


def test_nobody_signs_for_a_body_he_did_not_come_for(tmp_path: Path) -> None:
    visit = joint(tmp_path / "store")
    save_bodies(visit.store, visit.visit, [TakingPart("派出所", ("王芳",)), TakingPart("消防救援站")], NOW)
    visit.find(1)
    with pytest.raises(RefusedInputError) as refused:
        preview(visit.store, visit.visit, NOW, body="消防救援站")
    assert [problem.code for problem in refused.value.problems] == ["paper.body_without_people"]
    words = str(say(refused.value.problems[0]))
    assert "消防救援站" in words
    assert "派出所：王芳" in words
    assert "李明" in words, "who came for nobody: the one to ask"
    own = preview(visit.store, visit.visit, NOW).pdf
    assert "李明" in paper_text(own)
    assert "王芳" not in paper_text(own), "she came for the police"


def test_an_office_whose_people_all_came_for_others_has_no_paper(tmp_path: Path) -> None:
    visit = joint(tmp_path / "store")
    save_bodies(visit.store, visit.visit, [TakingPart("派出所", ("李明", "王芳"))], NOW)
    visit.find(1)
    with pytest.raises(RefusedInputError) as refused:
        preview(visit.store, visit.visit, NOW)
    assert [problem.code for problem in refused.value.problems] == ["paper.body_without_people"]
