"""File, verify a paper: a photo, a PDF or a code is judged in the window, without any network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from notice_visits import NoticeVisit, ready_visit
from offices import NOW, new_store
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from windows import opened_window

from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices.issuing import issue, issued_pdf
from inspector_app.notices.layout import draw
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.stores import Role, Store
from ui.dialogs.verify_files import VerifyFiles
from ui.dialogs.verify_paper_dialog import VerifyPaperDialog
from ui.jobs import Jobs
from ui.session import Session


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[NoticeVisit]:
    made = ready_visit(tmp_path / "s")
    yield made
    made.store.close()


@contextmanager
def shown(qtbot: QtBot, store: Store) -> Iterator[VerifyPaperDialog]:
    jobs = Jobs()
    dialog = VerifyPaperDialog(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(dialog)
    dialog.show()
    try:
        yield dialog
    finally:
        dialog.close()
        jobs.stop()


def photo_of(pdf: bytes, path: Path) -> Path:
    document = pypdfium2.PdfDocument(pdf)
    document[len(document) - 1].render(scale=150 / 72).to_pil().rotate(3, expand=True, fillcolor="white").save(path)
    return path


def test_a_chosen_pdf_is_genuine_line_by_line(
    visit: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.pdf"
    path.write_bytes(issued_pdf(visit.store, issue(visit.store, visit.visit, NOW).id))
    monkeypatch.setattr(VerifyFiles, "ask_to_read", lambda _parent: path)
    with shown(qtbot, visit.store) as dialog:
        assert dialog.waiting.isVisible()
        dialog.choose.click()
        qtbot.waitUntil(lambda: len(dialog.cards) == 1)
        assert dialog.cards[0].verdict.text() == "文书真实"
        assert "逐行一致" in dialog.cards[0].advice.text()
        assert not dialog.waiting.isVisible()


def test_a_photo_by_an_unknown_laptop_and_then_a_known_one(visit: NoticeVisit, tmp_path: Path, qtbot: QtBot) -> None:
    pdf = issued_pdf(visit.store, issue(visit.store, visit.visit, NOW).id)
    path = photo_of(pdf, tmp_path / "photo.jpg")
    hub = new_store(tmp_path / "hub", Role.SUPERVISOR, "王芳")
    with shown(qtbot, hub) as dialog:
        dialog.check_file(path)
        qtbot.waitUntil(lambda: len(dialog.cards) == 1)
        assert dialog.cards[0].verdict.text() == "不认识签发的电脑，无法判断"
        trust_card(hub, card_of(visit.store), NOW)
        before = dialog.cards[0]
        dialog.check_file(path)
        qtbot.waitUntil(lambda: len(dialog.cards) == 1 and dialog.cards[0] is not before)
        assert dialog.cards[0].verdict.text() == "文书真实"
        assert "与纸面逐项对照" in dialog.cards[0].advice.text()
        assert "李明" in dialog.cards[0].signer.text()
    hub.close()


def test_an_altered_pdf_says_which_fact(visit: NoticeVisit, tmp_path: Path, qtbot: QtBot) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    facts = replace(RectificationNotice.from_json(paper.facts), number="深宝福责改〔2026〕9号")
    path = tmp_path / "forged.pdf"
    path.write_bytes(draw(facts, (), paper.proof))
    with shown(qtbot, visit.store) as dialog:
        dialog.check_file(path)
        qtbot.waitUntil(lambda: len(dialog.cards) == 1)
        assert dialog.cards[0].verdict.text() == "文书被改动过"
        assert dialog.cards[0].differences[0] == "文号：签发时是“深宝福责改〔2026〕1号”，文书上不是"


def test_a_picture_and_the_text_of_a_code_can_be_pasted(visit: NoticeVisit, tmp_path: Path, qtbot: QtBot) -> None:
    paper = issue(visit.store, visit.visit, NOW)
    path = photo_of(issued_pdf(visit.store, paper.id), tmp_path / "p.png")
    with shown(qtbot, visit.store) as dialog:
        QGuiApplication.clipboard().setImage(QImage(str(path)))
        dialog.paste()
        qtbot.waitUntil(lambda: len(dialog.cards) == 1)
        before = dialog.cards[0]
        QGuiApplication.clipboard().setText(paper.proof + "\n")
        dialog.paste()
        qtbot.waitUntil(lambda: len(dialog.cards) == 1 and dialog.cards[0] is not before)
        assert dialog.cards[0].verdict.text() == "文书真实"


def test_a_file_without_a_code_is_said_and_the_next_one_can_be_tried(
    visit: NoticeVisit, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "empty.png"
    QImage(300, 300, QImage.Format.Format_RGB32).save(str(path))
    with shown(qtbot, visit.store) as dialog:
        dialog.check_file(path)
        qtbot.waitUntil(dialog.notice.isVisible)
        assert "没有找到" in dialog.notice.label.text()
        assert dialog.choose.isEnabled()
        assert dialog.waiting.isVisible()
        dialog.check_file(tmp_path / "gone.pdf")
        qtbot.waitUntil(lambda: "gone.pdf" in dialog.notice.label.text())


def test_the_menu_opens_it(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    new_store(tmp_path / "store").close()
    asked = []
    monkeypatch.setattr(VerifyPaperDialog, "ask", lambda _parent, session: asked.append(session))
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        menu = window.menuBar().actions()[0].menu()
        action = next(each for each in menu.actions() if each.text() == "核验文书…")
        action.trigger()
        assert asked == [window.session]
