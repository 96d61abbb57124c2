"""A paper is issued once: its number is its own, and nothing of it changes any more."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from notice_samples import paper_text
from notice_visits import NoticeVisit, day, office_ready, ready_visit, visited
from offices import NOW, PASSPHRASE, new_store

from db.records.values import Inspector
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.findings import FindingDraft, save_finding, withdraw_finding
from inspector_app.messages import Language, explain
from inspector_app.notices.issuing import KIND, issue, issued_hints, issued_pdf, notices_of, preview
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.service import withdraw
from inspector_app.notices.unverified import leave_out_unverified
from inspector_app.stores import Role, Store, open_store
from inspector_app.visits import Mode, close_visit

LATER = NOW + timedelta(hours=1)


def change_finding(visit: NoticeVisit, problem: str) -> None:
    with visit.store.database.look() as work:
        finding = work.findings.of_visit(visit.visit)[0]
    draft = FindingDraft("A", problem, "立即改正", ("反恐§20",), day("2027-09-01"))
    save_finding(visit.store, visit.visit, finding.id, draft, LATER)


def rows(store: Store) -> int:
    with store.database.look() as work:
        return len(work.notices.numbers(KIND))


def test_a_draft_says_so_and_shows_the_number_to_come(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    seen = preview(visit.store, visit.visit, NOW)
    assert (seen.next_number, seen.issued, seen.problems, seen.changed) == ("深宝福责改〔2026〕1号", None, (), False)
    text = paper_text(seen.pdf)
    assert "草稿" in text
    assert "文号待签发" in text
    assert "1号" not in text, "a number belongs to one issued paper"
    assert seen.pages == 2
    assert rows(visit.store) == 0


def test_the_issued_paper_has_its_number_and_is_no_draft(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=2)
    notice = issue(visit.store, visit.visit, NOW)
    assert (notice.number, notice.issued_at, notice.kind) == ("深宝福责改〔2026〕1号", NOW, KIND)
    pdf = issued_pdf(visit.store, notice.id)
    assert hashlib.sha256(pdf).hexdigest() == notice.pdf_sha256
    assert len(pdf) == notice.pdf_size
    text = paper_text(pdf)
    assert "深宝福责改〔2026〕1号" in text
    assert "草稿" not in text
    with visit.store.database.look() as work:
        assert work.blobs.all()[notice.pdf_sha256] == len(pdf)
    assert RectificationNotice.from_json(notice.facts).number == notice.number


def test_a_later_change_of_a_finding_leaves_the_issued_paper_as_it_is(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    notice = issue(visit.store, visit.visit, NOW)
    before = issued_pdf(visit.store, notice.id)
    change_finding(visit, "改写过的问题")
    assert issued_pdf(visit.store, notice.id) == before
    seen = preview(visit.store, visit.visit, LATER)
    assert (seen.pdf, seen.changed) == (before, True)
    assert seen.issued is not None
    assert seen.issued.facts == notice.facts


def test_issuing_again_without_a_change_uses_no_number(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    first = issue(visit.store, visit.visit, NOW)
    assert issue(visit.store, visit.visit, LATER) == first
    close_visit(visit.store, visit.visit, LATER)
    assert issue(visit.store, visit.visit, LATER) == first, "to close the visit is no change of the paper"
    assert not preview(visit.store, visit.visit, LATER).changed
    assert rows(visit.store) == 1


def test_a_changed_visit_gets_a_new_paper_with_a_new_number(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    first = issue(visit.store, visit.visit, NOW)
    change_finding(visit, "改写过的问题")
    draft = preview(visit.store, visit.visit, LATER, again=True)
    assert (draft.issued, draft.next_number) == (None, "深宝福责改〔2026〕2号")
    assert "改写过的问题" in paper_text(draft.pdf)
    second = issue(visit.store, visit.visit, LATER)
    assert second.number == "深宝福责改〔2026〕2号"
    assert notices_of(visit.store, visit.visit) == notices_of(visit.store) == [first, second]
    assert issued_pdf(visit.store, first.id) != issued_pdf(visit.store, second.id)


def test_another_photo_of_the_same_finding_is_a_change(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    (finding,) = visit.find(1)
    photo = visit.attach(finding, "teal")
    issue(visit.store, visit.visit, NOW)
    assert not preview(visit.store, visit.visit, LATER).changed
    with visit.store.database.work(LATER) as work:
        work.photos.remove(photo.id)
    visit.attach(finding, "navy")
    assert preview(visit.store, visit.visit, LATER).changed


def test_what_an_issued_order_names_is_withdrawn_only_after_the_order(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    (finding,) = visit.find(1)
    notice = issue(visit.store, visit.visit, NOW)
    with pytest.raises(RefusedInputError, match=r"rectify\.on_paper"):
        withdraw_finding(visit.store, finding, LATER)
    seen = preview(visit.store, visit.visit, LATER)
    assert (seen.issued, seen.changed) == (notice, False)
    withdraw(visit.store, notice.id, "问题写错", LATER)
    withdraw_finding(visit.store, finding, LATER)
    with pytest.raises(RefusedInputError, match=r"notice\.findings_missing"):
        issue(visit.store, visit.visit, LATER)


def test_numbers_go_on_after_a_restart_and_never_repeat(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    numbers = [issue(visit.store, visit.visit, NOW).number]
    visit.store.close()
    store = open_store(tmp_path / "store", PASSPHRASE)
    for name in ("e2", "e3"):
        other = visited(store, name)
        other.find(1)
        numbers.append(issue(store, other.visit, LATER).number)
    assert numbers == [f"深宝福责改〔2026〕{sequence}号" for sequence in (1, 2, 3)]


def test_a_new_year_begins_at_the_first_number_again(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    office_ready(visit.store, first_number=50)
    assert issue(visit.store, visit.visit, NOW).number == "深宝福责改〔2026〕50号"
    other = visited(visit.store, "e2")
    other.find(1)
    assert issue(visit.store, other.visit, NOW.replace(year=2027)).number == "深宝福责改〔2027〕50号"


def test_everything_that_forbids_the_final_paper_is_said_at_once(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    office_ready(visit.store, code="")
    other = visited(visit.store, "e2", inspectors=(Inspector("陈工"),))
    other.find(1, basis=("实名办法?", "道路运输条例§24"))
    with visit.store.database.work(NOW) as work:
        photo = {"visit_id": other.visit, "finding_id": work.findings.of_visit(other.visit)[0].id, "sha256": "ab" * 32}
        work.photos.save(f"{other.visit}/lost", photo)
    wanted = [
        "notice.officers_few",
        "notice.certificate_missing",
        "notice.article_unverified",
        "notice.article_left_out",
        "notice.photo_unprintable",
        "notice.office_code_missing",
    ]
    with pytest.raises(RefusedInputError) as refused:
        issue(visit.store, other.visit, NOW)
    assert [problem.code for problem in refused.value.problems] == wanted
    seen = preview(visit.store, other.visit, NOW)
    assert [problem.code for problem in seen.problems] == wanted
    assert (seen.next_number, rows(visit.store)) == ("", 0)
    for language in Language:
        assert all(str(message) for message in explain(refused.value, language) or ())


def test_gaps_that_do_not_stop_the_paper_are_hinted_at(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    office_ready(visit.store, court="", contact="", phone="")
    visit.find(1, problem="抽查×票未登记", basis=())
    seen = preview(visit.store, visit.visit, NOW)
    hints = ["notice.relief_missing", "notice.contact_missing", "notice.blank_left", "notice.law_missing"]
    assert [hint.code for hint in seen.hints] == hints
    assert seen.problems == ()
    assert issue(visit.store, visit.visit, NOW).number


def test_a_reminder_visit_gets_no_such_paper(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    reminder = visited(visit.store, "e2", mode=Mode.REMINDER)
    reminder.find(1)
    for attempt in (preview, issue):
        with pytest.raises(RefusedInputError, match=r"notice\.mode_reminder"):
            attempt(visit.store, reminder.visit, NOW)
    assert rows(visit.store) == 0


def test_a_visit_without_findings_gets_no_such_paper(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    for attempt in (preview, issue):
        with pytest.raises(RefusedInputError, match=r"notice\.findings_missing"):
            attempt(visit.store, visit.visit, NOW)


def test_a_closed_visit_can_still_get_its_paper(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    close_visit(visit.store, visit.visit, LATER)
    notice = issue(visit.store, visit.visit, LATER)
    assert "9时30分至10时30分" in paper_text(issued_pdf(visit.store, notice.id))


def test_the_paper_of_another_laptop_is_not_ours_to_issue(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    with visit.store.database.work(NOW) as work:
        work.visits.save(visit.visit, {"device": "bbbbbbbbbbbb-1"})
    seen = preview(visit.store, visit.visit, NOW)
    assert [problem.code for problem in seen.problems] == ["visit.not_own"]
    assert not seen.own
    with pytest.raises(RefusedInputError, match=r"visit\.not_own"):
        issue(visit.store, visit.visit, NOW)


def test_a_visit_or_notice_that_is_not_here_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with pytest.raises(RefusedInputError, match=r"visit\.not_found"):
        issue(store, "nowhere", NOW)
    with pytest.raises(RefusedInputError, match=r"visit\.not_found"):
        preview(store, "nowhere", NOW)
    with pytest.raises(RefusedInputError, match=r"notice\.not_found"):
        issued_pdf(store, "nowhere")


def test_a_damaged_or_missing_paper_is_said_with_its_number(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    notice = issue(visit.store, visit.visit, NOW)
    pdf = next(path for path in (tmp_path / "store" / "blobs").rglob("*.sealed"))
    pdf.write_bytes(pdf.read_bytes()[:-1] + b"?")
    with pytest.raises(UnavailableError) as damaged:
        issued_pdf(visit.store, notice.id)
    assert damaged.value.problems[0].code == "notice.pdf_damaged"
    pdf.unlink()
    with pytest.raises(UnavailableError) as missing:
        preview(visit.store, visit.visit, NOW)
    assert missing.value.problems[0].details == {"number": notice.number}


def test_a_full_disk_uses_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")

    def refuse(data: bytes) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(visit.store.files, "put", refuse)
        with pytest.raises(OSError, match="No space left"):
            issue(visit.store, visit.visit, NOW)
    assert rows(visit.store) == 0
    assert issue(visit.store, visit.visit, NOW).number == "深宝福责改〔2026〕1号"


def test_unverified_law_is_taken_out_of_the_findings_on_request(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    visit.find(1, basis=("实名办法?", "快递§23"))
    assert [problem.code for problem in preview(visit.store, visit.visit, NOW).problems] == [
        "notice.article_unverified"
    ]
    assert leave_out_unverified(visit.store, visit.visit, NOW) == 1
    assert leave_out_unverified(visit.store, visit.visit, NOW) == 0
    with visit.store.database.look() as work:
        assert work.findings.of_visit(visit.visit)[1].basis == ("快递§23",)
    assert issue(visit.store, visit.visit, NOW).number


def hints(visit: NoticeVisit, now: datetime) -> list[str]:
    seen = preview(visit.store, visit.visit, now)
    for hint in seen.hints:
        assert explain(RefusedInputError([hint]))
        assert explain(RefusedInputError([hint]), Language.EN)
    return [hint.code for hint in seen.hints if hint.code.partition(".")[2] in
            ("deadline_over", "clock_before_visit", "block_unset")]  # fmt: skip


def test_a_deadline_that_is_over_and_a_clock_before_the_visit_are_hinted_at(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    visit.find(deadline=NOW.date() + timedelta(days=3))
    assert hints(visit, NOW + timedelta(days=3)) == []
    assert hints(visit, NOW + timedelta(days=4)) == ["notice.deadline_over"]
    assert hints(visit, NOW - timedelta(days=1)) == ["notice.clock_before_visit"]
    issued = issue(visit.store, visit.visit, NOW + timedelta(days=4))
    assert "notice.deadline_over" in [hint.code for hint in issued_hints(visit.store, issued)]


def test_a_clock_that_was_set_back_uses_no_number_for_an_unchanged_visit(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    issue(visit.store, visit.visit, LATER)
    change_finding(visit, "改过的问题")
    second = issue(visit.store, visit.visit, LATER - timedelta(days=2))
    for again in (LATER - timedelta(days=3), LATER, LATER + timedelta(days=1)):
        assert issue(visit.store, visit.visit, again) == second
    assert [notice.number for notice in notices_of(visit.store)][-1] == second.number
    assert rows(visit.store) == 2


def test_laptops_that_share_a_block_of_numbers_hear_of_it(tmp_path: Path) -> None:
    one, two = ready_visit(tmp_path / "one"), ready_visit(tmp_path / "two")
    hub = new_store(tmp_path / "hub", Role.SUPERVISOR, "王芳")
    for number, laptop in enumerate((one, two)):
        issue(laptop.store, laptop.visit, NOW)
        trust_card(laptop.store, card_of(hub), NOW)
        # Not encrypted, so that the other inspector can read it, too.
        write_visit_pack(laptop.store, tmp_path / f"{number}.zjpack", NOW, encrypted=False)
        report = import_pack(hub, tmp_path / f"{number}.zjpack", NOW, accept_new_sender=True)
        assert report.numbers_twice == (("深宝福责改〔2026〕1号",) if number else ())
    other = visited(one.store, "e2")
    other.find()
    assert hints(other, NOW) == []
    import_pack(one.store, tmp_path / "1.zjpack", NOW, accept_new_sender=True)
    assert hints(other, NOW) == ["notice.block_unset"]
    office_ready(one.store, first_number=101)
    assert hints(other, NOW) == []
    for store in (one.store, two.store, hub):
        store.close()


def test_the_papers_of_a_visit_that_is_not_here_are_refused(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    with pytest.raises(RefusedInputError) as refused:
        notices_of(visit.store, "NOSUCH")
    assert [problem.code for problem in refused.value.problems] == ["visit.not_found"]
