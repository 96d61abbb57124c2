"""F1 opens the manual where it speaks of what is on the screen; search, links, and a tour that can be left anywhere."""

from pathlib import Path

import pytest
from offices import new_store, with_enterprise
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from windows import idle, opened_window, shown_window

from inspector_app import manual
from inspector_app.manual import Chapter
from inspector_app.messages import Language
from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog
from ui.dialogs.help_files import HelpFiles
from ui.help.help_window import HelpWindow

BEGIN = Chapter("first", "从这里开始", "# 从这里开始\n\n## 打开\n\n输入密码。\n\n![图](../pictures/none.png)\n", ())
LONG = "\n\n".join(f"第 {number} 段。" for number in range(120))
PACKS = Chapter(
    "packs_chapter",
    "资料包",
    f"# 资料包\n\n## 写出\n\n{LONG}\n\n## 收取\n\n把文件拖进来。见[开始](first.md)。\n\n{LONG}\n",
    (("packs", 2),),
)


@pytest.fixture(autouse=True)
def small_manual(monkeypatch: pytest.MonkeyPatch) -> None:
    manual.chapters.cache_clear()
    for place in ("inspector_app.manual.chapters", "ui.help.help_window.chapters", "ui.help.help_topics.chapters"):
        monkeypatch.setattr(place, lambda language=Language.ZH: (BEGIN, PACKS))


def test_f1_turns_to_the_page_in_front(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.go("packs")
        with qtbot.waitActive(window):
            window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_F1)
        shown = window.commands.help
        assert shown is not None
        assert shown.isVisible()
        assert shown.list.currentItem().text(0) == "收取"
        qtbot.waitUntil(lambda: shown.text.verticalScrollBar().value() > 0)
        assert not shown.isModal()
        window.go("visits")
        window.commands.show_help()
        assert shown.list.currentItem().text(0) == "从这里开始", "no chapter explains it: the first"


def test_the_quick_card_is_kept_as_a_pdf_from_the_help(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "卡<b>.pdf"
    with shown_window(qtbot, tmp_path) as window:
        window.commands.show_help()
        help_ = window.commands.help
        assert help_ is not None
        monkeypatch.setattr(HelpFiles, "ask_card", lambda parent: card)
        help_.card.click()
        idle(qtbot, window)
        assert card.read_bytes().startswith(b"%PDF")
        assert help_.notice.label.text() == f"快捷卡已存为 {card}"
        monkeypatch.setattr(HelpFiles, "ask_card", lambda parent: tmp_path / "nowhere" / "card.pdf")
        help_.card.click()
        idle(qtbot, window)
        assert help_.notice.property("tone") == "trouble"


def test_help_can_be_asked_for_at_the_door(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_window(qtbot, tmp_path) as window:
        with qtbot.waitActive(window):
            window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_F1)
        assert window.commands.help is not None
        assert window.commands.help.isVisible()


def test_f1_in_a_dialog_opens_the_manual_over_it_and_it_goes_with_it(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.go("packs")
        read: list[str] = []

        def press(times: int) -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, EditEnterpriseDialog)
            field = dialog.focusWidget()
            assert isinstance(field, QLineEdit)
            for _ in range(times):
                QTest.keyClick(field, Qt.Key.Key_F1)
            read.extend(each.list.currentItem().text(0) for each in dialog.findChildren(HelpWindow) if each.isVisible())
            dialog.reject()

        assert window.session is not None
        QTimer.singleShot(0, lambda: press(2))
        EditEnterpriseDialog.ask(window, window.session, None)
        assert read == ["收取"], "one window of the manual, at the page below the dialog"
        assert window.commands.help is None


def test_words_find_the_sections_that_say_them(qtbot: QtBot) -> None:
    window = HelpWindow(Language.ZH)
    qtbot.addWidget(window)
    window.show()
    window.search.setText("拖进来")
    assert window.list.topLevelItemCount() == 1
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert "把文件拖进来" in window.text.toPlainText()
    window.search.setText("没有这个词")
    assert window.nothing.isVisible()
    window.search.clear()
    assert window.list.topLevelItemCount() == 2
    assert not window.nothing.isVisible()


def test_a_link_leads_to_its_chapter_and_never_out_of_the_program(qtbot: QtBot) -> None:
    window = HelpWindow(Language.ZH)
    qtbot.addWidget(window)
    window.show_topic(manual.Topic("packs_chapter", "", ""))
    window.text.anchorClicked.emit(QUrl("https://example.org/first.md"))
    assert window.list.currentItem().text(0) == "资料包"
    window.text.anchorClicked.emit(QUrl("first.md"))
    assert window.list.currentItem().text(0) == "从这里开始"
    assert "输入密码" in window.text.toPlainText()


def test_the_tour_goes_through_the_pages_and_is_left_where_it_stands(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    enterprise_id = with_enterprise(store)
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        frame = window.frame_
        assert frame is not None
        frame.begin_tour()
        tour = frame.tour
        assert tour is not None
        seen = [frame.stack.section]
        for _ in range(3):
            tour.next.click()
            seen.append(frame.stack.section)
            assert window.focusWidget() is tour.next, "Enter goes on with the tour, and presses nothing of the page"
        assert len(set(seen)) == 4
        assert frame.side.isEnabled(), "nothing is in the way"
        frame.stack.guests.open_file(enterprise_id)
        assert not tour.isVisible(), "who begins to work has the page for it"
        frame.stack.back()
        assert tour.isVisible()
        tour.back.click()
        assert frame.stack.section == seen[2]
        with qtbot.waitSignal(tour.left):
            tour.leave.click()
        assert frame.tour is None
        assert frame.stack.section == seen[2]
        frame.begin_tour()
        assert frame.tour is not None
        assert frame.tour is not tour


def test_the_last_stop_ends_the_tour(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        frame = window.frame_
        assert frame is not None
        frame.begin_tour()
        for _ in range(20):
            if frame.tour is not None:
                frame.tour.next.click()
        assert frame.tour is None
        assert frame.stack.section == "settings"
