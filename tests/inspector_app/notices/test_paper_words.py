"""The words of papers: shipped templates are whole, an office's own are checked before they are used."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notice_samples import paper_text
from notice_visits import NOW
from paper_visits import GIVEN, full_visit

from db.records.office import OfficePapers
from db.records.values import JsonValue
from inspector_app import assets
from inspector_app.errors import Problem
from inspector_app.messages import Language, say
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.kinds import KINDS, RECTIFICATION, FieldType
from inspector_app.notices.office_words import changeable_texts, fields_of_text, word_problems, words_of
from inspector_app.notices.paper_values import day_words, given_words
from inspector_app.notices.papers import issue, preview
from inspector_app.notices.templates import FIELD, filled
from inspector_app.office import office_papers, save_office_papers
from inspector_app.plans import papers as plan_papers
from inspector_app.plans.documents import adopt

TEMPLATED = [kind for kind in KINDS.values() if kind.id != RECTIFICATION]


def texts_in(value: JsonValue) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for each in value for text in texts_in(each)]


def blocks_in(specs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for spec in specs for each in (spec, *blocks_in(spec.get("closing", [])))]


@pytest.mark.parametrize("kind", TEMPLATED, ids=lambda kind: kind.id)
def test_shipped_words_are_whole(kind: Any) -> None:
    words = assets.read_json("notices", kind.words)
    assert words["source"]
    used = set()
    for spec in blocks_in(words["blocks"]):
        for verb in ("lead", "text", "heading", "form", "grid", "table", "samples", "notes", "date"):
            if verb in spec:
                used.add(spec[verb])
                assert spec[verb] in words["texts"], (kind.id, spec)
    prepared = {name for name in words["texts"] if name.startswith(("entry", "pair_", "attachment"))}
    assert used | prepared == set(words["texts"]), "no text is left over"
    for name, text in words["texts"].items():
        for each in texts_in(text):
            assert set(FIELD.findall(each)) <= fields_of_text(kind, name), (kind.id, name)
            assert not re.search(r"[{}]", FIELD.sub("", each))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_shipped_words_pass_the_check_that_an_offices_words_must_pass(kind: Any) -> None:
    assert word_problems({kind.id: changeable_texts(kind)}) == []


def test_every_field_that_a_person_types_is_printed() -> None:
    for kind in TEMPLATED:
        words = assets.read_json("notices", kind.words)
        said = "".join(texts_in(list(words["texts"].values())))
        lists = {spec["each"] for spec in blocks_in(words["blocks"]) if "each" in spec}
        for spec in kind.fields:
            assert f"{{{spec.name}}}" in said or spec.name in lists, (kind.id, spec.name)


def test_a_part_in_brackets_goes_with_its_field() -> None:
    text = "地址[[（{address}）]][[，电话{phone}]]。"
    assert filled(text, {"address": "白石厦", "phone": ""}) == "地址（白石厦）。"
    assert filled(text, {"address": "", "phone": "1"}) == "地址，电话1。"


def test_a_value_is_never_read_as_a_template() -> None:
    assert filled("{name}", {"name": "{issuer}[[x]]{0.__class__}", "issuer": "街道"}) == "{issuer}[[x]]{0.__class__}"


def test_days_and_choices_are_written_as_papers_write_them() -> None:
    assert day_words(date(2026, 8, 3)) == "2026年8月3日"
    specs = {spec.name: spec for kind in KINDS.values() for spec in kind.fields}
    assert given_words(specs["interview_at"], "2026-08-12T14:05") == "2026年8月12日14时05分"
    assert given_words(specs["overall"], "passed") == "合格"
    assert specs["bring"].type is FieldType.LINES
    assert given_words(specs["bring"], " 甲\n\n乙\x00 ") == "甲\n乙"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"ransom": {}}, "paper.words_kind"),
        ([], "paper.words_shape"),
        ({"reminder": "x"}, "paper.words_shape"),
        ({"reminder": {"greeting": "您好"}}, "paper.words_name"),
        ({"reminder": {"opening": 7}}, "paper.words_shape"),
        ({"reminder": {"opening": " "}}, "paper.words_empty"),
        ({"reminder": {"addressee": "{enterprise}\u202e"}}, "paper.words_signs"),
        ({"reminder": {"addressee": "{enterprise}{oracle}"}}, "paper.words_field_unknown"),
        ({"reminder": {"addressee": "贵单位"}}, "paper.words_field_missing"),
        ({"reminder": {"addressee": "{enterprise} {"}}, "paper.words_brackets"),
        ({"reminder": {"addressee": "{enterprise.__class__}{enterprise}"}}, "paper.words_brackets"),
        ({"reminder": {"advise": "逾期将罚款五万元"}}, "paper.words_forbidden"),
        ({"reminder": {"advise": "现责令你单位"}}, "paper.words_forbidden"),
        ({"filing_certificate": {"note": "准予经营"}}, "paper.words_forbidden"),
        ({"service_receipt": {"facts": "受送达人"}}, "paper.words_shape"),
        ({"service_receipt": {"facts": [["受送达人", "{receiver}", "多余"]]}}, "paper.words_shape"),
        ({"common_record": {"bodies": [["单位"], ["{body}"]]}}, "paper.words_shape"),
        ({"reminder": {"copies": ["一份", "两份"]}}, "paper.words_shape"),
        ({"photo_list": {"entry": "照片{photo}"}}, "paper.words_shape"),
        ({"reminder": {"title": ["提醒", "函"]}}, "paper.words_shape"),
        ({"reminder": {"title": "{issuer}提醒函"}}, "paper.words_field_unknown"),
        ({"commitment": {"date": "{issued_day}"}}, "paper.words_field_unknown"),
        ({RECTIFICATION: {"report": ["请报送"]}}, "paper.words_shape"),
        ({RECTIFICATION: {"report": "请报送。"}}, "paper.words_field_missing"),
        ({RECTIFICATION: {"consequence": "逾期未整改的，处以罚款。"}}, "paper.words_forbidden"),
    ],
)
def test_words_that_would_spoil_a_paper_are_refused(words: Any, code: str) -> None:
    problems = word_problems(words)
    assert code in [problem.code for problem in problems]
    for problem in problems:
        for language in Language:
            assert say(problem, language).problem


def test_an_offices_words_stand_on_its_papers(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    own = {
        "inspection_record": {"no_finding": "未见异常。", "title": "现场检查（勘验）笔录"},
        RECTIFICATION: {"copies": "本文书一式三份。"},
    }
    assert word_problems(own) == []
    save_office_papers(visit.store, OfficePapers(words=own), NOW)
    record = issue(visit.store, "inspection_record", visit.visit, GIVEN["inspection_record"], NOW)
    order = issue(visit.store, RECTIFICATION, visit.visit, {}, NOW)
    assert "现场检查（勘验）笔录" in paper_text(issued_pdf(visit.store, record.id))
    assert "本文书一式三份。" in paper_text(issued_pdf(visit.store, order.id))
    assert "本文书一式两份" not in paper_text(issued_pdf(visit.store, order.id))


def test_the_plan_carries_words_bodies_and_facts_and_the_laptops_own_come_first(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    value = plan_papers.collect(visit.store)
    assert value is not None
    assert plan_papers.problems(value) == []
    planned = value | {
        "facts": value["facts"] | {"contact": "方案联系人", "court": "方案法院"},
        "words": {"reminder": {"advise": "温馨提示：", "noted": "了解到："}},
        "bodies": [
            {"name": "区消防救援大队", "code": "", "contact": "", "phone": "", "reconsideration_body": "", "court": ""}
        ],
    }
    assert plan_papers.problems(planned) == []
    with visit.store.database.work(NOW) as work:
        adopt(work, plan_papers.NAME, planned, NOW)
        work.office.save({"contact": ""})
    save_office_papers(visit.store, OfficePapers(words={"reminder": {"advise": "提醒如下："}}), NOW)
    papers = office_papers(visit.store)
    said = words_of(KINDS["reminder"], papers)["texts"]
    assert (said["advise"], said["noted"]) == ("提醒如下：", "了解到：")
    assert [body.name for body in papers.bodies] == ["区消防救援大队"]
    facts = preview(visit.store, "inspection_record", visit.visit, {}, NOW).facts
    assert facts.contact_name == "方案联系人", "the plan speaks where the laptop says nothing"
    assert facts.relief is not None
    assert facts.relief.court == "深圳市盐田区人民法院", "the laptop's own comes first"


@pytest.mark.parametrize(
    "broken", [[], {"facts": {}}, None, "words", {"facts": {}, "bodies": {}, "words": 1, "glyphs": []}]
)
def test_a_plan_of_another_shape_is_refused(broken: Any) -> None:
    assert [problem for problem in plan_papers.problems(broken) if isinstance(problem, Problem)]


def test_a_hostile_plan_section_is_refused_by_place(tmp_path: Path) -> None:
    value = plan_papers.collect(full_visit(tmp_path / "store").store)
    assert value is not None
    spoiled = {
        "facts": value["facts"] | {"issuer": "街道\u202e办"},
        "bodies": [{"name": "甲"}],
        "words": {"reminder": {"advise": "罚款"}},
        "glyphs": {"字字": "x"},
    }
    for part, bad in spoiled.items():
        assert plan_papers.problems(value | {part: bad}), part
