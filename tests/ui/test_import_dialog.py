"""The import of a register through its dialog: seen before it is done, corrected, applied whole or not at all."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from offices import NOW, new_store
from patience import PATIENCE_S
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records.register import Enterprise
from inspector_app.enterprises.counts import counts
from inspector_app.enterprises.importing import apply_import
from inspector_app.stores import Store
from ui.dialogs.import_register_dialog import ImportRegisterDialog
from ui.dialogs.register_files import RegisterFiles
from ui.jobs import Jobs
from ui.models.import_model import TextRows
from ui.register import register_import
from ui.session import Session
from ui.widgets.mapping_table import column_letters

SMALL = "\n".join(
    (
        "企业台账,,,",
        "企业名称,统一社会信用代码,电话,所属社区",
        "深圳市凯宏国际货运代理有限公司,91440307MAETETXKXT,13290713029,福永社区",
        "深圳市恒旭物流有限公司,91440307MALPQW0L43,17316248108,聚福社区",
        "",
    )
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "台账.csv"
    path.write_text(SMALL, "utf-8")
    return path


@contextmanager
def shown_dialog(qtbot: QtBot, store: Store) -> Iterator[ImportRegisterDialog]:
    jobs = Jobs()
    dialog = ImportRegisterDialog(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    try:
        yield dialog
    finally:
        dialog.close()
        jobs.stop()


def read(qtbot: QtBot, dialog: ImportRegisterDialog, path: Path) -> None:
    with qtbot.waitSignal(dialog.process.planned):
        dialog.process.read(path)


def press_import(qtbot: QtBot, dialog: ImportRegisterDialog) -> None:
    with qtbot.waitSignal(dialog.process.applied):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)


def enterprises(store: Store) -> list[Enterprise]:
    with store.database.look() as work:
        return work.enterprises.all()


def test_tables_of_the_preview_are_sound_models(qtmodeltester: ModelTester) -> None:
    rows = TextRows(("企业", "字段"))
    rows.show([("顺达", "电话"), ("恒旭", "社区")])
    qtmodeltester.check(rows)
    assert rows.as_text() == "企业\t字段\n顺达\t电话\n恒旭\t社区\n"


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [column_letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_dropped_file_is_read_and_imported(tmp_path: Path, qtbot: QtBot, small: Path) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        assert not dialog.apply.isEnabled()
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(small))])
        keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, dragged, buttons, keys)
        with qtbot.waitSignal(dialog.process.planned):
            dialog.drop.dropEvent(event)
        assert "新增 2 家" in dialog.preview.summary.text()
        assert "第 2 行" in dialog.preview.where.text()
        press_import(qtbot, dialog)
        assert "新增 2 家" in dialog.outcome.text.text()
    assert [each.phone for each in enterprises(store)] == ["13290713029", "17316248108"]
    store.close()


def test_the_real_register_gives_the_counts_of_the_office(tmp_path: Path, qtbot: QtBot, shared_data: Path) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, shared_data / "register_1451_messy.xlsx")
        press_import(qtbot, dialog)
    truth = json.loads((shared_data / "register_1451.truth.json").read_text("utf-8"))
    assert counts(enterprises(store)) == truth
    store.close()


def test_a_second_import_says_that_nothing_will_change(tmp_path: Path, qtbot: QtBot, small: Path) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        press_import(qtbot, dialog)
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        assert "不变 2 家" in dialog.preview.summary.text()
        assert not dialog.apply.isEnabled()
        assert "一致" in dialog.reason.text()
        assert dialog.reason.isVisible()
    store.close()


def test_a_changed_file_shows_old_and_new_before_it_is_imported(tmp_path: Path, qtbot: QtBot, small: Path) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        press_import(qtbot, dialog)
    small.write_text(SMALL.replace("17316248108", "17316248109"), "utf-8")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        assert dialog.preview.changes.as_text().splitlines()[1:] == [
            "深圳市恒旭物流有限公司\t联系电话\t17316248108\t17316248109"
        ]
        assert sorted(each.phone for each in enterprises(store)) == ["13290713029", "17316248108"]
        press_import(qtbot, dialog)
    assert sorted(each.phone for each in enterprises(store)) == ["13290713029", "17316248109"]
    store.close()


def test_a_column_is_corrected_and_planned_anew(tmp_path: Path, qtbot: QtBot, small: Path) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        choice = dialog.preview.mapping.choices[3]
        assert choice.currentData() == "community"
        choice.setFocus()
        choice.setCurrentIndex(choice.findData("note"))
        with qtbot.waitSignal(dialog.process.planned):
            choice.activated.emit(choice.currentIndex())
        assert dialog.preview.mapping.choices[3].currentData() == "note"
        press_import(qtbot, dialog)
    assert [(each.community, each.note) for each in enterprises(store)] == [("", "福永社区"), ("", "聚福社区")]
    store.close()


def test_every_planted_fault_is_listed_and_can_be_copied(
    tmp_path: Path, qtbot: QtBot, shared_data: Path, small: Path
) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        assert dialog.preview.tabs.currentIndex() == 0, "nothing is wrong with it"
        read(qtbot, dialog, shared_data / "register_bad_rows.xlsx")
        assert dialog.preview.tabs.currentIndex() == 1
        listed = dialog.preview.problems.as_text().splitlines()[1:]
        assert dialog.process.shown is not None
        assert len(listed) == len(dialog.process.shown.plan.problems) > 5
        qtbot.mouseClick(dialog.preview.copy, Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == dialog.preview.problems.as_text()
        rows = Counter(line.split("\t")[0] for line in listed)
        assert all(row.isdigit() for row in rows)
    store.close()


def test_problems_are_saved_as_text(
    tmp_path: Path, qtbot: QtBot, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "问题.txt"
    monkeypatch.setattr(RegisterFiles, "ask_to_write_text", lambda parent, proposed: target)
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, shared_data / "register_bad_rows.xlsx")
        qtbot.mouseClick(dialog.preview.save, Qt.MouseButton.LeftButton)
        assert target.read_text("utf-8-sig") == dialog.preview.problems.as_text()
    store.close()


def test_a_stopped_import_leaves_the_register_as_it_was(
    tmp_path: Path, qtbot: QtBot, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed = Event()

    def held(*asked: Any) -> None:
        """Two rows are in before anybody can press 停止."""
        pressed.wait(PATIENCE_S)
        apply_import(*asked)

    monkeypatch.setattr(register_import, "apply_import", held)
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, small)
        with qtbot.waitSignal(dialog.process.cancelled):
            qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
            qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
            pressed.set()
        assert "没有任何改动" in dialog.notice.label.text()
        assert enterprises(store) == []
        press_import(qtbot, dialog)
    assert len(enterprises(store)) == 2
    store.close()


def test_a_file_that_is_no_spreadsheet_is_explained(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"not a workbook")
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        with qtbot.waitSignal(dialog.process.troubled):
            dialog.process.read(path)
        assert dialog.notice.isVisible()
        assert not dialog.apply.isEnabled()
        assert dialog.drop.isEnabled()
    store.close()


def test_a_file_whose_headers_nobody_knows_is_mapped_by_hand(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "招牌.csv"
    path.write_text("招牌,位置,天气\n深圳市恒旭物流有限公司,聚福社区,晴\n", "utf-8")
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, path)
        assert "不认识" in dialog.notice.label.text()
        assert not dialog.apply.isEnabled()
        choice = dialog.preview.mapping.choices[0]
        choice.setCurrentIndex(choice.findData("name"))
        with qtbot.waitSignal(dialog.process.planned):
            choice.activated.emit(choice.currentIndex())
        assert not dialog.notice.isVisible()
        press_import(qtbot, dialog)
    assert [each.name for each in enterprises(store)] == ["深圳市恒旭物流有限公司"]
    store.close()


def test_after_an_import_the_problems_can_still_be_read(tmp_path: Path, qtbot: QtBot, shared_data: Path) -> None:
    store = new_store(tmp_path / "store")
    with shown_dialog(qtbot, store) as dialog:
        read(qtbot, dialog, shared_data / "register_bad_rows.xlsx")
        press_import(qtbot, dialog)
        assert dialog.outcome.button.isVisible()
        qtbot.mouseClick(dialog.outcome.button, Qt.MouseButton.LeftButton)
        assert dialog.preview.problems.rowCount() == 11
        assert dialog.preview.isVisible()
        assert not dialog.apply.isVisible()
        qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
        assert dialog.result() == ImportRegisterDialog.DialogCode.Accepted
    store.close()
