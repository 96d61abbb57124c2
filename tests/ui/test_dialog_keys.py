"""Tab goes through a dialog as the eye does, Esc loses nothing, and all that is wrong is said at once."""

from datetime import date
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.records.register import Enterprise
from db.records.values import Inspector
from inspector_app.messages import Language
from ui.dialogs.drop_finding_dialog import DropFindingDialog
from ui.dialogs.free_finding_dialog import FreeFindingDialog
from ui.dialogs.new_store_dialog import NewStoreDialog
from ui.dialogs.paper_dialogs import GoToItemDialog
from ui.dialogs.question import Question
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.jobs import Jobs
from ui.places import Places


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()


def stops(qtbot: QtBot, first: QWidget, count: int) -> list[QWidget | None]:
    """What has the focus after each Tab, from `first` on."""
    first.setFocus()
    visited: list[QWidget | None] = [QApplication.focusWidget()]
    for _ in range(count - 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    return visited


def new_dialog(qtbot: QtBot, folder: Path, jobs: Jobs) -> NewStoreDialog:
    dialog = NewStoreDialog(jobs, Places(folder / "w.ini", folder, folder / "p"), lambda: NOW, Language.ZH)
    shown(qtbot, dialog)
    return dialog


def test_tab_reaches_every_field_and_button_of_a_new_store(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = new_dialog(qtbot, tmp_path, jobs)
    wanted = [dialog.person, dialog.office, dialog.role.inspector, dialog.passphrase, dialog.again, dialog.folder]
    wanted += [dialog.lies_in.choose, next(iter(dialog.place.stops())), dialog.make, dialog.back, dialog.person]
    assert stops(qtbot, dialog.person, len(wanted)) == wanted
    assert dialog.blocks["folder"].label.buddy() is dialog.folder
    jobs.stop()


def test_two_different_passphrases_do_not_hide_what_else_is_wrong(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = new_dialog(qtbot, tmp_path, jobs)
    qtbot.keyClicks(dialog.office, "x" * 101)
    qtbot.keyClicks(dialog.passphrase, PASSPHRASE)
    qtbot.keyClicks(dialog.again, PASSPHRASE + "x")
    dialog.folder.setText("here")
    dialog.make.click()
    said = {name: block.problem.text() for name, block in dialog.blocks.items()}
    assert "姓名" in said["person"]
    assert "过长" in said["office"]
    assert "不一样" in said["again"]
    assert "完整的文件夹位置" in said["folder"]
    assert QApplication.focusWidget() is dialog.person
    assert not jobs.busy
    jobs.stop()


def test_tab_goes_down_the_start_dialog_whoever_was_added(qtbot: QtBot) -> None:
    dialog = StartVisitDialog((Inspector("李明"),), Enterprise("e1", "顺达货运"))
    shown(qtbot, dialog)
    dialog.add.click()
    people = [line for pair in dialog.people for line in pair]
    assert len(people) == 6
    qtbot.waitUntil(people[-1].isVisible)
    wanted = [*people, dialog.add, dialog.contact, dialog.phone, dialog.start]
    assert stops(qtbot, people[0], len(wanted)) == wanted


@pytest.mark.parametrize("agreed", [True, False])
def test_esc_asks_before_a_finding_that_was_begun_is_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    asked: list[QWidget] = []

    def answer(parent: QWidget) -> bool:
        asked.append(parent)
        return agreed

    monkeypatch.setattr(DropFindingDialog, "confirm", answer)
    dialog = FreeFindingDialog(date(2026, 10, 28), None, "zh")
    shown(qtbot, dialog)
    dialog.editor.problem.setPlainText("仓库无人值守")
    qtbot.keyClick(dialog.editor.problem, Qt.Key.Key_Escape)
    assert asked == [dialog]
    assert dialog.isVisible() is not agreed
    assert dialog.editor.problem.toPlainText() == "仓库无人值守"
    dialog.editor.problem.clear()
    dialog.reject()
    assert len(asked) == 1
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_dialog_is_answered_by_keys_alone_and_leaves_nothing_under_its_page(qtbot: QtBot, key: Qt.Key) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    first: list[QWidget | None] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        first.append(dialog.focusWidget())
        if isinstance(dialog, GoToItemDialog):
            qtbot.keyClicks(dialog.code, "rn3")
        qtbot.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(0, answer)
    assert GoToItemDialog.ask(page, ["RN-03"]) == ("rn3" if key is Qt.Key.Key_Return else "")
    assert isinstance(first[0], QLineEdit), "one types at once"
    QTimer.singleShot(0, answer)
    assert not DropFindingDialog.confirm(page), "neither key drops anything"
    opened = OpenedQuestion(page)
    opened.open()
    opened.reject()
    qtbot.waitUntil(lambda: not page.findChildren(QDialog))


def test_enter_presses_the_button_that_has_the_focus_and_no_other(qtbot: QtBot) -> None:
    dialog = OpenedQuestion()
    pressed: list[str] = []
    rows = QVBoxLayout(dialog)
    for name, is_default in (("deed", False), ("back", True)):
        button = QPushButton(name, dialog)
        button.setAutoDefault(is_default)
        button.setDefault(is_default)
        button.clicked.connect(lambda _=False, name=name: pressed.append(name))
        rows.addWidget(button)
    shown(qtbot, dialog)
    deed, _ = dialog.findChildren(QPushButton)
    deed.setFocus()
    qtbot.keyClick(deed, Qt.Key.Key_Return)
    assert pressed == ["deed"]


class OpenedQuestion(Question):
    """One that is opened and not waited for."""


def test_the_question_keeps_what_was_typed_unless_told_otherwise(qtbot: QtBot) -> None:
    dialog = DropFindingDialog()
    qtbot.addWidget(dialog)
    assert dialog.defaultButton() is not dialog.drop
    assert dialog.escapeButton() is not dialog.drop
    assert "丢失" in "".join(label.text() for label in dialog.findChildren(QLabel))
