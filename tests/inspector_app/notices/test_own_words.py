"""An office's own words as a text that a person edits, their files, and the sample of each paper."""

from datetime import date
from pathlib import Path

import pytest
from notice_samples import paper_text
from notice_visits import NOW, office_ready
from offices import new_store

from db.records.office import OfficeBody, OfficeFacts, OfficePapers
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.notices.kinds import KINDS, PaperKind
from inspector_app.notices.own_words import (
    merge_words,
    read_words,
    save_texts,
    texts_of_kind,
    words_changes,
    write_words,
)
from inspector_app.notices.samples import sample_pdf
from inspector_app.notices.words_text import as_text, read_text, section_at
from inspector_app.office import own_papers, save_office_papers
from inspector_app.partners import partners, remove_partner, save_partner
from inspector_app.plans import papers as plan_papers
from inspector_app.plans.documents import adopt
from inspector_app.stores import Store

REMINDER = KINDS["reminder"]
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)


@each_kind
def test_the_text_that_is_edited_says_what_the_words_say(kind: PaperKind) -> None:
    texts = texts_of_kind(kind, OfficePapers())
    read = read_text(kind, as_text(texts))
    assert read.texts == texts
    assert read.problems == ()


@each_kind
def test_every_paper_has_a_sample(kind: PaperKind) -> None:
    text = paper_text(sample_pdf(kind, {}, OfficeFacts(issuer="福永街道办事处"), date(2026, 8, 3)))
    assert kind.title in text
    assert "草稿" in text
    assert "某某快递有限公司" in text or kind.id in ("briefing_card", "service_receipt")


