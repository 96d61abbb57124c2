"""What the office's administrator read in the gazette counts from then on, on every laptop, and can be taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from notice_visits import ready_visit, visited
from offices import NOW, new_store

from inspector_app.errors import RefusedInputError
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.law import readings
from inspector_app.law.fines import fine_threats
from inspector_app.law.readings import enter_reading, law_of, readings_in, take_back, to_value
from inspector_app.messages import Language, say
from inspector_app.notices.issuing import issue, preview
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.unverified import leave_out_unverified
from inspector_app.plans.documents import adopt, current_document
from inspector_app.plans.sections import section_named
from inspector_app.stores import Role, Store
from inspector_app.visits import close_visit

TODAY = NOW.date()
GAZETTE = "深圳市人大常委会公报2024年第6号"


def enter(store: Store, article: str = "深禁毒?", number: str = "第二十七条", starts: str = "", ends: str = "",
          source: str = GAZETTE) -> None:  # fmt: skip
    days = [date.fromisoformat(text) if text else None for text in (starts, ends)]
    enter_reading(store, article, number, days[0], days[1], source, NOW)


def refused(store: Store, **changes: str) -> list[str]:
    with pytest.raises(RefusedInputError) as error:
        enter(store, **changes)
    for problem in error.value.problems:
        assert all(say(problem, language).problem for language in Language)
    return [problem.code for problem in error.value.problems]


def cited(store: Store, id: str, on: date = TODAY) -> list[str]:
    return [citation.text for citation in law_of(store).cite([id], on, "快递企业")]


def test_a_number_that_was_read_is_cited_and_taken_back_it_is_not(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    assert cited(store, "深禁毒?") == ["《深圳经济特区禁毒条例》（条款待核）"]
    enter(store)
    assert cited(store, "深禁毒?") == ["《深圳经济特区禁毒条例》第二十七条"]
    take_back(store, "深禁毒?", None, "读错了一条", NOW)
    assert cited(store, "深禁毒?") == ["《深圳经济特区禁毒条例》（条款待核）"]
    with store.database.look() as work:
        (kept,) = readings_in(work)
        assert current_document(work, readings.NAME) is not None
    assert (kept.by, kept.source, kept.undone_by, kept.why) == ("李明", GAZETTE, "李明", "读错了一条")
    store.close()


def test_a_reading_counts_only_on_its_days_and_the_shipped_number_on_the_others(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    enter(store, "快递§23", "第二十四条", starts="2027-01-01")
    assert cited(store, "快递§23", date(2025, 5, 31)) == ["《快递暂行条例》第二十二条"]
    assert cited(store, "快递§23", date(2026, 12, 31)) == ["《快递暂行条例》第二十三条"]
    assert cited(store, "快递§23", date(2027, 1, 1)) == ["《快递暂行条例》第二十四条"]
    store.close()


def test_a_reading_for_the_same_first_day_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    enter(store, number="第二十七条")
    enter(store, number="第二十八条第一款、第二十九条")
    assert cited(store, "深禁毒?") == ["《深圳经济特区禁毒条例》第二十八条第一款、第二十九条"]
    with store.database.look() as work:
        assert [(each.number, bool(each.undone_at)) for each in readings_in(work)] == [
            ("第二十七条", True), ("第二十八条第一款、第二十九条", False),
        ]  # fmt: skip
    store.close()


def test_every_problem_of_what_was_typed_is_named(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    assert refused(store, article="乱§1", number="23条", source=" ") == [
        "law.source_missing", "law.unknown_article", "law.number_shape",
    ]  # fmt: skip
    assert refused(store, number="5.3.1") == ["law.number_shape"]
    assert refused(store, starts="2026-02-01", ends="2026-01-01") == ["law.reading_dates"]
    assert refused(store, source="公\u200b报") == ["law.text_signs"]
    assert refused(store, source="报" * 201) == ["law.text_long"]
    enter(store, starts="2026-01-01")
    assert refused(store, starts="2026-05-01") == ["law.reading_overlaps"]
    for why, code in (("", "law.why_missing"), ("错", "law.no_reading")):
        with pytest.raises(RefusedInputError) as error:
            take_back(store, "深禁毒?", None, why, NOW)
        assert code in [problem.code for problem in error.value.problems]
    store.close()


def test_a_closed_visit_whose_law_nobody_had_read_is_issued_after_it_was_read(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s", findings=0)
    visit.find(1, basis=("深禁毒?", "快递§23"))
    close_visit(visit.store, visit.visit, NOW)
    with pytest.raises(RefusedInputError) as error:
        issue(visit.store, visit.visit, NOW)
    assert [problem.code for problem in error.value.problems] == ["notice.article_unverified"]
    assert "（条款待核）" in str(preview(visit.store, visit.visit, NOW).notice.to_json())
    enter(visit.store)
    facts = RectificationNotice.from_json(issue(visit.store, visit.visit, NOW).facts)
    assert facts.findings[0].citations == ("《深圳经济特区禁毒条例》第二十七条", "《快递暂行条例》第二十三条")
    visit.store.close()


def test_what_was_issued_keeps_its_words_when_the_number_is_taken_back(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s", findings=0)
    visit.find(1, basis=("深禁毒?",))
    enter(visit.store)
    issued = issue(visit.store, visit.visit, NOW)
    take_back(visit.store, "深禁毒?", None, "读错了", NOW)
    assert "第二十七条" in str(preview(visit.store, visit.visit, NOW).notice.to_json())
    assert preview(visit.store, visit.visit, NOW).issued == issued
    visit.store.close()


def test_law_that_was_read_stays_when_unverified_law_is_left_out(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s", findings=0)
    visit.find(1, basis=("深禁毒?", "粤禁毒?"))
    enter(visit.store)
    assert leave_out_unverified(visit.store, visit.visit, NOW) == 1
    with visit.store.database.look() as work:
        assert work.findings.of_visit(visit.visit)[0].basis == ("深禁毒?",)
    visit.store.close()


@pytest.mark.parametrize(
    ("id", "old", "new"),
    [
        ("快递§23", "第二十二条", "第二十三条"),
        ("快递§32", "第三十一条", "第三十二条"),
        ("快递§33", "第三十二条", "第三十三条"),
        ("快递§53", "第四十三条", "第五十三条"),
    ],
)
def test_the_same_finding_is_issued_by_the_number_of_the_day_of_the_visit(
    tmp_path: Path, id: str, old: str, new: str
) -> None:
    visit = ready_visit(tmp_path / "s", findings=0)
    texts = []
    for index, day in enumerate((date(2025, 5, 31), date(2025, 6, 1))):
        opened = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        one = visited(visit.store, f"e{index + 2}", opened_at=opened)
        draft = FindingDraft("B", "未查验寄件人身份", "立即改正", (id,), date(2025, 7, 1))
        save_finding(visit.store, one.visit, None, draft, opened)
        facts = RectificationNotice.from_json(issue(visit.store, one.visit, opened).facts)
        texts.append((facts.findings[0].citations, facts.basis))
    assert [citations for citations, _ in texts] == [(f"《快递暂行条例》{old}",), (f"《快递暂行条例》{new}",)]
    assert ["第二十二条" in str(basis) for _, basis in texts] == [True, False]
    visit.store.close()


def test_a_forwarder_is_not_held_to_the_express_regulations_whatever_was_read(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s", findings=0)
    enter(visit.store, "快递§23", "第二十四条", starts="2026-06-01")
    other = visited(visit.store, "e2", fields={"kind": "国际货代"})
    other.find(1, basis=("快递§23", "反恐§20"))
    with pytest.raises(RefusedInputError) as error:
        issue(visit.store, other.visit, NOW)
    assert [problem.code for problem in error.value.problems] == ["notice.article_left_out"]
    visit.store.close()


def test_the_plan_of_another_laptop_is_changed_by_a_supervisor_only(tmp_path: Path) -> None:
    for role, expected in ((Role.INSPECTOR, ["law.plan_of_office"]), (Role.SUPERVISOR, [])):
        store = new_store(tmp_path / role.value, role)
        with store.database.work(NOW) as work:
            own = work.devices.own()
            work.devices.add(replace(own, id="b" * 12 + "-1", own=False))
            adoption = adopt(work, readings.NAME, to_value([]), NOW)
            work.plans.adopt(replace(adoption, issuer_device="b" * 12 + "-1", edition=2))
        if expected:
            assert refused(store) == expected
        else:
            enter(store)
        store.close()


def test_a_section_of_a_plan_is_checked_before_it_is_believed(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    enter(store)
    with store.database.look() as work:
        value = to_value(readings_in(work))
    store.close()
    section = section_named("law")
    assert section is not None
    assert section.problems(value) == []
    (row,) = value["readings"]
    bad = [{**row, "number": "二十七"}, {**row, "starts": "2026-2-1"}, {**row, "by": 7}, {**row, "more": ""}, [], None]
    for each in bad:
        found = section.problems({"readings": [row, each]})
        assert [(problem.code, problem.details["place"]) for problem in found] == [("law.readings_shape", 2)]
    assert section.problems([]) != []


@pytest.mark.parametrize(
    ("text", "threats"),
    [
        ("逾期不改的，将处五千元罚款", ("将处五千元罚款",)),
        ("责令立即改正，否则罚款", ("否则罚款",)),
        ("处一万元以上五万元以下罚款", ("处一万元以上五万元以下罚款",)),
        ("该网点上月曾被邮政管理局罚款", ()),
        ("立即改正，逾期未改的移送有关主管部门", ()),
        ("未张贴禁止罚款性收费公示", ()),
    ],
)
def test_words_that_threaten_a_fine_are_found(text: str, threats: tuple[str, ...]) -> None:
    assert fine_threats(text) == threats


def test_a_street_office_cannot_issue_a_threat_of_a_fine(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s", findings=0)
    visit.find(1, requirement="立即改正，逾期将予以罚款")
    with pytest.raises(RefusedInputError) as error:
        issue(visit.store, visit.visit, NOW)
    (problem,) = error.value.problems
    assert problem.code == "law.fine_threatened"
    assert all("逾期将予以罚款" in str(say(problem, language)) for language in Language)
    assert preview(visit.store, visit.visit, NOW).notice.findings[0].requirement.endswith("罚款"), "the draft shows it"
    visit.store.close()
