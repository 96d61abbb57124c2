"""A visit is ended or left only with all that is on the screen in the store, photos too; else the person is told."""

from pathlib import Path

import pytest
from form_visits import RULED, started_form_visit
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from visit_pages import answers, photos, press, settled, shown_page, started_visit, write
from windows import idle, opened_window

from inspector_app.checklists.model import Verdict
from ui.dialogs.end_visit_dialog import EndChoice, EndVisitDialog, StillOpen
from ui.main_window import MainWindow
from ui.pages.visit_page import VisitPage


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[StillOpen]:
    """What was said before the visit was closed; the person always agrees."""
    said: list[StillOpen] = []

    def agree(parent: QWidget, name: str, still_open: StillOpen) -> EndChoice:
        said.append(still_open)
        return EndChoice.END

    monkeypatch.setattr(EndVisitDialog, "ask", agree)
    return said


def picture(path: Path, colour: str = "teal") -> Path:
    Image.new("RGB", (64, 48), colour).save(path, "JPEG")
    return path


def open_in(qtbot: QtBot, window: MainWindow, visit: str) -> VisitPage:
    assert window.session is not None
    window.session.navigation.open_visit.emit(visit)
    qtbot.waitUntil(lambda: window.open_visit_page() is not None)
    idle(qtbot, window)
    page = window.open_visit_page()
    assert page is not None
    return page


def test_an_answer_that_was_refused_keeps_the_visit_open(tmp_path: Path, qtbot: QtBot, asked: list[StillOpen]) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_1)
        settled(qtbot, page)
        press(page, Qt.Key.Key_3)
        page.header.end.click()
        settled(qtbot, page)
        assert asked == []
        assert page.desk.shown.visit.closed_at is None
        assert "RN-01" in page.notice.label.text()
        assert page.flow is not None
        page.flow.go("RN-05")
        assert page.notice.isHidden(), "it was about the item that was left"
        page.header.end.click()
        settled(qtbot, page)
        page.notice.action.click()
        assert page.flow.code == "RN-01"
        page.panes.bar.reason.setFocus()
        write(page, "self-service only")
        with qtbot.waitSignal(page.closed):
            page.header.end.click()
    assert len(asked) == 1
    assert (answers(store, visit)["RN-01"].verdict, answers(store, visit)["RN-01"].reason) == (
        "na",
        "self-service only",
    )


def test_what_is_still_open_is_counted_after_the_last_answer_is_kept(
    tmp_path: Path, qtbot: QtBot, asked: list[StillOpen]
) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        total = len(page.desk.shown.items)
        press(page, Qt.Key.Key_1)
        with qtbot.waitSignal(page.closed):
            press(page, Qt.Key.Key_F12)
    assert [still_open.unanswered for still_open in asked] == [total - 1]
    with shown_page(qtbot, store, visit) as page:
        page.actions_.end()
    assert len(asked) == 1, "what is ended is not ended again"


def test_behind_the_last_answer_the_visit_is_offered_to_be_ended(
    tmp_path: Path, qtbot: QtBot, asked: list[StillOpen]
) -> None:
    store, visit = started_form_visit(tmp_path, RULED)
    with shown_page(qtbot, store, visit) as page:
        for _ in page.desk.shown.items:
            press(page, Qt.Key.Key_1)
            settled(qtbot, page)
            press(page, Qt.Key.Key_PageDown)
        assert "全部答完了" in page.notice.label.text()
        with qtbot.waitSignal(page.closed):
            page.notice.action.click()
    assert len(asked) == 1
    with shown_page(qtbot, store, visit) as page:
        for _ in page.desk.shown.items:
            press(page, Qt.Key.Key_PageDown)
        assert page.notice.label.text() == "已到最后一项。"


def test_leaving_waits_for_the_photos_on_their_way(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        left: list[int] = []
        page.closed.connect(lambda: left.append(len(photos(store, visit))))
        page.photos.add_files("RN-01", [picture(tmp_path / f"{each}.jpg", each) for each in ("teal", "navy", "red")])
        with qtbot.waitSignal(page.closed):
            page.header.back.click()
            assert left == []
            assert "照片还在加入" in page.notice.label.text()
        assert left == [3]


def test_a_photo_that_is_refused_keeps_the_person_here(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"")
    with shown_page(qtbot, store, visit) as page:
        with qtbot.assertNotEmitted(page.closed), qtbot.waitSignal(page.photos.ended):
            page.photos.add_files("RN-01", [broken])
            page.header.back.click()
        assert "坏.jpg" in page.notice.label.text()


def test_who_does_not_want_to_wait_stays(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        with qtbot.assertNotEmitted(page.closed), qtbot.waitSignal(page.photos.ended):
            page.photos.add_files("RN-01", [picture(tmp_path / "一.jpg")])
            page.header.back.click()
            page.notice.action.click()
        settled(qtbot, page)


def test_the_word_about_the_last_item_goes_with_it(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go(page.desk.shown.items[-1].code)
        press(page, Qt.Key.Key_PageDown)
        assert "已到最后一项" in page.notice.label.text()
        assert page.notice.isVisible()
        press(page, Qt.Key.Key_PageUp)
        assert page.notice.isHidden()


def test_an_ended_visit_is_told_on_its_list_with_the_way_to_the_packs(
    tmp_path: Path, qtbot: QtBot, asked: list[StillOpen]
) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        page = open_in(qtbot, window, visit)
        assert window.frame_ is not None
        listing = window.frame_.stack.pages()[0]
        with qtbot.waitSignal(page.ended):
            page.header.end.click()
        assert window.frame_.stack.top is listing
        assert "检查已结束" in listing.notice.label.text()
        assert listing.notice.isVisible()
        listing.notice.action.click()
        assert window.frame_.stack.section == "packs"
        idle(qtbot, window)


def test_the_status_line_says_what_is_not_saved_before_what_is(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        page = open_in(qtbot, window, visit)
        assert window.frame_ is not None
        status = window.frame_.status
        assert page.flow is not None
        page.flow.judge(Verdict.NOT_APPLICABLE)
        page.flush()
        idle(qtbot, window)
        assert status.saved.text() == "有 1 处未保存"
        window.go("packs")
        assert "未保存" not in status.saved.text(), "only of the visit on the screen"
        window.go("enterprises")
        assert status.saved.text() == "有 1 处未保存"
        page.flow.judge(Verdict.PASS)
        idle(qtbot, window)
        assert status.saved.text().startswith("已保存 ")
