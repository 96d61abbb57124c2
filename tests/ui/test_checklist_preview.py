"""Beside the spreadsheet: each save is read, problems lead to their cells, and the form can be tried out."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from checklist_books import AREA, END, GOOD, ITEM
from checklist_books import written as book
from form_visits import EVERY_WIDGET, RULED
from offices import NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.checklists.books import read_book
from inspector_app.law import known_ids
from inspector_app.messages import Language
from ui.checklists.checklist_preview import ChecklistPreview
from ui.dialogs.workbook_files import WorkbookFiles
from ui.jobs import Jobs
from ui.models.sheet_model import SheetModel
from ui.widgets.inputs.choices import ButtonChoice
from ui.widgets.inputs.lines import LineInput

BROKEN = EVERY_WIDGET.replace("${buttons} = 'y'", "${button} = 'y'", 1)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[ChecklistPreview]:
    jobs = Jobs()
    preview = ChecklistPreview(jobs, Language.ZH, lambda: NOW)
    qtbot.addWidget(preview)
    preview.show()
    yield preview
    preview.close()
    jobs.stop()


def shown(qtbot: QtBot, window: ChecklistPreview, path: Path) -> None:
    window.show_file(path)
    qtbot.waitUntil(lambda: window.preview is not None and window.preview.path == path)


def written(path: Path, text: str) -> Path:
    path.write_text(text.strip() + "\n", "utf-8")
    return path


def test_a_problem_leads_to_its_cell(window: ChecklistPreview, qtbot: QtBot, tmp_path: Path) -> None:
    shown(qtbot, window, written(tmp_path / "form.md", BROKEN))
    assert window.problems.topLevelItemCount() == 1
    line = window.problems.topLevelItem(0)
    assert "button" in line.text(3)
    view = window.sheets.currentWidget()
    assert isinstance(view, QTableView)
    index = view.currentIndex()
    assert str(index.row() + 1) == line.text(1)
    assert "${button}" in index.data()
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None


def test_the_offices_own_law_may_be_cited(qtbot: QtBot, tmp_path: Path) -> None:
    """Taken in while the window is open: the next reading knows it."""
    jobs, known = Jobs(), known_ids()
    own = "某市规定§第十二条"
    columns = {"| severity |": "| severity | legal_basis |", "| B | ≥30 |": f"| B | {own} | ≥30 |"}
    columns |= {"| C | 有 |": "| C | | 有 |", "| 天 |": "| | 天 |"}
    text = RULED
    for before, after in columns.items():
        text = text.replace(before, after)
    articles = [known]
    preview = ChecklistPreview(jobs, Language.ZH, lambda: NOW, articles=lambda: articles[-1])
    qtbot.addWidget(preview)
    path = written(tmp_path / "own.md", text)
    shown(qtbot, preview, path)
    assert preview.preview is not None
    assert "checklist.article_unknown" in [problem.code for problem in preview.preview.problems]
    articles.append(known | {own})
    preview.show_file(path)
    qtbot.waitUntil(lambda: preview.preview is not None and not preview.preview.problems)
    preview.close()
    jobs.stop()


def test_each_save_is_read_also_one_by_renaming(window: ChecklistPreview, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "form.md", BROKEN)
    shown(qtbot, window, path)
    written(tmp_path / "beside", EVERY_WIDGET).replace(path)
    qtbot.waitUntil(lambda: window.preview is not None and not window.preview.problems)
    assert window.form.isVisible()
    written(path, BROKEN)
    qtbot.waitUntil(lambda: window.preview is not None and bool(window.preview.problems))
    assert not window.form.isVisible()


def test_mended_while_a_later_problem_was_looked_at(window: ChecklistPreview, qtbot: QtBot, tmp_path: Path) -> None:
    path = book(tmp_path / "form.xlsx", [AREA, *({**ITEM, "legal_basis": f"无§{row}"} for row in range(9)), END])
    shown(qtbot, window, path)
    window.problems.setCurrentItem(window.problems.topLevelItem(8))
    book(path, GOOD)
    qtbot.waitUntil(lambda: window.preview is not None and not window.preview.problems)
    assert window.form.isVisible()
    assert not window.problems.told.text()


def test_the_form_is_tried_out_and_stays_where_it_was(window: ChecklistPreview, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "form.md", EVERY_WIDGET)
    shown(qtbot, window, path)
    window.form.go("buttons")
    card = window.form.item.card
    assert card is not None
    entry = card.inputs["buttons"]
    assert isinstance(entry, ButtonChoice)
    qtbot.mouseClick(entry.buttons["y"], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.form.checklist.tree.index_of("xrays").isValid()
    window.form.go("staff")
    card = window.form.item.card
    assert card is not None
    line = card.inputs["staff"]
    assert isinstance(line, LineInput)
    QTest.keyClicks(line.line, "900")
    line.left.emit()
    assert card.rows["staff"].problem.text() == "人数应小于 500"
    written(path, EVERY_WIDGET.replace("人数应小于 500", "太多了"))
    qtbot.waitUntil(lambda: window.form.item.card is not card)
    assert window.form.code == "staff"
    card = window.form.item.card
    assert card is not None
    assert card.inputs["staff"].value() == 900, "what was tried stays"


def test_a_coloured_copy_is_written(
    window: ChecklistPreview, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "coloured.xlsx"
    monkeypatch.setattr(WorkbookFiles, "ask_to_write", lambda parent, proposed: target)
    shown(qtbot, window, written(tmp_path / "form.md", BROKEN))
    qtbot.mouseClick(window.colour, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    book = openpyxl.load_workbook(target)
    comments = [cell.comment for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert len(comments) == 1


def test_a_file_that_is_no_workbook_is_told_and_nothing_breaks(
    window: ChecklistPreview, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    shown(qtbot, window, path)
    assert window.problems.topLevelItemCount() == 1
    assert "文件已损坏" in window.problems.told.text(), "the cause stands below the list"
    assert window.sheets.isHidden()
    assert not window.colour.isEnabled()
    path.unlink()
    shown(qtbot, window, written(tmp_path / "form.md", EVERY_WIDGET))
    assert window.form.isVisible()


def test_a_sheet_is_a_sound_model(qtmodeltester: ModelTester, tmp_path: Path) -> None:
    sheet = read_book(written(tmp_path / "form.md", EVERY_WIDGET))[0]
    qtmodeltester.check(SheetModel(sheet, {(1, 1): "fault"}))


def test_a_reading_is_stopped_and_the_next_save_is_read(window: ChecklistPreview, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "form.md", BROKEN)
    window.show_file(path)
    assert window.stop.isVisible()
    qtbot.mouseClick(window.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window._jobs.busy)
    assert window.preview is None
    assert not window.stop.isVisible()
    written(path, EVERY_WIDGET)
    qtbot.waitUntil(lambda: window.preview is not None)
    assert window.form.isVisible()


def test_only_the_newest_of_several_readings_is_shown(window: ChecklistPreview, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "form.md", BROKEN)
    window.show_file(path)
    other = written(tmp_path / "other.md", EVERY_WIDGET)
    window.show_file(other)
    qtbot.waitUntil(lambda: window.preview is not None)
    assert window.preview is not None
    assert window.preview.path == other
