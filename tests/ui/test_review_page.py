"""审核 through the window: opened, sent back, revised, accepted one by one and at once, drawn for a second look."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import LATER, judged_items, two_stores, worked_visit
from offices import NOW
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.checklists.model import Verdict
from inspector_app.exchange.kinds.returns import Comment, add_comment, comments, settle, write_return_packs
from inspector_app.exchange.kinds.sent_back import sent_back
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.messages import Language
from inspector_app.stores import Role, Store
from inspector_app.supervision.review import accept
from inspector_app.supervision.reviewing import ReviewState, review_lines
from inspector_app.visits import GivenAnswer, close_visit, give_answer
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.second_look_dialog import SecondLookDialog
from ui.dialogs.send_back_dialog import SendBackDialog
from ui.frame.page_stack import PageStack
from ui.frame.sections import sections_of
from ui.jobs import Jobs
from ui.models.review_model import ReviewColumn, ReviewModel
from ui.pages.review_page import ReviewPage
from ui.pages.visit_page import VisitPage
from ui.pages.visits_page import VisitsPage
from ui.session import Session
from ui.widgets.comment_strip import CommentStrip
from ui.widgets.telling_panel import TellingPanel

Stores = tuple[Store, Store]
SECOND = judged_items()[1]


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    inspector, supervisor = two_stores(tmp_path)
    supervisor.vault.owner = replace(supervisor.vault.owner, person="赵主任")
    yield inspector, supervisor
    inspector.close()
    supervisor.close()


def handed_over(stores: Stores, folder: Path, *enterprises: str, ended: bool = True) -> list[str]:
    inspector, supervisor = stores
    visits = [worked_visit(inspector, each) for each in enterprises]
    for each in visits if ended else ():
        close_visit(inspector, each, NOW)
    carry(inspector, supervisor, folder / f"{len(list(folder.iterdir()))}.zjpack")
    return visits


def carry(inspector: Store, supervisor: Store, path: Path) -> None:
    write_visit_pack(inspector, path, LATER)
    import_pack(supervisor, path, LATER)


@contextmanager
def shown(qtbot: QtBot, store: Store) -> Iterator[ReviewPage]:
    jobs = Jobs()
    page = ReviewPage(Session(store, jobs, clock=lambda: LATER + timedelta(hours=1)))
    qtbot.addWidget(page)
    page.resize(1160, 700)
    with qtbot.waitSignal(page.listed):
        page.show()
    qtbot.waitUntil(lambda: not jobs.busy)
    try:
        yield page
    finally:
        page.close()
        jobs.stop()


def idle(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: not page._session.jobs.busy)


def test_opening_a_received_visit_says_that_somebody_is_at_it(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    visit, _ = handed_over(stores, tmp_path, "e1", "e2")
    with shown(qtbot, stores[1]) as page:
        assert page.chips[ReviewState.RECEIVED].text() == "待审 2"
        page.table.selectRow(next(row for row, each in enumerate(page.model.rows) if each.visit.id == visit))
        idle(qtbot, page)
        opened: list[str] = []
        page._session.navigation.open_visit.connect(opened.append)
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(opened) or page.notice.isVisible())
        assert opened == [visit], page.notice.label.text()
        idle(qtbot, page)
        page.load()
        idle(qtbot, page)
        assert page.chips[ReviewState.IN_REVIEW].text() == "在审 1"
        # Who comes back stands on it, not on another; once it is decided, he goes on with those that wait.
        assert page.chips[ReviewState.IN_REVIEW].isChecked()
        assert [each.visit.id for each in page.chosen()] == [visit]
        page.accept.click()
        idle(qtbot, page)
        page.load()
        idle(qtbot, page)
        assert page.chips[ReviewState.RECEIVED].isChecked()
        assert [each.visit.id != visit for each in page.chosen()] == [True]


def test_a_visit_goes_back_and_its_new_revision_shows_what_changed(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    (visit,) = handed_over(stores, tmp_path, "e1", ended=False)
    add_comment(supervisor, visit, SECOND.code, "请复核", LATER)
    pack = tmp_path / "back.zjpack"
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda *_: pack)

    def answer(dialog: SendBackDialog) -> int:
        dialog.whole.setPlainText("联系电话不全")
        dialog.deed.click()
        qtbot.waitUntil(lambda: dialog.result() == dialog.DialogCode.Accepted)
        return dialog.result()

    monkeypatch.setattr(SendBackDialog, "exec", answer)
    with shown(qtbot, supervisor) as page:
        page.send_back.click()
        idle(qtbot, page)
        assert page.chips[ReviewState.RETURNED].text() == "已退回 1"
        with qtbot.waitSignal(page.desk.written):
            page.notice.action.click()
        import_pack(inspector, pack, LATER)
        assert [each.comment.comment for each in sent_back(inspector)] == ["请复核", "联系电话不全"]
        give_answer(inspector, visit, SECOND, GivenAnswer(Verdict.FAIL, note="重新看过"), LATER)
        for each in sent_back(inspector):
            settle(inspector, each.comment.id, LATER)
        carry(inspector, supervisor, tmp_path / "again.zjpack")
        page.show_state(ReviewState.RECEIVED)
        with qtbot.waitSignal(page.looked):
            page.load()
        idle(qtbot, page)
        assert page.model.texts(page.model.rows[0])[0] == "待审 · 新版"
        file = page.panel.file
        assert file is not None
        assert ("判定", "符合", "不符合") in [(each.field, each.before, each.after) for each in file.changes]
        with qtbot.waitSignal(page._session.navigation.open_item) as opened:
            link = next(each for each in page.panel.links if each.accessibleName().startswith(SECOND.code))
            link.linkActivated.emit("#")
        assert opened.args == [visit, SECOND.code]


def test_many_are_accepted_with_one_press_and_who_cannot_be_is_named(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    handed_over(stores, tmp_path, "e1", "e2")
    handed_over(stores, tmp_path, "e3", ended=False)
    with shown(qtbot, stores[1]) as page:
        page.table.selectAll()
        idle(qtbot, page)
        assert page.accept.text() == "通过 3 次检查"
        with qtbot.waitSignal(page.desk.accepted):
            page.accept.click()
        idle(qtbot, page)
        assert page.chips[ReviewState.ACCEPTED].text() == "已通过 2"
        assert "这次检查还没有结束" in page.notice.label.text()
        assert "已通过 2 次检查" in page.notice.label.text()


@pytest.mark.parametrize("read_again", [False, True])
def test_of_many_that_which_more_came_for_is_left_out_and_named_until_the_person_knows_of_it(
    read_again: bool, stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    """Also when the list was read again below what is chosen: nobody sees there what came."""
    handed_over(stores, tmp_path, "e1", "e2")
    late = handed_over(stores, tmp_path, "e3", "e5", ended=False)
    with shown(qtbot, stores[1]) as page:
        page.table.selectAll()
        idle(qtbot, page)
        for each in late:
            close_visit(stores[0], each, LATER)
        handed_over(stores, tmp_path, "e4")
        if read_again:
            page.load()
            idle(qtbot, page)
        assert len(page.chosen()) == 4
        with qtbot.waitSignal(page.desk.accepted):
            page.accept.click()
        idle(qtbot, page)
        assert "已通过 2 次检查" in page.notice.label.text()
        assert "又有新内容，未决定" in page.notice.label.text()
        assert page.chips[ReviewState.RECEIVED].text() == "待审 3"
        assert {each.visit.id for each in page.chosen()} == set(late)
        assert page.model.texts(page.chosen()[0])[0] == "待审"
        with qtbot.waitSignal(page.desk.accepted):
            page.accept.click()
        idle(qtbot, page)
        assert page.chips[ReviewState.ACCEPTED].text() == "已通过 4"


def test_the_second_reviewer_is_told_what_the_first_decided(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    (visit,) = handed_over(stores, tmp_path, "e1")
    with shown(qtbot, stores[1]) as page:
        accept(stores[1], visit, None, "", LATER)
        with qtbot.waitSignal(page.desk.accepted):
            page.accept.click()
        idle(qtbot, page)
        assert "赵主任已在 2026年10月29日" in page.notice.label.text()
        assert len(review_lines(stores[1])) == 1


def test_a_second_look_is_drawn_and_listed(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for visit in handed_over(stores, tmp_path, "e1", "e2", "e3"):
        accept(stores[1], visit, None, "", LATER)

    def answer(dialog: SecondLookDialog) -> int:
        dialog.percent.setValue(34)
        dialog.seed.setText("种子甲")
        dialog.deed.click()
        qtbot.waitUntil(lambda: dialog.result() == dialog.DialogCode.Accepted)
        return dialog.result()

    monkeypatch.setattr(SecondLookDialog, "exec", answer)
    with shown(qtbot, stores[1]) as page:
        page.sample.click()
        idle(qtbot, page)
        assert page.chips[ReviewState.SECOND_LOOK].text() == "抽查复核 1"
        assert len(page.model.rows) == 1
        assert "种子甲" in page.notice.label.text()


def test_nothing_to_want_is_said_in_the_dialog_and_nothing_is_lost(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    handed_over(stores, tmp_path, "e1")
    with shown(qtbot, stores[1]) as page:
        assert page.panel.file is not None
        dialog = SendBackDialog(page._session, page.panel.file, [])
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.note.setText("说明")
        dialog.deed.click()
        qtbot.waitUntil(lambda: dialog.deed.isEnabled())
        assert "没有写要改什么" in dialog.blocks["whole"].problem.text()
        assert dialog.note.text() == "说明"
    with stores[1].database.look() as work:
        assert comments(work) == []


def test_columns_in_which_nothing_stands_leave_their_room_to_the_names(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    _, supervisor = stores
    visit, _ = handed_over(stores, tmp_path, "e1", "e2")
    with shown(qtbot, supervisor) as page:
        page.resize(1600, 700)
        decided = ReviewColumn.DECIDED
        qtbot.waitUntil(lambda: page.width() == 1600)
        assert page.table.isColumnHidden(decided)
        accept(supervisor, visit, None, "", LATER)
        with qtbot.waitSignal(page.listed):
            page.load()
        page.show_state(None)
        assert not page.table.isColumnHidden(decided)
        page.show_state(ReviewState.RECEIVED)
        assert page.table.isColumnHidden(decided)


def test_the_model_of_reviews_is_a_sound_model(stores: Stores, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    handed_over(stores, tmp_path, "e1", "e2")
    model = ReviewModel(Language.ZH)
    model.show(review_lines(stores[1]))
    qtmodeltester.check(model)
    assert model.rowCount() == 2
    model.text = "没有这家"
    model.refill()
    assert model.rowCount() == 0


def test_an_inspector_has_no_page_of_reviews() -> None:
    assert "review" not in sections_of(Role.INSPECTOR)
    assert "review" in sections_of(Role.SUPERVISOR)


def test_the_inspector_opens_an_ended_visit_again_from_the_comment_and_changes_the_item(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    inspector, supervisor = stores
    (visit,) = handed_over(stores, tmp_path, "e1")
    add_comment(supervisor, visit, SECOND.code, "请复核", LATER)
    (sent,) = write_return_packs(supervisor, tmp_path, "r.zjpack", LATER)
    import_pack(inspector, sent.path, LATER)
    jobs = Jobs()
    stack = PageStack(Session(inspector, jobs, clock=lambda: LATER), {"visits": VisitsPage})
    qtbot.addWidget(stack)
    stack.resize(1166, 690)
    stack.open("visits")
    stack.show()
    stack.guests.open_item(visit, SECOND.code)
    page = stack.top
    assert isinstance(page, VisitPage)
    qtbot.waitUntil(lambda: page.flow is not None and page.comments.strip.reopen.isVisible())
    assert page.desk.shown.read_only
    page.comments.strip.reopen.click()
    qtbot.waitUntil(lambda: stack.top is not page and isinstance(stack.top, VisitPage) and stack.top.flow is not None)
    again = stack.top
    assert isinstance(again, VisitPage)
    assert again.flow is not None
    assert not again.desk.shown.read_only
    assert again.flow.code == SECOND.code
    again.desk.answer(SECOND, GivenAnswer(Verdict.FAIL, note="重新看过"), at_once=True)
    qtbot.waitUntil(lambda: not jobs.busy)
    with inspector.database.look() as work:
        kept = work.answers.get(visit, SECOND.code)
    assert kept is not None
    assert kept.verdict == "fail"
    again.comments.load()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert not again.comments.strip.reopen.isVisible()
    stack.close()
    jobs.stop()


@pytest.mark.parametrize("written_here", [True, False])
def test_below_an_item_it_is_said_what_is_meant_of_the_whole_visit_and_nothing_is_sent_back_too_early(
    written_here: bool, qtbot: QtBot
) -> None:
    strip = CommentStrip()
    qtbot.addWidget(strip)
    meant = [
        Comment("1" * 32, "v1", "", "电话不全", "赵主任", LATER),
        Comment("2" * 32, "v1", "A", "补拍", "赵主任", LATER),
    ]
    strip.show_comments(meant, may_comment=written_here, may_settle=not written_here)
    act = "的意见：" if written_here else "退回："
    day = f"赵主任 2026年10月29日 {act}"
    assert [label.text() for label in strip.shown] == [f"{day}（整次检查）电话不全", f"{day}补拍"]


def test_a_word_longer_than_the_panel_cuts_no_other_line(qtbot: QtBot) -> None:
    panel = TellingPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 400)
    column = panel.fresh()
    for text in ("440306" * 30, "照片看不清面单，请补拍验视全过程。" * 3):
        column.addWidget(panel.label(text))
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.widget().width() <= panel.viewport().width()