@pytest.mark.parametrize(
    ("before", "after", "line", "code"),
    [
        ("现提醒你单位：", "现提醒你单位{oracle}：", "现提醒你单位{oracle}：", "paper.words_field_unknown"),
        ("现提醒你单位：", "逾期罚款", "逾期罚款", "paper.words_forbidden"),
        ("{enterprise}：", "贵单位：", "[addressee]", "paper.words_field_missing"),
        ("[ending]", "[farewell]", "[farewell]", "paper.words_name"),
        ("[ending]", "[advise]", "[advise]", "paper.words_twice"),
        ("[title]", "什么", "什么", "paper.words_line"),
        ("走访人员：|{inspectors}", "走访人员：|{inspectors} ‖ 甲 ‖ 乙", "[signatures]", "paper.words_shape"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(before: str, after: str, line: str, code: str) -> None:
    text = as_text(texts_of_kind(REMINDER, OfficePapers())).replace(before, after, 1)
    problems = read_text(REMINDER, text).problems
    found = next(each for each in problems if each.problem.code == code)
    lines = text.split("\n")
    assert lines[found.line] == line or (code == "paper.words_twice" and lines[found.line] == "[advise]")
    assert all(say(each.problem, language).problem for each in problems for language in Language)


def test_a_line_knows_its_text() -> None:
    assert section_at("x\n[title]\n甲\n\n[opening]\n乙", 2) == "title"
    assert section_at("x\n[title]\n甲\n\n[opening]\n乙", 5) == "opening"
    assert section_at("x\n[title]", 0) == ""


def test_only_what_differs_is_kept_and_the_shipped_words_come_back(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    shipped = texts_of_kind(REMINDER, OfficePapers())
    before = save_texts(store, REMINDER, shipped | {"advise": "请注意："}, NOW)
    assert own_papers(store).words == {"reminder": {"advise": "请注意："}}
    assert before == {}
    save_texts(store, REMINDER, shipped, NOW)
    assert own_papers(store).words == {}
    with pytest.raises(RefusedInputError):
        save_texts(store, REMINDER, {"advise": "处以罚款"}, NOW)
    store.close()


def test_what_the_plan_says_can_be_said_again_as_shipped(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    planned(store, words={"reminder": {"advise": "方案用语："}})
    shipped = texts_of_kind(REMINDER, OfficePapers())
    save_texts(store, REMINDER, shipped, NOW)
    assert own_papers(store).words == {"reminder": {"advise": shipped["advise"]}}
    store.close()


def test_a_file_of_all_words_is_written_changed_and_taken(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    path = tmp_path / "words.json"
    write_words(store, path)
    assert words_changes(store, read_words(path)) == []
    merge_words(store, read_words(path), KINDS, NOW)
    assert own_papers(store).words == {}, "nothing was changed in it"
    path.write_text(path.read_text("utf-8").replace("现提醒你单位：", "请你单位："), "utf-8")
    changes = words_changes(store, read_words(path))
    assert [(each.kind, each.name, each.before, each.after) for each in changes] == [
        ("reminder", "advise", "现提醒你单位：", "请你单位：")
    ]
    merge_words(store, read_words(path), KINDS, NOW)
    assert own_papers(store).words == {"reminder": {"advise": "请你单位："}}
    for broken in ("{", '{"reminder": {"advise": "处以罚款"}}', "[]"):
        path.write_text(broken, "utf-8")
        with pytest.raises(RefusedInputError):
            read_words(path)
    assert own_papers(store).words == {"reminder": {"advise": "请你单位："}}
    store.close()


def test_words_are_merged_kind_by_kind_beside_what_is_said_already(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    usual = texts_of_kind(REMINDER, OfficePapers())
    names = [name for name, text in usual.items() if isinstance(text, str) and name != "title"][:2]
    save_texts(store, REMINDER, {**usual, names[0]: f"{usual[names[0]]}　"}, NOW)
    before = own_papers(store).words
    given = {
        "reminder": {names[1]: f"{usual[names[1]]}　"},
        "rectification": {"copies": "本文书一式三份。"},
    }
    assert merge_words(store, given, ["rectification"], NOW) == before
    assert own_papers(store).words == {**before, "rectification": {"copies": "本文书一式三份。"}}
    merge_words(store, given, ["reminder"], NOW)
    assert set(own_papers(store).words["reminder"]) == set(names), "what the file does not name stays"
    merge_words(store, {"reminder": usual}, ["reminder"], NOW)
    assert set(own_papers(store).words) == {"rectification"}, "the usual words are none of our own"
    store.close()


def test_partners_are_added_changed_removed_and_those_of_the_plan_stay(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    planned(store, bodies=[{"name": "邮政管理局", "code": "", "contact": "", "phone": "",
                            "reconsideration_body": "", "court": ""}])  # fmt: skip
    save_partner(store, "", OfficeBody(" 派出所 ", phone="110"), NOW)
    save_partner(store, "派出所", OfficeBody("福永派出所", phone="110"), NOW)
    assert [(each.body.name, each.is_own, each.is_planned) for each in partners(store)] == [
        ("邮政管理局", False, True), ("福永派出所", True, False)]  # fmt: skip
    for bad in (OfficeBody(""), OfficeBody("福永派出所"), OfficeBody("邮政管理局"), OfficeBody("甲", phone="1\n2")):
        with pytest.raises(RefusedInputError):
            save_partner(store, "", bad, NOW)
    save_partner(store, "邮政管理局", OfficeBody("邮政管理局", contact="周某"), NOW)
    assert [each.is_own for each in partners(store)] == [True, True]
    gone = remove_partner(store, "邮政管理局", NOW)
    assert gone is not None
    assert gone.contact == "周某"
    assert [(each.body.name, each.body.contact) for each in partners(store)] == [("邮政管理局", ""), ("福永派出所", "")]
    assert remove_partner(store, "无此单位", NOW) is None
    store.close()


def planned(store: Store, **said: object) -> None:
    """The office's plan says this for its papers."""
    office_ready(store)
    save_office_papers(store, OfficePapers(), NOW)
    value = plan_papers.collect(store)
    assert isinstance(value, dict)
    with store.database.work(NOW) as work:
        adopt(work, plan_papers.NAME, value | said, NOW)
