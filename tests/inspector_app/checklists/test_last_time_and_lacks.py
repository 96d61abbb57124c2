"""The last visit is shown and never counted; what a visit lacks is told item by item."""

from datetime import timedelta
from pathlib import Path

from offices import NOW
from visit_pages import PEOPLE, started_visit

from db.records.visits import Answer, Finding
from inspector_app.checklists.lacks import Given, Lack, missing_in
from inspector_app.checklists.last_time import as_last_time, last_time
from inspector_app.checklists.model import Area, Item, Part, PartKind, Verdict
from inspector_app.checklists.progress import is_complete
from inspector_app.checklists.snapshots import shipped
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, item_of, open_visit


def test_the_last_time_is_the_newest_closed_visit_before_this_one(tmp_path: Path) -> None:
    store, first = started_visit(tmp_path / "store")
    item = item_of(shipped(), "RN-01")
    give_answer(store, first, item, GivenAnswer(Verdict.PASS), NOW)
    with store.database.look() as work:
        opened = work.visits.get(first)
    assert opened is not None
    assert last_time(store, opened) is None, "it is the first"
    close_visit(store, first, NOW)
    second = open_visit(store, VisitDraft(opened.enterprise_id, PEOPLE), shipped(), NOW + timedelta(days=30))
    with store.database.look() as work:
        later = work.visits.get(second)
    assert later is not None
    before = last_time(store, later)
    assert before is not None
    assert (before.visit_id, before.day) == (first, NOW.date())
    known = before.of(item)
    assert known is not None
    assert known.verdict == "pass"
    assert before.of(item_of(shipped(), "RN-02")) is None


def test_as_the_last_time_takes_the_verdict_and_leaves_what_was_counted() -> None:
    item = item_of(shipped(), "RN-01")
    before = Answer("v", "RN-01", "na", {"RN-01_count": 3}, "没有柜台", "旧备注")
    given = as_last_time(item, before, GivenAnswer(None, {"RN-01_count": 1}, "", "新备注"))
    assert given == GivenAnswer(Verdict.NOT_APPLICABLE, {"RN-01_count": 1}, "没有柜台", "新备注")


def test_facts_are_taken_over_but_not_tables() -> None:
    parts = (
        Part("n", PartKind.INTEGER, {"zh": "台数"}),
        Part("rows", PartKind.TABLE, {"zh": "表"}, columns=(Part("a", PartKind.TEXT, {"zh": "a"}),)),
    )
    item = Item("X-1", {"zh": "?"}, has_verdict=False, parts=parts)
    before = Answer("v", "X-1", values={"n": 4, "rows": [{"a": "b"}]})
    assert as_last_time(item, before, GivenAnswer()).values == {"n": 4}


def test_every_lack_is_told_with_its_reason() -> None:
    table = Part("rows", PartKind.TABLE, {"zh": "表"}, columns=(Part("a", PartKind.TEXT, {"zh": "a"}),))
    items = (
        Item("A-1", {"zh": "?"}),
        Item("A-2", {"zh": "?"}),
        Item("A-3", {"zh": "?"}, note_on_fail=True),
        Item("A-4", {"zh": "?"}, parts=(Part("n", PartKind.INTEGER, {"zh": "n"}, required=True),)),
        Item("A-5", {"zh": "?"}, parts=(table,), sample_size=10),
        Item("A-6", {"zh": "?"}, photos_min=2),
        Item("A-7", {"zh": "?"}, has_verdict=False, parts=(Part("t", PartKind.TEXT, {"zh": "t"}),)),
        Item("A-8", {"zh": "?"}, has_verdict=False, parts=(Part("x", PartKind.AUDIO, {"zh": "x"}),)),
    )
    answers = {
        "A-2": Answer("v", "A-2", "na"),
        "A-3": Answer("v", "A-3", "fail"),
        "A-4": Answer("v", "A-4", "pass"),
        "A-5": Answer("v", "A-5", "pass", {"rows": [{"a": "1"}]}),
        "A-6": Answer("v", "A-6", "pass"),
    }
    finding = Finding("f", "v", "e", "A-3", "B", "抽查×件", "整改")
    given = Given(answers, [finding], lambda code: 1 if code == "A-6" else 0, frozenset({"A-6"}))
    told = [
        (each.item.code, each.lack, each.have, each.want) for each in missing_in([Area("A", {"zh": "a"}, items)], given)
    ]
    assert told == [
        ("A-1", Lack.VERDICT, 0, 0),
        ("A-2", Lack.REASON, 0, 0),
        ("A-3", Lack.NOTE, 0, 0),
        ("A-3", Lack.PHOTOS, 0, 1),
        ("A-3", Lack.BLANK, 0, 0),
        ("A-4", Lack.PART, 0, 0),
        ("A-5", Lack.SAMPLE, 1, 10),
        ("A-6", Lack.FAULT, 0, 0),
        ("A-6", Lack.PHOTOS, 1, 2),
        ("A-7", Lack.PART, 0, 0),
    ]


def test_a_failed_item_that_wants_a_note_is_not_complete_without() -> None:
    item = Item("A-3", {"zh": "?"}, note_on_fail=True)
    assert not is_complete(item, Answer("v", "A-3", "fail", note=" "))
    assert is_complete(item, Answer("v", "A-3", "fail", note="柜台"))
    assert is_complete(item, Answer("v", "A-3", "pass"))
