"""A draft says that it is none: no number, no sentence with a hole; and who looks again is told of what changed."""

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from notice_samples import page_texts, paper_text
from notice_visits import NOW, NoticeVisit
from offices import PASSPHRASE
from paper_visits import GIVEN, POLICE, STREET, full_visit, issue_all

from db.records.papers import Notice
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.notices import fonts
from inspector_app.notices.glyphs import Face
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.kinds import KINDS, Subject
from inspector_app.notices.lines import break_lines
from inspector_app.notices.looking import issuers_for, look_at, look_at_issued
from inspector_app.notices.papers import issue, preview
from inspector_app.stores import open_store
from inspector_app.visits import Mode

TORN = re.compile("(?<!理由)(?<!见证人)[：，、；][。，；）]|于[参完]|^[，。；：]|[至为于]。", re.MULTILINE)
"""What a sentence looks like from which a value is missing."""


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, NoticeVisit]:
    made = {mode.value: full_visit(tmp_path_factory.mktemp(mode.value) / "store", mode) for mode in Mode}
    inspected = made["inspection"]
    for kind in ("rectification", "interview_notice"):
        issue(inspected.store, kind, inspected.visit, GIVEN.get(kind, {}), NOW)
    return made


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, dict[str, Notice]]:
    """A closed store to be copied, its visit, and every paper that it can have."""
    visit = full_visit(tmp_path_factory.mktemp("issued") / "store")
    papers = issue_all(visit)
    visit.store.close()
    return visit.store.folder, visit.visit, papers


_DRAWN: dict[tuple[str, str, tuple[tuple[str, str], ...]], bytes] = {}
"""To draw a paper takes a quarter of a second, and nothing is recorded in between."""


def drafted(visits: dict[str, NoticeVisit], kind: str, given: dict[str, str]) -> bytes:
    mode = next(mode for mode in ("inspection", "reminder", "joint") if mode in KINDS[kind].modes)
    visit = visits[mode]
    subject = visit.visit if KINDS[kind].subject is Subject.VISIT else "e1"
    key = (visit.visit, kind, tuple(given.items()))
    if key not in _DRAWN:
        _DRAWN[key] = preview(visit.store, kind, subject, given, NOW).pdf
    return _DRAWN[key]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("filled", [False, True])
def test_a_draft_has_no_number_of_its_own(visits: dict[str, NoticeVisit], kind: str, *, filled: bool) -> None:
    text = paper_text(drafted(visits, kind, GIVEN.get(kind, {}) if filled else {}))
    word = KINDS[kind].word
    assert ("文号待签发" in text) == bool(word)
    assert not word or not re.search(rf"深宝福{word}〔2026〕\d+号(?!）)", text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_that_nobody_filled_in_has_no_sentence_with_a_hole(visits: dict[str, NoticeVisit], kind: str) -> None:
    pdf = drafted(visits, kind, {})
    assert TORN.findall(paper_text(pdf)) == []
    required = [spec for spec in KINDS[kind].fields if spec.required and spec.name not in ("interviewee", "receiver")]
    assert not required or "（待填）" in paper_text(pdf)


def test_no_issued_paper_says_that_something_is_to_be_filled_in(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    for kind, notice in issue_all(visit).items():
        text = paper_text(issued_pdf(visit.store, notice.id))
        assert "待填" not in text, kind
        assert "文号待签发" not in text, kind
        assert TORN.findall(text) == [], kind


def test_a_statement_that_stands_alone_has_no_number_several_have(visits: dict[str, NoticeVisit]) -> None:
    text = paper_text(drafted(visits, "interview_record", GIVEN["interview_record"]))
    assert "一、夜班人手不足" not in text
    assert "一、增加夜班验视人员" in text
    assert "二、每日抽查运单" in text


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("粤B0440306001", "粤B0440306001"),
        ("粤公0440306011", "公0440306011"),
        ("照片12", "片12"),
        ("〔2026〕3号", "〔2026〕3"),
    ],
)
def test_a_number_is_never_torn_from_the_signs_before_it(number: str, kept: str) -> None:
    fonts.register()
    face = Face(fonts.BODY, 12, 12)
    for before in range(1, 40):
        lines = [line.text for line in break_lines("检" * before + number + "查" * 40, face, 30 * 12.0)]
        assert any(kept in line for line in lines), lines


def test_the_running_head_names_the_enterprise_in_full(visits: dict[str, NoticeVisit]) -> None:
    second = page_texts(drafted(visits, "commitment", {}))[1]
    assert "深圳市顺达国际货运代理有限公司物流寄递企业禁毒安全责任承诺书" in second
    assert "…" not in second


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("reminder", "common_record")])
def test_an_issued_paper_is_unchanged_until_the_record_changes(
    tmp_path: Path, issued: tuple[Path, str, dict[str, Notice]], kind: str
) -> None:
    folder, visit, papers = issued
    shutil.copytree(folder, tmp_path / "store")
    with closing(open_store(tmp_path / "store", PASSPHRASE)) as store:
        assert not look_at_issued(store, papers[kind].id).changed or kind == "rectification"
        with store.database.work(NOW) as work:
            work.enterprises.save("e1", {"name": "深圳市顺达物流有限公司"})
        seen = (
            look_at(store, kind, visit, {}, NOW) if kind == "rectification" else look_at_issued(store, papers[kind].id)
        )
        assert seen.changed, kind


