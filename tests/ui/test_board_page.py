"""看板 through the window: filter, tiles, bars, comparison, bulletin."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from board_stores import ITEM, YEAR, board_store
from docx import Document
from offices import NOW, new_store
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from rectifying import ordered_visit
from windows import idle, opened_window

from db.records.measures import Campaign
from inspector_app.messages import Language
from inspector_app.stores import Role, Store
from inspector_app.supervision.statistics import UNNAMED, By
from ui.dialogs.board_files import BoardFiles
from ui.dialogs.board_print_dialog import BoardPrintDialog
from ui.dialogs.figure_dialog import FigureDialog
from ui.jobs import Jobs
from ui.pages.board_page import BoardPage
from ui.pages.enterprise_page import EnterprisePage
from ui.papers.printing import PrinterChoice, named_printer
from ui.session import Session
from ui.widgets.chart_view import ChartView
from ui.widgets.diary_filter import DiaryFilter
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.question_fields import QuestionFields


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = board_store(tmp_path / "store")
    yield store
    store.close()


def test_tiles_of_two_lines_are_as_many_and_as_wide_in_each(qtbot: QtBot) -> None:
    board = QWidget()
    qtbot.addWidget(board)
    tiles = FlowLayout(board, gap=8, even=True)
    for _ in range(11):
        tile = QWidget()
        tile.setMinimumSize(140, 60)
        tiles.addWidget(tile)
    board.resize(1100, 400)
    with qtbot.waitExposed(board):
        board.show()
    places = [tiles.itemAt(number).geometry() for number in range(11)]  # type: ignore[union-attr]
    assert sorted(Counter(place.top() for place in places).values()) == [5, 6]
    assert {place.width() for place in places} == {(1100 - 5 * 8) // 6}


def test_choices_that_others_named_show_hidden_signs_and_mean_what_was_named(qtbot: QtBot) -> None:
    fields, diary = QuestionFields(NOW.date()), DiaryFilter(Language.ZH)
    for widget in (fields, diary):
        qtbot.addWidget(widget)
    fields.offer_campaigns([Campaign("c1", "\u202e百日攻坚", NOW.date(), NOW.date())])
    fields.offer_places(["福永\u200b社区"], [])
    diary.offer_devices([("d1", "李四\u202e")])
    for choice in (fields.campaign, fields.community, diary.device):
        choice.setCurrentIndex(1)
    seen = (fields.campaign.currentText(), fields.community.currentText(), diary.device.currentText())
    assert seen == ("\ufffd百日攻坚", "福永\ufffd社区", "李四\ufffd")
    question = fields.question()
    assert (question.campaign, question.community, diary.query().device) == ("c1", "福永\u200b社区", "d1")


@contextmanager
def shown(qtbot: QtBot, store: Store) -> Iterator[BoardPage]:
    jobs = Jobs()
    page = BoardPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 900)
    with qtbot.waitSignal(page.charted), qtbot.waitExposed(page):
        page.show()
    rest(qtbot, page)
    try:
        yield page
    finally:
        rest(qtbot, page)
        page.close()
        jobs.stop()


def rest(qtbot: QtBot, page: BoardPage) -> None:
    jobs = page._session.jobs
    qtbot.waitUntil(lambda: not jobs.busy and not page.board._pause.isActive())


def bar(view: ChartView, group: int, series: int) -> QPoint:
    """The middle of a bar on the screen."""
    assert view.drawn is not None
    (number,) = [n for n, each in enumerate(view.drawn.bars) if (each.group, each.series) == (group, series)]
    return view.box(number).center().toPoint()


def test_tiles_and_bars_open_their_lists_and_enterprises(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs: list[FigureDialog] = []
    monkeypatch.setattr(FigureDialog, "exec", lambda dialog: dialogs.append(dialog))
    with shown(qtbot, store) as page:
        tiles = page.board.tiles
        assert tiles["enterprises"].number.text() == "3 家"
        assert "66.7%" in tiles["enterprises_visited"].words.text()
        qtbot.mouseClick(tiles["findings_overdue"], Qt.MouseButton.LeftButton)
        rest(qtbot, page)
        assert dialogs[-1].table.rows.rowCount() == 2
        ages = page.board.panels["ages"].view
        qtbot.mouseClick(ages, Qt.MouseButton.LeftButton, pos=bar(ages, 0, 1))
        rest(qtbot, page)
        assert dialogs[-1].table.rows.rowCount() == 2
        with qtbot.waitSignal(page._session.navigation.open_visit):
            dialogs[-1].opener.click()
        failing = page.board.panels["items"].view
        qtbot.mouseClick(failing, Qt.MouseButton.LeftButton, pos=bar(failing, 0, 0))
        rest(qtbot, page)
        with qtbot.waitSignal(page._session.navigation.open_item) as going:
            dialogs[-1].opener.click()
        assert going.args[1] == ITEM
        again = page.board.panels["repeaters"].view
        with qtbot.waitSignal(page._session.navigation.open_file) as going:
            qtbot.mouseClick(again, Qt.MouseButton.LeftButton, pos=bar(again, 0, 0))
        assert going.args == ["e1"]
        count = len(dialogs)
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        assert len(dialogs) == count


def test_what_stands_in_a_list_adds_up_to_its_tile(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    dialogs: list[FigureDialog] = []
    monkeypatch.setattr(FigureDialog, "exec", lambda dialog: dialogs.append(dialog))
    with shown(qtbot, store) as page:
        qtbot.mouseClick(page.board.tiles["findings"], Qt.MouseButton.LeftButton)
        rest(qtbot, page)
        rows = dialogs[-1].table.rows
        amounts = [int(rows.index(row, 6).data()) for row in range(rows.rowCount())]
        assert f"{sum(amounts)} 处" == page.board.tiles["findings"].number.text()
        assert len(amounts) < sum(amounts)
        assert not dialogs[-1].table.isColumnHidden(6)
        qtbot.mouseClick(page.board.tiles["enterprises_visited"], Qt.MouseButton.LeftButton)
        rest(qtbot, page)
        assert "名单 4 行，涉及企业 2 家" in dialogs[-1].about.text()
        assert dialogs[-1].table.isColumnHidden(6)


def test_bars_are_opened_with_the_keyboard_and_say_what_they_are(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs: list[FigureDialog] = []
    monkeypatch.setattr(FigureDialog, "exec", lambda dialog: dialogs.append(dialog))
    with shown(qtbot, store) as page:
        months = page.board.panels["months"].view
        assert "2026-10 · 检查企业：2" in months.accessibleDescription()
        months.setFocus()
        qtbot.keyClick(months, Qt.Key.Key_Return)
        assert not dialogs
        qtbot.keyClick(months, Qt.Key.Key_Left)
        qtbot.keyClick(months, Qt.Key.Key_Return)
        rest(qtbot, page)
        assert dialogs[-1].table.rows.rowCount() == 2
        assert "2026年10月1日" in dialogs[-1].about.text()


def test_the_filter_narrows_everything_on_the_board(qtbot: QtBot, store: Store) -> None:
    with shown(qtbot, store) as page:
        choice = page.fields.community
        assert choice.findData("聚福社区") > 0
        with qtbot.waitSignal(page.charted):
            choice.setCurrentIndex(choice.findData("聚福社区"))
        rest(qtbot, page)
        assert page.board.tiles["enterprises"].number.text() == "1 家"
        panel = page.board.panels["repeaters"]
        assert not panel.view.isVisible()
        assert panel.nothing.isVisible()
        with qtbot.waitSignal(page.charted):
            page.fields.period.quick["last_month"].click()
        rest(qtbot, page)
        assert page.board.tiles["visits"].number.text() == "0 次"


def test_a_period_that_cannot_be_is_said_and_the_old_board_stays(qtbot: QtBot, store: Store) -> None:
    with shown(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.troubled):
            page.fields.period.last.setText("2025-01-01")
        rest(qtbot, page)
        assert page.notice.isVisible()
        assert page.board.tiles["enterprises"].number.text() == "3 家"


def test_the_comparison_leads_back_to_the_board_of_one_community(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered_visit(store, order=False, enterprise="e4", name="未登记社区的快递", community="")
    monkeypatch.setattr(BoardFiles, "ask_for_sheet", lambda *_: tmp_path / "考核.xlsx")
    with shown(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.appraised):
            page.tabs.setCurrentWidget(page.appraisal)
        table = page.appraisal.table
        assert [table.rows.data(table.rows.index(row, 0)) for row in range(3)] == [
            *("福永社区", "聚福社区", "（未登记）"),
        ]
        with qtbot.waitSignal(page.desk.appraised):
            page.appraisal.chips[By.UNIT].click()
        assert table.rows.headerData(0, Qt.Orientation.Horizontal) == "检查单位"
        assert table.rows.data(table.rows.index(0, 0)) == store.owner.office
        with qtbot.waitSignal(page.desk.appraised):
            page.appraisal.chips[By.COMMUNITY].click()
        with qtbot.waitSignal(page.written):
            page.appraisal.export.click()
        assert (tmp_path / "考核.xlsx").exists()
        with qtbot.waitSignal(page.charted):
            table.opened.emit(UNNAMED)
        rest(qtbot, page)
        assert page.fields.community.currentText() == "（未登记）"
        assert page.board.tiles["visits"].number.text() == "1 次"
        with qtbot.waitSignal(page.charted):
            table.opened.emit("聚福社区")
        rest(qtbot, page)
        assert page.tabs.currentWidget() is page.board
        assert page.board.tiles["enterprises"].number.text() == "1 家"


def test_the_bulletin_and_the_print_are_written_from_the_page(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BoardFiles, "ask_for_bulletin", lambda *_: tmp_path / "通报.docx")
    monkeypatch.setattr(BoardFiles, "ask_for_print", lambda *_: tmp_path / "看板.pdf")
    with shown(qtbot, store) as page:
        with qtbot.waitSignal(page.written):
            page.bulletin.click()
        rest(qtbot, page)
        text = "".join(each.text for each in Document(str(tmp_path / "通报.docx")).paragraphs)
        assert "共开展检查4次" in text
        assert page.bulletin.isEnabled()
        assert "通报.docx" in page.notice.label.text()
        monkeypatch.setattr(BoardPrintDialog, "exec", lambda dialog: dialog.save.click())
        with qtbot.waitSignal(page.written):
            page.print.click()
        assert (tmp_path / "看板.pdf").read_bytes().startswith(b"%PDF")
        assert "看板.pdf" in page.notice.label.text()


def test_the_board_is_looked_at_printed_and_the_log_says_so(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = named_printer("", "看板", 1)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: True)
    monkeypatch.setattr(PrinterChoice, "ask", lambda *_: printer)
    jobs = Jobs()
    dialog = BoardPrintDialog(Session(store, jobs, clock=lambda: NOW), YEAR)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.drawn), qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.view.pages == 2
    with qtbot.waitSignal(dialog.printed):
        dialog.print.click()
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000
    with store.database.look() as work:
        (said,) = work.events.shown_of_kind("handed_on").values()
    assert (said["subject"], said["format"], said["file"]) == ("board", "printer", str(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: not jobs.busy)
    dialog.close()
    jobs.stop()


def test_a_bulletin_of_nothing_is_refused_in_words(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BoardFiles, "ask_for_bulletin", lambda *_: tmp_path / "通报.docx")
    store = new_store(tmp_path / "empty", Role.SUPERVISOR)
    try:
        with shown(qtbot, store) as page:
            with qtbot.waitSignal(page.desk.troubled):
                page.bulletin.click()
            rest(qtbot, page)
            assert "台账里没有企业" in page.notice.label.text()
            assert page.bulletin.isEnabled()
            assert not (tmp_path / "通报.docx").exists()
    finally:
        store.close()


def test_the_window_has_the_board_in_its_side_bar(qtbot: QtBot, tmp_path: Path, store: Store) -> None:
    store.close()
    with opened_window(qtbot, tmp_path / "window", store.folder) as window:
        window.go("board")
        idle(qtbot, window)
        assert window.frame_ is not None
        page = window.frame_.stack.top
        assert isinstance(page, BoardPage)
        qtbot.waitUntil(lambda: page.board.panels["repeaters"].view.drawn is not None)
        page.board.panels["repeaters"].view.opened.emit(0, 0)
        idle(qtbot, window)
        assert isinstance(window.frame_.stack.top, EnterprisePage)


def test_a_chart_of_before_that_comes_late_is_not_shown_as_one_of_now(qtbot: QtBot, store: Store) -> None:
    with shown(qtbot, store) as page:
        panel = page.board.panels["ages"]
        before, drawn = panel.panel, panel.view.drawn
        assert before is not None
        assert drawn is not None
        columns = tuple(replace(each, numbers=each.numbers[-1:]) for each in before.picture.columns)
        picture = replace(before.picture, groups=before.picture.groups[-1:], columns=columns)
        panel.show_panel(replace(before, picture=picture, targets=before.targets[-1:]))
        panel.show_chart(before, drawn)
        # Until the new chart is there, a bar of the old one opens what it counted.
        with qtbot.waitSignal(page.board.target_wanted) as wanted:
            page.board.target_wanted.disconnect(page._open)
            panel.view.opened.emit(0, 1)
        assert wanted.args == [before.targets[0][1]]
