"""Who may issue which paper, after what: the rules of the kinds, and the words the program refuses with."""

from pathlib import Path

import pytest
from notice_visits import NOW, office_ready, visited
from offices import new_store
from paper_visits import GIVEN, POLICE, STREET, full_visit, issue_all

from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.notices.kinds import KINDS, FieldType, Subject, kind_of
from inspector_app.notices.pages import texts_of
from inspector_app.notices.paper_facts import PaperFacts
from inspector_app.notices.papers import fields_of, issue, issued_papers, offers, preview
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.service import withdraw
from inspector_app.rectification.suspicion import SuspicionDraft, record_suspicion
from inspector_app.visits import Mode


def codes_of(refused: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_every_kind_has_a_title_labels_and_a_word_of_its_own() -> None:
    assert len({kind.title for kind in KINDS.values()}) == len(KINDS)
    for kind in KINDS.values():
        for spec in kind.fields:
            assert spec.label["zh"]
            assert spec.label["en"]
            assert (spec.type is FieldType.CHOICE) == bool(spec.choices)
    words = [kind.word for kind in KINDS.values() if kind.word]
    assert sorted(words) == sorted([*set(words), "检"]), "both records of a visit are numbered in one series"


def test_an_inspection_can_have_every_formal_paper_in_the_order_of_the_rules(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    issued = issue_all(visit)
    assert set(issued) == set(KINDS) - {"reminder", "common_record"}
    for kind, notice in issued.items():
        assert bool(notice.number) == bool(KINDS[kind].word), kind
        assert notice.facts["issuer"] == STREET
        assert notice.facts["is_draft"] is False
        assert notice.proof
    assert issued["reinspection"].facts["followed"]["number"] == issued["rectification"].number
    assert [each.kind for each in issued_papers(visit.store, visit.visit)] == [
        kind for kind in issued if KINDS[kind].subject is Subject.VISIT
    ]
    assert {each.id for each in issued_papers(visit.store, "e1")} == {each.id for each in issued.values()}


def test_what_was_issued_is_read_again_exactly(tmp_path: Path) -> None:
    for kind, notice in issue_all(full_visit(tmp_path / "store")).items():
        read = RectificationNotice if kind == "rectification" else PaperFacts
        assert read.from_json(notice.facts).to_json() == notice.facts


def test_a_reminder_visit_ends_in_a_reminder_and_in_no_order(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", Mode.REMINDER)
    possible = {offer.kind.id for offer in offers(visit.store, visit.visit) if not offer.problems}
    assert possible == {"reminder", "referral", "suspicion_record", "photo_list"}
    for kind in ("rectification", "inspection_record", "reinspection", "sampling_record", "interview_notice"):
        offer = next(each for each in offers(visit.store, visit.visit) if each.kind.id == kind)
        assert "paper.mode_reminder" in [problem.code for problem in offer.problems]
    with pytest.raises(RefusedInputError) as refused:
        preview(visit.store, "inspection_record", visit.visit, {}, NOW)
    assert codes_of(refused) == ["paper.mode_reminder"]
    said = say(refused.value.problems[0])
    assert "现场检查笔录" in said.problem
    assert "执法证" in said.cause
    assert "officers" in str(say(refused.value.problems[0], Language.EN))


def test_suspected_drugs_have_a_record_and_a_letter_of_their_own_without_findings(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    record = issue(visit.store, "suspicion_record", visit.visit, {"persons": "张三 13800000000"}, NOW)
    to_police = {"matter": "suspicion", "receiver": POLICE}
    proposed = {spec.name: spec.default for spec in fields_of(visit.store, "referral", visit.visit, to_police)}
    assert (proposed["matter"], proposed["materials"]) == ("suspicion", "监控视频光盘1张\n运单复印件1张")
    letter = issue(visit.store, "referral", visit.visit, to_police, NOW)
    for notice in (record, letter):
        (fact,) = PaperFacts.from_json(notice.facts).suspicions
        assert (fact.place, fact.reported_to, fact.steps[0].title) == ("分拣线末端", "110", "停止操作")
        assert [step.at for step in fact.steps] == ["2026-10-28T09:30", *[""] * 6]
        assert notice.facts["findings"] == []
        text = "".join(texts_of(visit.store.files.get(notice.pdf_sha256)))
        assert "白色晶体约50克" in text
        assert "责令限期" not in text
    other = issue(visit.store, "referral", visit.visit, GIVEN["referral"], NOW)
    assert len(other.facts["findings"]) == 2
    assert "suspicions" not in other.facts
    with pytest.raises(RefusedInputError, match=r"paper\.field_bad"):
        issue(visit.store, "referral", visit.visit, {**to_police, "matter": "visit"}, NOW)
    later = SuspicionDraft(NOW, "仓库", "同样的包装", handed_list=("运单复印件1张", "封存袋1个"))
    record_suspicion(visit.store, visit.visit, later, NOW)
    proposed = {spec.name: spec.default for spec in fields_of(visit.store, "referral", visit.visit, to_police)}
    assert proposed["materials"].splitlines() == ["监控视频光盘1张", "运单复印件1张", "封存袋1个"], "of both records"


def test_an_inspection_has_no_reminder_and_only_a_joint_one_a_common_record(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    for kind, code in (("reminder", "paper.mode_formal"), ("common_record", "paper.mode_not_joint")):
        with pytest.raises(RefusedInputError) as refused:
            issue(visit.store, kind, visit.visit, GIVEN[kind], NOW)
        assert codes_of(refused) == [code]


@pytest.mark.parametrize("kind", ["inspection_record", "reinspection", "sampling_record"])
def test_papers_of_an_inspection_need_two_officers_with_certificates(tmp_path: Path, kind: str) -> None:
    visit = full_visit(tmp_path / "store")
    issue(visit.store, "rectification", visit.visit, {}, NOW)
    with visit.store.database.work(NOW) as work:
        work.visits.save(visit.visit, {"inspectors": [{"name": "李明", "certificate": ""}]})
    with pytest.raises(RefusedInputError) as refused:
        issue(visit.store, kind, visit.visit, GIVEN[kind], NOW)
    assert codes_of(refused) == ["notice.officers_few", "notice.certificate_missing"]
    assert preview(visit.store, kind, visit.visit, GIVEN[kind], NOW).facts.is_draft


@pytest.mark.parametrize(
    ("kind", "before"),
    [
        ("reinspection", "责令限期整改通知书"),
        ("rectification_reply", "责令限期整改通知书"),
        ("interview_record", "约谈通知书"),
        ("service_receipt", "现场检查笔录"),
    ],
)
def test_a_paper_that_rests_on_another_waits_for_it(tmp_path: Path, kind: str, before: str) -> None:
    visit = full_visit(tmp_path / "store")
    with pytest.raises(RefusedInputError) as refused:
        preview(visit.store, kind, visit.visit, GIVEN.get(kind, {}), NOW)
    assert codes_of(refused) == ["paper.follows_missing"]
    assert before in say(refused.value.problems[0]).problem


def test_a_withdrawn_order_is_no_order(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    order = issue(visit.store, "rectification", visit.visit, {}, NOW)
    preview(visit.store, "reinspection", visit.visit, GIVEN["reinspection"], NOW)
    withdraw(visit.store, order.id, "写错了单位名称", NOW)
    with pytest.raises(RefusedInputError) as refused:
        preview(visit.store, "reinspection", visit.visit, GIVEN["reinspection"], NOW)
    assert codes_of(refused) == ["paper.follows_missing"]


def test_a_re_inspection_looks_at_the_order_of_the_earlier_visit(tmp_path: Path) -> None:
    first = full_visit(tmp_path / "store")
    order = issue(first.store, "rectification", first.visit, {}, NOW)
    with first.store.database.work(NOW) as work:
        work.visits.save(first.visit, {"closed_at": NOW.isoformat()})
    again = visited(first.store, fields={"safeguards_met": True})
    specs = fields_of(again.store, "reinspection", again.visit)
    assert specs[0].name == "follows"
    assert specs[0].default == order.id
    assert [spec.name for spec in specs if spec.name.startswith("outcome.")] == ["outcome.1", "outcome.2"]
    facts = preview(again.store, "reinspection", again.visit, GIVEN["reinspection"], NOW).facts
    assert isinstance(facts, PaperFacts)
    assert facts.followed is not None
    assert facts.followed.id == order.id


def test_a_re_inspection_is_not_passed_while_a_problem_is_open(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    issue(visit.store, "rectification", visit.visit, {}, NOW)
    given = GIVEN["reinspection"] | {"outcome.2": "open"}
    with pytest.raises(RefusedInputError) as refused:
        issue(visit.store, "reinspection", visit.visit, given, NOW)
    assert codes_of(refused) == ["paper.outcome_open"]


def test_a_filing_certificate_needs_safeguards_and_findings_make_other_papers(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    office_ready(store)
    visit = visited(store)
    wanted = {
        "filing_certificate": ("e1", "paper.need_safeguards"),
        "interview_notice": (visit.visit, "paper.need_findings"),
        "photo_list": (visit.visit, "paper.need_photos"),
        "sampling_record": (visit.visit, "paper.need_samples"),
    }
    for kind, (subject, code) in wanted.items():
        with pytest.raises(RefusedInputError) as refused:
            issue(store, kind, subject, GIVEN[kind], NOW)
        assert codes_of(refused) == [code]


def test_each_body_of_a_joint_inspection_issues_its_own_papers(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    street = issue(visit.store, "inspection_record", visit.visit, GIVEN["inspection_record"], NOW)
    police = issue(visit.store, "inspection_record", visit.visit, GIVEN["inspection_record"], NOW, body=POLICE)
    common = issue(visit.store, "common_record", visit.visit, GIVEN["common_record"], NOW)
    read = [PaperFacts.from_json(each.facts) for each in (street, police, common)]
    assert [each.issuer for each in read] == [STREET, POLICE, STREET]
    assert [[person.name for person in each.inspectors] for each in read[:2]] == [["李明", "王芳"], ["赵强", "孙丽"]]
    assert [body.name for body in read[2].bodies] == [STREET, POLICE]
    assert read[1].relief is not None
    assert read[1].relief.reconsideration_body == "深圳市公安局宝安分局"
    assert (street.number, police.number) == ("深宝福检〔2026〕1号", "")
    assert read[1].number == "〔2026〕　　　　号", "room for the number that the police gives"


def test_a_body_that_takes_no_part_issues_nothing(tmp_path: Path) -> None:
    joint = full_visit(tmp_path / "store", Mode.JOINT)
    alone = full_visit(tmp_path / "other")
    for visit, code in ((joint, "paper.body_unknown"), (alone, "paper.body_not_joint")):
        with pytest.raises(RefusedInputError) as refused:
            preview(visit.store, "inspection_record", visit.visit, {}, NOW, body="某某消防救援大队")
        assert codes_of(refused) == [code]


def test_what_a_person_has_to_type_is_asked_for_by_name(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    given = {"interview_at": "12日下午", "oracle": "x"}
    with pytest.raises(RefusedInputError) as refused:
        issue(visit.store, "interview_notice", visit.visit, given, NOW)
    assert [(problem.code, problem.details.get("name", "")) for problem in refused.value.problems] == [
        ("paper.field_unknown", ""),
        ("paper.field_bad", "interview_at"),
        ("paper.field_missing", "interview_place"),
    ]
    assert issued_papers(visit.store) == [], "no number was used"


def test_the_same_paper_twice_is_one_paper_and_another_holder_another(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    first = issue(visit.store, "patrol_certificate", "e1", GIVEN["patrol_certificate"], NOW)
    assert issue(visit.store, "patrol_certificate", "e1", GIVEN["patrol_certificate"], NOW) == first
    other = issue(visit.store, "patrol_certificate", "e1", GIVEN["patrol_certificate"] | {"holder": "王五"}, NOW)
    assert (first.number, other.number) == ("深宝福巡〔2026〕1号", "深宝福巡〔2026〕2号")


def test_a_visit_of_another_laptop_is_seen_and_not_issued(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    with visit.store.database.work(NOW) as work:
        work.visits.save(visit.visit, {"device": "ffffffffffff-1"})
    seen = preview(visit.store, "inspection_record", visit.visit, {}, NOW)
    assert "visit.not_own" in [problem.code for problem in seen.problems]
    with pytest.raises(RefusedInputError) as refused:
        issue(visit.store, "inspection_record", visit.visit, {}, NOW)
    assert codes_of(refused) == ["visit.not_own"]


def test_unknown_kinds_and_subjects_are_refused_by_name(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    for call in (lambda: kind_of("ransom"), lambda: offers(store, "nowhere")):
        with pytest.raises(RefusedInputError):
            call()
    visit = full_visit(tmp_path / "other")
    with pytest.raises(RefusedInputError) as refused:
        preview(visit.store, "commitment", visit.visit, {}, NOW)
    assert codes_of(refused) == ["paper.other_subject"]


def test_a_threat_is_pointed_out(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    seen = preview(visit.store, "inspection_record", visit.visit, {"statement": "再犯将处罚款五万元"}, NOW)
    assert [(hint.code, hint.details) for hint in seen.hints if hint.code == "paper.threat"] == [
        ("paper.threat", {"words": "罚款"})
    ]


def test_each_body_of_a_joint_inspection_orders_for_itself(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    street = issue(visit.store, "rectification", visit.visit, {}, NOW)
    police = issue(visit.store, "rectification", visit.visit, {"body_number": "宝公责改〔2026〕77号"}, NOW, body=POLICE)
    assert (street.number, police.number) == ("深宝福责改〔2026〕1号", "宝公责改〔2026〕77号")
    read = RectificationNotice.from_json(police.facts)
    assert (read.issuer, [each.name for each in read.inspectors]) == (POLICE, ["赵强", "孙丽"])
    assert read.contact_phone == "0755-27391111"
    assert issue(visit.store, "rectification", visit.visit, {}, NOW) == street, "the own order is not the police's"
    assert issue(visit.store, "rectification", visit.visit, {}, NOW, body=POLICE) == police
