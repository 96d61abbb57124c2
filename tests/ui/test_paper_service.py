"""An issued paper is signed on the pad, refused, served and withdrawn in the window; what came out is asked."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from notice_pages import idle, pdf_printer, shown_notice
from notice_visits import NoticeVisit, jpeg, ready_visit
from offices import NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from db.records.papers import Deed, Notice
from inspector_app.audit.diary import LogQuery, read_page
from inspector_app.messages import Language
from inspector_app.notices.deeds import Act, Delivery, Handing, Signer
from inspector_app.notices.issuing import issue
from inspector_app.notices.service import evidence_of, standing
from inspector_app.notices.service import withdraw as withdraw_paper
from inspector_app.notices.signatures import drawing_from
from ui.dialogs.issue_notice_dialog import IssueAnswer, IssueNoticeDialog
from ui.dialogs.notice_files import NoticeFiles
from ui.dialogs.paper_form import PaperForm
from ui.dialogs.print_outcome_dialog import Outcome, PrintOutcomeDialog
from ui.dialogs.refuse_paper_dialog import RefusePaperDialog
from ui.dialogs.serve_paper_dialog import ServePaperDialog
from ui.dialogs.sign_paper_dialog import SignPaperDialog
from ui.dialogs.withdraw_paper_dialog import WithdrawPaperDialog
from ui.diary.diary_words import sentence
from ui.jobs import Jobs
from ui.pages.notice_page import NoticePage
from ui.papers.notice_printing import NoticePrinting
from ui.papers.paper_words import deed_words
from ui.papers.printing import PrinterChoice, rest_of
from ui.session import Session

PAPER = "责令限期整改通知书 深宝福责改〔2026〕1号"


class Desk:
    """An issued paper and a session, for dialogs of their own."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.visit = ready_visit(folder / "store")
        self.notice: Notice = issue(self.visit.store, self.visit.visit, NOW)
        self.jobs = Jobs()
        self.session = Session(self.visit.store, self.jobs, clock=lambda: NOW + timedelta(hours=2))
        self._qtbot = qtbot

    def show(self, dialog: PaperForm) -> None:
        self._qtbot.addWidget(dialog)
        with self._qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()

    def press(self, dialog: PaperForm) -> None:
        """Until the form was accepted or has said what is missing."""
        dialog.deed.click()
        self._qtbot.waitUntil(lambda: dialog.deed.isEnabled() or not dialog.isVisible())

    def deeds(self) -> list[str]:
        return [deed.deed for deed in standing(self.visit.store, self.notice.id).deeds]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    return Desk(tmp_path, qtbot)


@pytest.fixture(autouse=True)
def _stop(desk: Desk) -> object:
    yield
    desk.jobs.stop()


def draw(dialog: SignPaperDialog) -> None:
    pad = dialog.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    for step in range(40):
        QTest.mouseMove(pad, QPoint(60 + 8 * step, 100 + (step % 7) * 5))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(380, 100))