def test_each_body_of_a_joint_inspection_has_its_own_papers(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    store = visit.store
    assert issuers_for(store, visit.visit) == (STREET, POLICE)
    ours = issue(store, "inspection_record", visit.visit, GIVEN["inspection_record"], NOW)
    assert look_at(store, "inspection_record", visit.visit, {}, NOW).issued == ours
    theirs = look_at(store, "inspection_record", visit.visit, {}, NOW, body=POLICE)
    assert theirs.issued is None, "the street's record is none of the police's"
    text = paper_text(theirs.pdf)
    assert text.startswith(f"草稿{POLICE}")
    assert "赵强" in text
    assert "粤B0440306001" not in text
    issue(store, "inspection_record", visit.visit, GIVEN["inspection_record"], NOW, body=POLICE)
    assert look_at(store, "inspection_record", visit.visit, {}, NOW).issued == ours


def test_the_draft_of_another_bodys_order_has_its_number_or_room_for_it(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    for given, shown in (({}, "〔2026〕"), ({"body_number": "福永派责改〔2026〕7号"}, "福永派责改〔2026〕7号")):
        seen = look_at(visit.store, "rectification", visit.visit, given, NOW, body=POLICE)
        assert shown in paper_text(seen.pdf)
        assert "文号待签发" not in paper_text(seen.pdf)
        assert [spec.name for spec in seen.fields] == ["body_number"]


def test_a_body_that_takes_no_part_is_refused(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    with pytest.raises(RefusedInputError) as refused:
        look_at(visit.store, "rectification", visit.visit, {}, NOW, body="某单位")
    assert [problem.code for problem in refused.value.problems] == ["paper.body_unknown"]


def test_an_extension_names_its_day_and_nothing_ends_before_it_begins(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    issue_all(visit)
    refusals = {
        "reinspection": (GIVEN["reinspection"] | {"overall": "extended"}, "paper.field_missing"),
        "interview_record": (GIVEN["interview_record"] | {"interview_to": "2026-08-12T14:00"}, "paper.days_reversed"),
        "filing_certificate": (GIVEN["filing_certificate"] | {"valid_until": "2026-08-02"}, "paper.days_reversed"),
        "training_certificate": (GIVEN["training_certificate"] | {"valid_until": "2026-07-19"}, "paper.days_reversed"),
    }
    for kind, (given, code) in refusals.items():
        subject = visit.visit if KINDS[kind].subject is Subject.VISIT else "e1"
        with pytest.raises(RefusedInputError) as refused:
            issue(visit.store, kind, subject, given, NOW)
        assert [problem.code for problem in refused.value.problems] == [code], kind
        assert all(say(problem, language).problem for problem in refused.value.problems for language in Language)


def test_a_day_that_was_most_likely_mistyped_is_pointed_out(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    issue_all(visit)
    early = {
        "interview_notice": {"interview_at": "2026-08-12T14:30"},
        "service_receipt": {"served_at": "2026-08-03T11:10"},
        "reinspection": {"extended_to": "2026-10-01"},
    }
    for kind, given in early.items():
        seen = preview(visit.store, kind, visit.visit, GIVEN[kind] | given, NOW)
        assert "paper.day_early" in [hint.code for hint in seen.hints], kind
        assert not seen.problems, kind
    right = GIVEN["interview_notice"] | {"interview_at": "2026-11-12T14:30"}
    assert "paper.day_early" not in [each.code for each in preview(visit.store, "interview_notice", visit.visit, right,
                                                                     NOW).hints]  # fmt: skip


def test_a_very_long_name_stands_in_the_running_head_in_full(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", findings=6)
    name = "深圳市前海顺达国际供应链管理与跨境电子商务物流服务有限公司宝安福永第二分公司"
    with visit.store.database.work(NOW) as work:
        work.enterprises.save("e1", {"name": name})
    pages = page_texts(preview(visit.store, "rectification", visit.visit, {}, NOW).pdf)
    for page in pages[1:]:
        assert f"{name}责令限期整改通知书" in page
        assert "…" not in page


@pytest.mark.parametrize("sign", ["\x00", "\ud83d"])
@pytest.mark.parametrize("kind", ["referral", "interview_record", "training_certificate"])
def test_signs_that_no_log_can_keep_are_refused_in_words(tmp_path: Path, kind: str, sign: str) -> None:
    visit = full_visit(tmp_path / "store")
    for before in ("rectification", "interview_notice"):
        issue(visit.store, before, visit.visit, GIVEN.get(before, {}), NOW)
    name = next(spec.name for spec in KINDS[kind].fields if spec.type in ("text", "lines"))
    subject = visit.visit if KINDS[kind].subject is Subject.VISIT else "e1"
    given = GIVEN[kind] | {name: f"甲{sign}乙"}
    with pytest.raises(RefusedInputError) as refused:
        issue(visit.store, kind, subject, given, NOW)
    assert [problem.code for problem in refused.value.problems] == ["paper.field_signs"]
    assert preview(visit.store, kind, subject, given, NOW).pdf.startswith(b"%PDF")
