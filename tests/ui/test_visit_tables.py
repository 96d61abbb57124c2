"""Sample tables typed with real keys: Enter goes one cell on, nothing typed is lost when the item is left."""

from pathlib import Path

from form_visits import started_form_visit
from large_forms import TABLE_FORM
from offices import NOW
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from visit_pages import answers, settled, shown_page, started_visit

from inspector_app.checklists.model import Choice, Part, PartKind
from inspector_app.visit_forms import form_of_visit
from inspector_app.visits import GivenAnswer, give_answer
from ui.pages.visit_page import VisitPage
from ui.widgets.inputs.choices import ListChoice
from ui.widgets.inputs.making import input_for
from ui.widgets.inputs.table import TableInput


def table_of(page: VisitPage, code: str) -> TableInput:
    assert page.flow is not None
    page.flow.go(code)
    card = page.panes.item.card
    assert card is not None
    table = next(each for each in card.inputs.values() if isinstance(each, TableInput))
    table.focus()
    return table


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_in(text: str) -> None:
    """Letter by letter into what has the focus: the first one opens a cell."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def rows(page: VisitPage, code: str) -> object:
    return answers(page.desk.session.store, page.visit_id)[code].values[f"{code}_rows"]


def test_enter_after_typing_goes_exactly_one_cell_on(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        table = table_of(page, "RN-06")
        for word in ("aaa", "1", "bbb"):
            type_in(word)
            if word != "1":
                QTest.keyClick(focused(), Qt.Key.Key_Return)
                qtbot.waitUntil(lambda: not table.table.view.is_editing)
        assert table.table.view.currentIndex().column() == 3
        settled(qtbot, page)
        assert rows(page, "RN-06") == [{"customer": "aaa", "agreement_valid": "yes", "credit_code": "bbb"}]


def test_what_is_typed_into_an_open_cell_is_kept_when_the_item_is_left_by_a_key(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        table = table_of(page, "RN-06")
        type_in("MIDEDIT 12")
        assert table.table.view.is_editing
        QTest.keyClick(focused(), Qt.Key.Key_PageDown)
        assert page.flow is not None
        assert page.flow.code == "RN-07"
        settled(qtbot, page)
        assert rows(page, "RN-06") == [{"customer": "MIDEDIT 12"}]


def test_typing_into_a_cell_is_not_typed_over_while_it_is_saved(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        table_of(page, "RN-06")
        type_in("a ")
        page.flush()
        settled(qtbot, page)
        type_in("b")
        page.flush()
        settled(qtbot, page)
        assert rows(page, "RN-06") == [{"customer": "a b"}]


def test_the_wheel_over_a_list_answers_nothing(qtbot: QtBot) -> None:
    part = Part(
        "kind",
        PartKind.CHOICE,
        {"zh": "种类"},
        appearance="minimal",
        choices=(Choice("a", {"zh": "甲"}), Choice("b", {"zh": "乙"})),
    )
    choice = input_for(part, "zh")
    assert isinstance(choice, ListChoice)
    qtbot.addWidget(choice)
    choice.show()
    middle = QPointF(choice.combo.rect().center())
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    notch = QWheelEvent(
        middle, choice.combo.mapToGlobal(middle), QPoint(), QPoint(0, -120), no_buttons, no_keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.assertNotEmitted(choice.chosen):
        QApplication.sendEvent(choice.combo, notch)
    assert choice.value() is None


def test_a_number_tells_the_cells_that_depend_on_it_and_no_others(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_form_visit(tmp_path, TABLE_FORM)
    rows = [{"waybill": f"SF{number}", "weight": number, "opened": "y"} for number in range(5)]
    item = form_of_visit(store, visit, NOW)[1].item("rows")
    give_answer(store, visit, item, GivenAnswer(values={"rows": rows}), NOW)
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("rows")
        card = page.panes.item.card
        assert card is not None
        entry = card.inputs["rows"]
        assert isinstance(entry, TableInput)
        model = entry.table.model
        told: set[tuple[int, int]] = set()
        model.dataChanged.connect(
            lambda first, last: told.update(
                (row, column)
                for row in range(first.row(), last.row() + 1)
                for column in range(first.column(), last.column() + 1)
            )
        )
        model.setData(model.index(2, 1), "40")
        assert told == {(2, 1), (2, 4)}
        assert model.index(2, 4).data() == "80"
        model.setData(model.index(2, 2), "n")
        assert model.flags(model.index(2, 3)) & Qt.ItemFlag.ItemIsEditable, "why is asked now"
        told.clear()
        model.remove([0])
        settled(qtbot, page)
        assert [model.index(row, 4).data() for row in range(4)] == ["2", "80", "6", "8"]
