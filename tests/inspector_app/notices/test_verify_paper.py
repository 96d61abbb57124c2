"""Genuine, altered (which fact), or of an unknown laptop: told offline from the paper alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notice_samples import paper_text
from notice_visits import NoticeVisit, office_ready, ready_visit, visited
from offices import NOW, PASSPHRASE, new_store
from paper_visits import full_visit, issue_all

from db.records.papers import Notice
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.trust.device_list import write_device_list
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.exchange.trust.office_root import certify, create_root, empty_list, revoke
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices import base45
from inspector_app.notices.code import Sealer, proof_text, read_token
from inspector_app.notices.issuing import issue, issued_pdf
from inspector_app.notices.layout import draw
from inspector_app.notices.ledger import hand_out
from inspector_app.notices.overlays import as_duplicate
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.service import withdraw
from inspector_app.notices.verify import Against, Verdict, Verification, verify_file, verify_text
from inspector_app.plans import devices as plan_devices
from inspector_app.plans.documents import adopt
from inspector_app.stores import Role, Store
from inspector_app.visits import Mode


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[NoticeVisit]:
    ready = ready_visit(tmp_path / "inspector", findings=3)
    yield ready
    ready.store.close()


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "hub", Role.SUPERVISOR, "王芳")
    yield store
    store.close()


def trusts(supervisor: Store, visit: NoticeVisit) -> None:
    trust_card(supervisor, card_of(visit.store), NOW)


def facts_of(paper: Notice) -> RectificationNotice:
    return RectificationNotice.from_json(paper.facts)


def differing(found: Verification) -> list[tuple[str, Against]]:
    return [(each.fact, each.against) for each in found.differences]


def forged(visit: NoticeVisit, paper: Notice, **changes: Any) -> bytes:
    """The paper drawn anew with other facts and the old code."""
    return draw(replace(facts_of(paper), **changes), (), paper.proof)


def test_the_office_that_issued_it_sees_that_a_paper_is_genuine(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    (found,) = verify_file(visit.store, issued_pdf(visit.store, paper.id))
    assert (found.verdict, found.notice_id, found.title) == (Verdict.GENUINE, paper.id, "责令限期整改通知书")
    assert found.compared == (Against.SIGNATURE, Against.STORE, Against.PAPER, Against.ORIGINAL)
    assert found.signer is not None
    assert (found.signer.person, found.signer.office) == ("李明", "福永街道办事处")


def test_a_supervisor_who_never_saw_the_paper_needs_only_the_laptops_card(
    visit: NoticeVisit, supervisor: Store
) -> None:
    pdf = issued_pdf(visit.store, issue(visit.store, visit.visit, NOW).id)
    (found,) = verify_file(supervisor, pdf)
    assert (found.verdict, found.signer, found.notice_id) == (Verdict.UNKNOWN_DEVICE, None, "")
    trusts(supervisor, visit)
    (found,) = verify_file(supervisor, pdf)
    assert (found.verdict, found.compared) == (Verdict.GENUINE, (Against.SIGNATURE, Against.PAPER))


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"number": "深宝福责改〔2026〕8号"}, "number"),
        ({"enterprise_name": "深圳市顺发国际货运代理有限公司"}, "addressee"),
        ({"issued_on": date(2026, 10, 29)}, "issued_on"),
        ({"issuer": "深圳市宝安区航城街道办事处"}, "issuer"),
    ],
)
def test_a_changed_fact_of_a_pdf_is_named(
    visit: NoticeVisit, supervisor: Store, changes: dict[str, Any], fact: str
) -> None:
    trusts(supervisor, visit)
    paper = issue(visit.store, visit.visit, NOW)
    (found,) = verify_file(supervisor, forged(visit, paper, **changes))
    assert (found.verdict, differing(found)) == (Verdict.ALTERED, [(fact, Against.PAPER)])


def test_changed_findings_and_deadlines_of_a_pdf_are_named(visit: NoticeVisit, supervisor: Store) -> None:
    trusts(supervisor, visit)
    paper = issue(visit.store, visit.visit, NOW)
    findings = facts_of(paper).findings
    later = tuple(replace(each, deadline=date(2028, 1, 1)) for each in findings)
    (found,) = verify_file(supervisor, forged(visit, paper, findings=later))
    assert differing(found) == [("deadline", Against.PAPER)]
    other = (replace(findings[0], problem="没有问题"), *findings[1:])
    (found,) = verify_file(supervisor, forged(visit, paper, findings=other))
    assert differing(found) == [("problems", Against.PAPER)]


def test_where_the_paper_is_kept_any_changed_line_is_shown(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    (found,) = verify_file(visit.store, forged(visit, paper, contact_phone="0755-11112222"))
    assert found.verdict is Verdict.ALTERED
    assert [(each.fact, each.against) for each in found.differences] == [("text", Against.ORIGINAL)]
    assert "0755-27390000" in found.differences[0].code


def test_a_fact_that_is_parted_by_two_pages_is_still_there(visit: NoticeVisit, supervisor: Store) -> None:
    trusts(supervisor, visit)
    for count in (5, 8, 9, 11):
        other = visited(visit.store, f"e{count}")
        other.find(count, problem="分页处的问题描述要在两页之间断开也能核对" * 3)
        pdf = issued_pdf(visit.store, issue(visit.store, other.visit, NOW).id)
        (found,) = verify_file(supervisor, pdf)
        assert (found.verdict, differing(found)) == (Verdict.GENUINE, []), count


def test_what_a_person_reads_on_the_sheet_is_compared_however_it_is_written(
    visit: NoticeVisit, supervisor: Store
) -> None:
    trusts(supervisor, visit)
    code = issue(visit.store, visit.visit, NOW).proof
    same = {"number": "深宝福责改〔2026〕 1号", "issued_on": "2026-10-28", "findings": "3"}
    assert verify_text(supervisor, code, same).verdict is Verdict.GENUINE
    assert verify_text(supervisor, code, {"issued_on": "2026年10月28日"}).verdict is Verdict.GENUINE
    found = verify_text(supervisor, code, {"issued_on": "2026年11月28日", "findings": "2"})
    assert differing(found) == [("issued_on", Against.READ), ("findings", Against.READ)]
    assert [(each.code, each.found) for each in found.differences][1] == ("3", "2")
    with pytest.raises(RefusedInputError) as error:
        verify_text(supervisor, code, {"colour": "red"})
    assert error.value.problems[0].code == "verify.unknown_fact"


def test_a_code_that_another_key_made_under_a_known_name_is_not_believed(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    facts = {**paper.facts, "enterprise_name": "深圳市顺发国际货运代理有限公司"}
    stranger = proof_text(paper.kind, facts, Sealer(new_identity().signing_private, "00" * 32))
    found = verify_text(visit.store, stranger)
    assert found.verdict is Verdict.ALTERED, "the store holds this number with another addressee"
    assert differing(found) == [("addressee", Against.STORE)]


def test_a_code_whose_bytes_were_changed_names_the_code_and_the_fact(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    whole = base45.decode(paper.proof.removeprefix("ZJ1:").removesuffix("."))
    changed = whole.replace("国际货运".encode(), "国内货运".encode())
    found = verify_text(visit.store, "ZJ1:" + base45.encode(changed) + ".")
    assert differing(found) == [("code", Against.SIGNATURE), ("addressee", Against.STORE)]


def test_two_papers_of_one_number_are_told_apart(visit: NoticeVisit, tmp_path: Path, supervisor: Store) -> None:
    other = ready_visit(tmp_path / "other", findings=1)
    papers = [issue(each.store, each.visit, NOW) for each in (visit, other)]
    assert papers[0].number == papers[1].number
    trusts(visit.store, other)
    found = verify_text(visit.store, papers[1].proof)
    assert found.verdict is Verdict.ALTERED
    assert ("findings", Against.STORE) in differing(found)
    other.store.close()


def test_a_paper_whose_address_was_changed_in_the_store_is_noticed(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    with visit.store.database.work(NOW) as work:
        work.notices.save(paper.id, {"facts": {**paper.facts, "address": "别处"}})
    assert differing(verify_text(visit.store, paper.proof)) == [("others", Against.STORE)]


def test_the_code_ties_the_paper_to_the_log_before_it(visit: NoticeVisit) -> None:
    with visit.store.database.look() as work:
        last = work.events.find(visit.store.device, work.events.have()[visit.store.device])
    assert last is not None
    token = read_token(issue(visit.store, visit.visit, NOW).proof)
    assert token.head.hex() == last.hash[:32]


def test_a_withdrawn_paper_is_genuine_and_said_to_be_withdrawn(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    withdraw(visit.store, paper.id, "条款引用有误", NOW)
    found = verify_text(visit.store, paper.proof)
    assert (found.verdict, found.withdrawn) == (Verdict.GENUINE, True)


def test_the_number_of_a_block_is_in_the_code(visit: NoticeVisit) -> None:
    hand_out(visit.store, "李明", "责改", 2026, 401, 450, NOW)
    office_ready(visit.store, code="深宝福禁毒")
    assert read_token(issue(visit.store, visit.visit, NOW).proof).facts.number == "深宝福禁毒责改〔2026〕401号"


@pytest.mark.parametrize(
    ("mode", "only"), [(Mode.INSPECTION, ""), (Mode.REMINDER, "reminder"), (Mode.JOINT, "common_record")]
)
def test_papers_of_every_kind_with_a_code_are_genuine(tmp_path: Path, mode: Mode, only: str) -> None:
    made = full_visit(tmp_path / "papers", mode)
    coded = set()
    for kind, paper in issue_all(made).items():
        pdf = issued_pdf(made.store, paper.id)
        if only in ("", kind) and "核验本文书真伪" in paper_text(pdf):
            (found,) = verify_file(made.store, pdf)
            assert (found.verdict, found.differences, found.notice_id) == (Verdict.GENUINE, (), paper.id), kind
            assert found.facts.kind == kind
            coded.add(kind)
    assert coded >= ({only} if only else {"commitment", "filing_certificate", "patrol_certificate"})
    made.store.close()


def test_a_duplicate_is_as_genuine_as_its_original(visit: NoticeVisit) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    duplicate = as_duplicate(issued_pdf(visit.store, paper.id), 2, NOW.date())
    (found,) = verify_file(visit.store, duplicate)
    assert (found.verdict, found.differences) == (Verdict.GENUINE, ())


def test_of_a_revoked_laptop_only_papers_that_came_before_count(
    visit: NoticeVisit, supervisor: Store, tmp_path: Path
) -> None:
    root = create_root(tmp_path / "root.key", "福永街道办事处", PASSPHRASE, NOW)
    days = (date(2026, 1, 1), date(2027, 1, 1))
    listed = certify(empty_list(root), card_of(visit.store), "inspector", *days)
    paper = issue(visit.store, visit.visit, NOW)
    for devices, expected in (
        (listed, Verdict.GENUINE),
        (revoke(listed, visit.store.device, date(2026, 11, 1), "电脑丢失"), Verdict.UNKNOWN_DEVICE),
    ):
        for store in (supervisor, visit.store):
            with store.database.work(NOW) as work:
                adopt(
                    work,
                    plan_devices.NAME,
                    plan_devices.to_value(write_device_list(devices, root.signing_private)),
                    NOW,
                )
        assert verify_text(supervisor, paper.proof).verdict is expected
    revoked = verify_text(supervisor, paper.proof).signer
    assert revoked is not None
    assert (revoked.person, revoked.revoked_on) == ("李明", "2026-11-01")
    assert verify_text(visit.store, paper.proof).verdict is Verdict.GENUINE, "the paper itself is here"
