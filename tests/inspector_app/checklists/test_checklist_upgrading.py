"""An open visit goes over to a newer checklist: answers stay by code, the rest goes into the annex, nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from handovers import jpeg, two_stores
from offices import NOW, new_store, with_enterprise

from db.records.values import Inspector
from inspector_app.checklists.model import Area, Checklist, Choice, Item, Part, PartKind, Verdict
from inspector_app.checklists.snapshots import checklist_id
from inspector_app.checklists.upgrading import plan_upgrade, upgrade_visit
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import add_photo, picture_from_file
from inspector_app.exchange.bag.opening_page import render
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.sending import new_info
from inspector_app.notices.checklist_form import draw_form
from inspector_app.notices.form_facts import visit_form_facts
from inspector_app.notices.paper_facts import PaperFacts
from inspector_app.notices.papers import preview
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, item_of, open_visit, visit_checklist

PEOPLE = (Inspector("李明", "粤B0001"),)
COUNT = Part("a_count", PartKind.INTEGER, {"zh": "次数"})
SHADE = Part(
    "a_shade", PartKind.CHOICE, {"zh": "颜色"}, choices=(Choice("red", {"zh": "红"}), Choice("blue", {"zh": "蓝"}))
)


def item(code: str, *parts: Part, **more: object) -> Item:
    return replace(Item(code, {"zh": f"题{code}"}, severity="B", parts=parts), **more)  # type: ignore[arg-type]


def checklist(version: str, *items: Item) -> Checklist:
    made = Checklist("", "own", {"zh": "表"}, version, (Area("A", {"zh": "领域"}, items),))
    return replace(made, id=checklist_id(made))


OLDER = checklist("1", item("a", COUNT, SHADE), item("b"), item("c"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "store")
    yield made
    made.close()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def visit_of(store: Store) -> str:
    return open_visit(store, VisitDraft(with_enterprise(store), PEOPLE), OLDER, NOW)


def answer(store: Store, visit: str, code: str, verdict: Verdict, **more: object) -> None:
    give_answer(store, visit, item_of(OLDER, code), GivenAnswer(verdict, **more), NOW)  # type: ignore[arg-type]


def answers(store: Store, visit: str) -> dict[str, tuple[str, dict[str, object]]]:
    with store.database.look() as work:
        return {code: (a.verdict, dict(a.values)) for code, a in work.answers.of_visit(visit).items()}


def test_answers_stay_under_the_code_of_their_item(store: Store) -> None:
    visit = visit_of(store)
    answer(store, visit, "a", Verdict.PASS, values={"a_count": 3, "a_shade": "red"}, note="备注")
    newer = checklist("2", item("b"), item("a", COUNT, SHADE, label={"zh": "改了说法"}), item("d"))
    planned = plan_upgrade(store, visit, newer)
    done = upgrade_visit(store, visit, newer, NOW)
    assert done == planned
    assert (done.carried, done.annexed) == (("a",), ())
    assert answers(store, visit)["a"] == ("pass", {"a_count": 3, "a_shade": "red"})
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    assert (visit_checklist(store, found), found.annex) == (newer, ())
    assert {(c.kind.value, c.code) for c in done.changes} >= {("reworded", "a"), ("added", "d"), ("removed", "c")}


def test_what_has_no_place_goes_into_the_annex_with_its_question(store: Store) -> None:
    visit = visit_of(store)
    answer(store, visit, "a", Verdict.PASS, values={"a_count": 3, "a_shade": "red"})
    answer(store, visit, "b", Verdict.NOT_APPLICABLE, reason="没有", note="看过")
    only_blue = replace(SHADE, choices=SHADE.choices[1:])
    done = upgrade_visit(store, visit, checklist("2", item("a", COUNT, only_blue)), NOW)
    assert done.carried == ()
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    parts, whole = found.annex
    assert (parts["item"], parts["values"], parts["verdict"]) == ("a", {"a_shade": "red"}, "")
    assert (whole["item"], whole["verdict"], whole["reason"], whole["note"]) == ("b", "na", "没有", "看过")
    assert (whole["label"], whole["version"], whole["checklist"]) == ({"zh": "题b"}, "1", OLDER.id)
    assert answers(store, visit) == {"a": ("pass", {"a_count": 3}), "b": ("", {})}


def test_an_item_that_only_records_keeps_no_verdict(store: Store) -> None:
    visit = visit_of(store)
    answer(store, visit, "a", Verdict.PASS, values={"a_count": 3})
    upgrade_visit(store, visit, checklist("2", item("a", COUNT, has_verdict=False, severity="")), NOW)
    assert answers(store, visit)["a"] == ("", {"a_count": 3})
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    assert [(each["item"], each["verdict"]) for each in found.annex] == [("a", "pass")]


def test_findings_and_photos_of_an_item_that_is_gone_stay_with_the_visit(store: Store, tmp_path: Path) -> None:
    visit = visit_of(store)
    answer(store, visit, "b", Verdict.FAIL)
    picture = tmp_path / "p.jpg"
    picture.write_bytes(jpeg(1))
    add_photo(store, visit, "b", picture_from_file(picture, "file"), NOW)
    upgrade_visit(store, visit, checklist("2", item("a", COUNT)), NOW)
    with store.database.look() as work:
        (finding,) = work.findings.of_visit(visit)
        (photo,) = work.photos.of_visit(visit)
    assert (finding.item, finding.severity) == ("", "B")
    assert (photo.item, photo.tray) == ("", True)


def test_a_second_upgrade_keeps_the_annex_of_the_first(store: Store) -> None:
    visit = visit_of(store)
    for code in "abc":
        answer(store, visit, code, Verdict.PASS)
    upgrade_visit(store, visit, checklist("2", item("a"), item("b")), NOW)
    upgrade_visit(store, visit, checklist("3", item("a")), NOW)
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    assert [(each["item"], each["version"]) for each in found.annex] == [("c", "1"), ("b", "2")]


def test_only_an_open_visit_goes_over_and_only_to_another_version(store: Store) -> None:
    visit = visit_of(store)
    with pytest.raises(RefusedInputError) as same:
        upgrade_visit(store, visit, OLDER, NOW)
    assert same.value.problems[0].code == "checklist.upgrade_same"
    close_visit(store, visit, NOW)
    with pytest.raises(RefusedInputError) as closed:
        upgrade_visit(store, visit, checklist("2", item("a")), NOW)
    assert closed.value.problems[0].code == "visit.closed"
    with pytest.raises(RefusedInputError):
        plan_upgrade(store, "nowhere", OLDER)


def test_an_upgraded_visit_travels_with_its_annex(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    try:
        visit = visit_of(inspector)
        answer(inspector, visit, "b", Verdict.PASS)
        newer = checklist("2", item("a"))
        upgrade_visit(inspector, visit, newer, NOW)
        close_visit(inspector, visit, NOW)
        pack = tmp_path / "visit.zjpack"
        write_visit_pack(inspector, pack, NOW)
        import_pack(supervisor, pack, NOW)
        with supervisor.database.look() as work:
            found = work.visits.get(visit)
        assert found is not None
        assert (visit_checklist(supervisor, found), [each["item"] for each in found.annex]) == (newer, ["b"])
    finally:
        inspector.close()
        supervisor.close()


def test_the_annex_is_on_the_paper_and_in_the_page_of_the_pack(store: Store) -> None:
    visit = visit_of(store)
    answer(store, visit, "a", Verdict.PASS, values={"a_count": 3, "a_shade": "red"})
    answer(store, visit, "b", Verdict.NOT_APPLICABLE, reason="没有台账<b>", note="看过")
    assert "附录" not in text_of(draw_form(visit_form_facts(store, visit, NOW)))
    only_blue = replace(SHADE, choices=SHADE.choices[1:])
    upgrade_visit(store, visit, checklist("2", item("a", COUNT, only_blue)), NOW)
    told = ("附录：旧版检查表的回答（2", "题b", "颜色：红", "不适用", "没有台账", "看过")
    paper = text_of(draw_form(visit_form_facts(store, visit, NOW)))
    assert all(word in paper for word in told)
    assert "附录" not in text_of(draw_form(visit_form_facts(store, visit, NOW, filled=False)))
    record = preview(store, "inspection_record", visit, {}, NOW)
    said = text_of(record.pdf).replace("\r\n", "")
    assert all(word in said for word in ("旧版检查表的回答", "题b", "颜色：红", "没有台账"))
    facts = record.facts
    assert isinstance(facts, PaperFacts)
    assert PaperFacts.from_json(facts.to_json()) == facts
    assert "annexed" not in replace(facts, annexed=()).to_json(), "papers of before it read as they were written"
    with store.database.look() as work:
        page = render(work, new_info(store, PackKind.VISIT, NOW, ())).decode("utf-8")
    assert all(word in page for word in told)
    assert "台账<b>" not in page


def test_an_annex_of_a_foreign_pack_may_lack_anything(store: Store) -> None:
    visit = visit_of(store)
    odd = [{}, {"item": 3, "label": "x", "values": [1]}, {"item": "z", "values": {"n": [{"c": None}, 4]}}]
    with store.database.work(NOW) as work:
        work.visits.save(visit, {"annex": odd})
    assert "附录：旧版检查表的回答（3" in text_of(draw_form(visit_form_facts(store, visit, NOW)))