def test_a_signature_keeps_its_strokes_as_they_were_drawn(desk: Desk) -> None:
    names = {Signer.SITE: ("陶艳秀",), Signer.OFFICER: ("李明", "王芳")}
    dialog = SignPaperDialog(desk.session, desk.notice.id, PAPER, names)
    desk.show(dialog)
    assert dialog.name.currentText() == "陶艳秀"
    desk.press(dialog)
    assert "没有签名" in dialog.blocks["pad"].problem.text()
    draw(dialog)
    drawn = dialog.pad.drawing("陶艳秀")
    assert len(drawn.strokes) == 1
    assert len(drawn.strokes[0]) > 20
    desk.press(dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted
    (deed,) = standing(desk.visit.store, desk.notice.id).deeds
    assert drawing_from(evidence_of(desk.visit.store, deed)) == drawn


def test_the_pad_takes_strokes_back(desk: Desk, qtbot: QtBot) -> None:
    dialog = SignPaperDialog(desk.session, desk.notice.id, PAPER, {})
    desk.show(dialog)
    draw(dialog)
    draw(dialog)
    dialog.pad.setFocus()
    qtbot.keyClick(dialog.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.pad.drawing("").strokes) == 1
    qtbot.keyClick(dialog.pad, Qt.Key.Key_Delete)
    assert dialog.pad.is_empty


def test_wet_ink_is_recorded_with_the_scan(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = tmp_path / "签收页.jpg"
    scan.write_bytes(jpeg("white"))
    monkeypatch.setattr(NoticeFiles, "ask_proof", lambda _parent: scan)
    dialog = SignPaperDialog(desk.session, desk.notice.id, PAPER, {Signer.SITE: ("陶艳秀",)})
    desk.show(dialog)
    dialog.ways.setCurrentIndex(1)
    dialog.file.choose.click()
    assert dialog.file.name.text() == "签收页.jpg"
    desk.press(dialog)
    (deed,) = standing(desk.visit.store, desk.notice.id).deeds
    assert (deed.facts["way"], deed.media_type, deed.file_name) == ("ink", "image/jpeg", "签收页.jpg")


def test_everything_missing_of_a_refusal_is_said_beside_its_field(desk: Desk) -> None:
    dialog = RefusePaperDialog(desk.session, desk.notice.id, PAPER, "陶艳秀")
    desk.show(dialog)
    desk.press(dialog)
    assert "没有写理由" in dialog.blocks["reason"].problem.text()
    assert "没有见证人" in dialog.blocks["witness"].problem.text()
    assert dialog.reason.hasFocus()
    dialog.reason.setText("对第一项有异议")
    dialog.witness.setText("社区 赵六")
    desk.press(dialog)
    assert desk.deeds() == ["refused"]


@pytest.mark.parametrize(
    ("way", "fields", "code"),
    [
        (Delivery.PERSON, {"receiver": "陶艳秀"}, ""),
        (Delivery.LEFT, {"witness": "社区 赵六", "refusal": "要请示总部"}, ""),
        (Delivery.LEFT, {"witness": "社区 赵六"}, "refusal"),
        (Delivery.LEFT, {"refusal": "要请示总部"}, "witness"),
        (Delivery.POST, {"receiver": "陶艳秀", "tracking": "XA123"}, ""),
        (Delivery.POST, {"receiver": "陶艳秀"}, "tracking"),
        (Delivery.ELECTRONIC, {"receiver": "陶艳秀"}, "consent"),
    ],
)
def test_each_way_of_service_asks_for_what_it_needs(
    desk: Desk, way: Delivery, fields: dict[str, str], code: str
) -> None:
    dialog = ServePaperDialog(desk.session, desk.notice.id, PAPER, Handing(Delivery.PERSON, NOW, server="李明"))
    desk.show(dialog)
    dialog.ways[way].click()
    assert dialog.blocks["tracking"].isVisible() is (way is Delivery.POST)
    for name, text in fields.items():
        getattr(dialog, name).setText(text)
    desk.press(dialog)
    if code:
        assert dialog.blocks[code].problem.text()
        assert desk.deeds() == []
    else:
        assert desk.deeds() == ["served"]
        assert standing(desk.visit.store, desk.notice.id).deeds[0].facts["way"] == way


def test_a_paper_is_not_withdrawn_without_a_reason_or_by_chance(desk: Desk) -> None:
    dialog = WithdrawPaperDialog(desk.session, desk.notice.id, PAPER)
    desk.show(dialog)
    assert not dialog.deed.isDefault()
    desk.press(dialog)
    assert "没有写理由" in dialog.blocks["reason"].problem.text()
    dialog.reason.setText("企业名称写错")
    desk.press(dialog)
    assert desk.deeds() == ["withdrawn"]


# --- on the page ------------------------------------------------------------------------------------------------------


def said(page: NoticePage) -> str:
    return "\n".join(label.text() for label in page.panel.service.findChildren(QLabel))


@pytest.fixture
def issued(desk: Desk) -> NoticeVisit:
    return desk.visit


def answer(monkeypatch: pytest.MonkeyPatch, path: Path, outcome: Callable[[], Outcome]) -> None:
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: True)
    monkeypatch.setattr(PrinterChoice, "straight", lambda *_: pdf_printer(path))
    monkeypatch.setattr(PrintOutcomeDialog, "ask", lambda *_: outcome())


def print_once(qtbot: QtBot, page: NoticePage) -> str:
    with qtbot.waitSignal(page.printing.told) as told:
        qtbot.keyClick(page.view, Qt.Key.Key_F8)
    idle(qtbot, page)
    return str(told.args[0])


def test_one_key_prints_the_original_then_marked_copies_and_the_panel_tells(
    issued: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "printed.pdf", lambda: Outcome(complete=True))
    with shown_notice(qtbot, issued) as page:
        page.view.setFocus()
        assert "还没有打印" in said(page)
        assert "正本" in print_once(qtbot, page)
        assert "打印正本" in said(page)
        assert "副本（第 1 次加印）" in print_once(qtbot, page)
        assert "打印副本，第 1 次" in said(page)


def test_after_a_jam_the_rest_is_printed_and_the_paper_stays_an_original(
    issued: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = iter((Outcome(False, 1, 1, print_rest=True), Outcome(complete=True)))
    answer(monkeypatch, tmp_path / "printed.pdf", lambda: next(outcomes))
    with shown_notice(qtbot, issued) as page:
        page.view.setFocus()
        with qtbot.waitSignals([page.printing.told, page.printing.told]):
            qtbot.keyClick(page.view, Qt.Key.Key_F8)
        idle(qtbot, page)
    notice = issue(issued.store, issued.visit, NOW)
    deeds = standing(issued.store, notice.id).deeds
    assert [(each.facts["complete"], each.facts["duplicate"]) for each in deeds] == [(False, 0), (True, 0)]
    assert deeds[0].facts["came_out"] == "第 1 份到第 1 页"
    assert notice.number == "深宝福责改〔2026〕1号"


@pytest.mark.parametrize(
    ("copies", "pages", "copy", "page", "rest"),
    [(2, 3, 1, 1, [1, 2, 0, 1, 2]), (2, 3, 2, 3, []), (2, 3, 0, 0, [0, 1, 2, 0, 1, 2]), (1, 2, 1, 1, [1])],
)
def test_the_rest_is_what_did_not_come_out(copies: int, pages: int, copy: int, page: int, rest: list[int]) -> None:
    assert rest_of(copies, pages, copy, page) == rest


def test_a_question_closed_without_an_answer_is_not_taken_for_yes(qtbot: QtBot) -> None:
    dialog = PrintOutcomeDialog("HP", 2, 3)
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.answer == Outcome(complete=False)
    dialog.part.setChecked(True)
    dialog.page.setValue(2)
    dialog.again.click()
    assert dialog.answer == Outcome(False, 1, 2, print_rest=True)


def test_a_withdrawn_paper_says_so_and_takes_nothing_more(
    issued: NoticeVisit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def withdraw(_parent: object, session: Session, notice_id: str, _paper: str) -> bool:
        withdraw_paper(session.store, notice_id, "企业名称写错", NOW)
        return True

    monkeypatch.setattr(WithdrawPaperDialog, "ask", withdraw)
    with shown_notice(qtbot, issued) as page:
        with qtbot.waitSignal(page.desk.shown):
            page.panel.service.withdraw.trigger()
        idle(qtbot, page)
        assert page.panel.state.text() == "已撤回"
        assert not page.panel.service.sign.isEnabled()
        assert "撤回：企业名称写错" in said(page)


def test_a_replacement_links_to_the_paper_before(
    issued: NoticeVisit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IssueNoticeDialog, "ask", lambda *_: IssueAnswer("补充问题"))
    issued.find(1, problem="后来发现的问题")
    with shown_notice(qtbot, issued) as page:
        with qtbot.waitSignal(page.desk.shown):
            page.panel.other.click()
        with qtbot.waitSignal(page.deeds.issued):
            page.panel.issue.click()
        idle(qtbot, page)
        assert page.panel.number.text() == "深宝福责改〔2026〕2号"
        assert page.panel.service.link.text() == "代替 深宝福责改〔2026〕1号"
        with qtbot.waitSignal(page.desk.shown):
            page.panel.service.link.click()
        idle(qtbot, page)
        assert page.panel.number.text() == "深宝福责改〔2026〕1号"
        assert page.panel.service.link.text() == "已由 深宝福责改〔2026〕2号 代替"


def test_printing_has_no_printer_to_go_to(issued: NoticeVisit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: False)
    with shown_notice(qtbot, issued) as page:
        assert isinstance(page.printing, NoticePrinting)
        page.view.setFocus()
        qtbot.keyClick(page.view, Qt.Key.Key_F8)
        assert "文书已经保存" in page.bar.label.text()
    assert page.bar.action.text() == "存为 PDF…"


def test_every_deed_has_words_whoever_wrote_it(desk: Desk) -> None:
    for act in Act:
        for facts in ({}, {"complete": True, "duplicate": 2, "way": "post", "signer": "witness", "name": 5}):
            deed = Deed("d", "v", "n", act.value, NOW, "", facts)
            assert deed_words(deed).strip()


def test_the_diary_tells_what_was_done_with_a_paper(desk: Desk) -> None:
    withdraw_paper(desk.visit.store, desk.notice.id, "写错", NOW + timedelta(hours=1))
    line = read_page(desk.visit.store, LogQuery()).lines[0]
    assert sentence(line, Language.ZH) == "文书办理：撤回"
    assert sentence(line, Language.EN).endswith("withdrawn")
