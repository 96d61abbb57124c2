"""From the record of a visit to the facts of its paper."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from notice_visits import NoticeVisit, day, jpeg, office_ready, ready_visit, visited
from offices import NOW, new_store

from db.records.values import Inspector
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.notices.composing import compose
from inspector_app.notices.layout import draw
from inspector_app.notices.rectification import PhotoFact, RectificationNotice, ReliefBodies, warnings
from inspector_app.stores import Store
from inspector_app.visits import Mode, close_visit

TODAY = NOW.date()


def visit_on(store: Store, at: datetime) -> NoticeVisit:
    office_ready(store)
    visit = visited(store, opened_at=at)
    visit.find(1, basis=("快递§23", "快递§33"))
    return visit


@pytest.mark.parametrize(
    ("at", "citations"),
    [
        (
            datetime(2025, 5, 31, 23, 59, tzinfo=UTC),
            ("《快递暂行条例》第二十二条", "《快递暂行条例》第三十二条"),
        ),
        (
            datetime(2025, 6, 1, 0, 1, tzinfo=UTC),
            ("《快递暂行条例》第二十三条", "《快递暂行条例》第三十三条"),
        ),
    ],
)
def test_articles_are_numbered_as_on_the_day_of_the_visit_not_of_the_paper(
    tmp_path: Path, at: datetime, citations: tuple[str, ...]
) -> None:
    visit = visit_on(new_store(tmp_path / "store"), at)
    notice = compose(visit.store, visit.visit, TODAY, "深宝福责改〔2026〕1号").notice
    assert notice.findings[0].citations == citations
    assert citations[0] in notice.basis
    assert (notice.visit_date, notice.issued_on) == (at.date(), TODAY)


def test_law_that_does_not_bind_the_enterprise_is_left_out_and_said(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    office_ready(store)
    visit = visited(store, fields={"kind": "物流货运"})
    visit.find(1, basis=("快递§23", "反恐§20"))
    composed = compose(store, visit.visit, TODAY, "1号")
    assert composed.notice.findings[0].citations == ("《中华人民共和国反恐怖主义法》第二十条",)
    assert composed.notice.basis == ("《中华人民共和国反恐怖主义法》第二十条",)
    (problem,) = composed.problems
    assert problem.code == "notice.article_left_out"
    assert problem.details == {"ordinal": 1, "citation": "《快递暂行条例》"}


def test_an_unverified_article_is_cited_as_such(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    visit.find(1, basis=("实名办法?",))
    notice = compose(visit.store, visit.visit, TODAY, "1号").notice
    assert notice.findings[1].citations == ("《邮件快件实名收寄管理办法》（条款待核）",)
    assert [problem.code for problem in warnings(notice)] == ["notice.article_unverified"]


def test_photos_are_numbered_through_the_paper_in_the_order_of_the_findings(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    first, second = visit.find(2)
    of_second = visit.attach(second, "navy", "装卸区")
    of_first = [visit.attach(first, "teal"), visit.attach(first, "olive")]
    add_photo(visit.store, visit.visit, "", Picture(jpeg("red"), "门头.jpg", "file"), NOW)
    composed = compose(visit.store, visit.visit, TODAY)
    assert [finding.photos for finding in composed.notice.findings] == [(1, 2), (3,)]
    wanted = [each.sha256 for each in (*of_first, of_second)]
    assert [photo.sha256 for photo in composed.photos] == wanted, "a photo of no finding is not printed"
    assert composed.notice.photos[2] == PhotoFact(3, of_second.sha256, "", "装卸区")
    assert composed.notice.attachments == ("现场照片（3张）",)
    assert draw(composed.notice, composed.photos).startswith(b"%PDF")


def test_the_same_photo_on_two_findings_is_printed_once(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    first, second = visit.find(2)
    visit.attach(first, "teal")
    with visit.store.database.work(NOW) as work:
        (photo,) = work.photos.of_visit(visit.visit)
        fields = {"visit_id": visit.visit, "finding_id": second, "sha256": photo.sha256, "position": 2}
        work.photos.save(f"{visit.visit}/again", fields)
    composed = compose(visit.store, visit.visit, TODAY)
    assert [finding.photos for finding in composed.notice.findings] == [(1,), (1,)]
    assert len(composed.photos) == 1


def test_a_photo_that_cannot_be_printed_is_named_and_the_others_stay(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    (finding,) = visit.find(1)
    broken, sound = visit.attach(finding, "teal"), visit.attach(finding, "navy")
    heic = visit.store.files.put(b"\x00\x00\x00\x18ftypheic not a picture Pillow knows")
    with visit.store.database.work(NOW) as work:
        work.photos.save(broken.id, {"sha256": heic, "file_name": "IMG_0815.HEIC"})
        work.photos.save(f"{visit.visit}/lost", {"visit_id": visit.visit, "finding_id": finding, "sha256": "ab" * 32})
    composed = compose(visit.store, visit.visit, TODAY)
    assert [(problem.code, problem.details["name"]) for problem in composed.problems] == [
        ("notice.photo_unprintable", "abababababab"),
        ("notice.photo_unprintable", "IMG_0815.HEIC"),
    ]
    assert [photo.sha256 for photo in composed.photos] == [sound.sha256]
    assert composed.notice.findings[0].photos == (1,)


def test_a_film_or_a_document_is_evidence_and_does_not_hold_the_notice_up(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    draft = FindingDraft("B", "录像仅保存25天", "改正", ("反恐§20",), NOW.date() + timedelta(days=7), "VC-09")
    save_finding(visit.store, visit.visit, None, draft, NOW)
    for name, data in (
        ("回放.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(200)),
        ("合同.pdf", b"%PDF-1.4\n" + bytes(200)),
        ("屏幕.jpg", jpeg("teal")),
    ):
        add_photo(visit.store, visit.visit, "VC-09", Picture(data, name, "file"), NOW)
    composed = compose(visit.store, visit.visit, TODAY)
    assert composed.problems == ()
    assert composed.notice.findings[0].photos == (1,)
    assert len(composed.photos) == 1


def test_relief_needs_both_bodies_and_is_not_for_reminders(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    told = ReliefBodies("深圳市宝安区人民政府", "深圳市盐田区人民法院")
    assert compose(visit.store, visit.visit, TODAY).notice.relief == told
    office_ready(visit.store, court="")
    assert compose(visit.store, visit.visit, TODAY).notice.relief is None
    office_ready(visit.store)
    reminder = visited(visit.store, "e2", mode=Mode.REMINDER)
    assert compose(visit.store, reminder.visit, TODAY).notice.relief is None


def test_people_place_and_times_are_those_of_the_visit(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    notice = compose(visit.store, visit.visit, TODAY).notice
    assert [each.name for each in notice.inspectors] == ["李明", "王芳"]
    assert (notice.site_contact, notice.contact_phone) == ("陶艳秀", "0755-27390000")
    assert (notice.visited_from and notice.visited_from.isoformat(), notice.visited_to) == ("09:30:00", None)
    close_visit(visit.store, visit.visit, NOW.replace(hour=11, minute=5, second=59))
    closed = compose(visit.store, visit.visit, TODAY).notice
    assert closed.visited_to is not None
    assert closed.visited_to.isoformat() == "11:05:00"
    assert RectificationNotice.from_json(closed.to_json()) == closed


def test_a_visit_closed_on_another_day_says_only_when_it_began(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    close_visit(visit.store, visit.visit, NOW.replace(day=29))
    assert compose(visit.store, visit.visit, TODAY).notice.visited_to is None


def test_a_caption_no_font_can_print_makes_a_draft(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    (finding,) = visit.find(1)
    visit.attach(finding, caption="收寄台🚚")
    notice = compose(visit.store, visit.visit, TODAY, "1号").notice
    assert [problem.code for problem in warnings(notice)] == ["notice.characters_uncovered"]


def test_a_visit_that_is_not_here_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError, match=r"visit\.not_found"):
        compose(new_store(tmp_path / "store"), "nowhere", TODAY)


def test_all_gaps_of_a_received_record_are_said_at_once(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store", findings=2)
    with visit.store.database.work(NOW) as work:
        work.visits.save(visit.visit, {"mode": "raid", "enterprise_id": "gone"})
        for finding in work.findings.of_visit(visit.visit):
            work.findings.save(finding.id, {"deadline": ""})
    with pytest.raises(RefusedInputError) as refused:
        compose(visit.store, visit.visit, day("2026-10-28"))
    assert [problem.code for problem in refused.value.problems] == [
        "visit.enterprise_not_found",
        "visit.unknown_mode",
        "notice.finding_deadline_missing",
        "notice.finding_deadline_missing",
    ]


def test_staff_without_a_certificate_makes_a_draft(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    other = visited(visit.store, "e2", inspectors=(Inspector("陈工", ""),))
    other.find(1)
    notice = compose(visit.store, other.visit, TODAY, "1号").notice
    assert {problem.code for problem in warnings(notice)} == {"notice.officers_few", "notice.certificate_missing"}
