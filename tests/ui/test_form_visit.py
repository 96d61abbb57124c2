"""The visit page on a form: parts and items come and go at once, faults stand at the field, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from form_visits import started_form_visit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from visit_pages import answers, findings, press, settled, shown_page, write

from inspector_app.errors import RefusedInputError
from inspector_app.visit_forms import close_checked
from ui.dialogs.end_visit_dialog import EndChoice, EndVisitDialog, StillOpen
from ui.models.checklist_tree import TreeRole
from ui.pages.visit_page import VisitPage
from ui.widgets.inputs.choices import ButtonChoice, MatrixChoice
from ui.widgets.inputs.lines import LineInput
from ui.widgets.inputs.part_row import PartRow

# ruff: noqa: E501 - a row of a table is one line
CONDITIONS = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) | relevant | constraint | constraint_message::中文 (zh) | severity | required |
| | begin_group | S | 现场 | On site | | | | | |
| | select_one verdict | S-01 | 有没有安检机？ | Is there an X-ray machine? | | | | B | |
| | integer | S-01_count | 台数 | Machines | ${S-01} = 'pass' | . < 50 | 台数应小于 50 | | yes |
| | select_one verdict | S-02 | 安检机正常吗？ | Does it work? | ${S-01} = 'pass' | | | A | |
| | select_one verdict | S-03 | 有消防器材吗？ | Fire equipment? | | | | C | |
| | end_group | | | | | | | | |
| | begin_group | T | 停用时 | When out of use | ${S-02} = 'fail' | | | | |
| | select_one verdict | T-01 | 贴了停用标志吗？ | Is it marked? | | | | C | |
| | end_group | | | | | | | | |
| choices |
| | list_name | name | label::中文 (zh) | label::English (en) |
| | verdict | pass | 合格 | Pass |
| | verdict | fail | 不合格 | Fail |
| | verdict | na | 不适用 | Not applicable |
| settings |
| | form_title | form_id | version | default_language |
| | 条件检查表 | conditions | 1 | 中文 (zh) |
"""


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    store, visit = started_form_visit(tmp_path, CONDITIONS)
    with shown_page(qtbot, store, visit) as shown:
        yield shown


@pytest.fixture
def every(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    """With one question of each kind."""
    store, visit = started_form_visit(tmp_path)
    with shown_page(qtbot, store, visit) as shown:
        yield shown


def codes(page: VisitPage) -> list[str]:
    return [item.code for item in page.desk.shown.items]


def field(page: VisitPage, name: str) -> PartRow:
    card = page.panes.item.card
    assert card is not None
    return card.rows[name]


def line(page: VisitPage, name: str) -> LineInput:
    found = field(page, name).entry
    assert isinstance(found, LineInput)
    return found


def test_items_and_parts_come_and_go_with_the_key_before_anything_is_saved(page: VisitPage, qtbot: QtBot) -> None:
    assert codes(page) == ["S-01", "S-03"]
    assert field(page, "S-01_count").isHidden()
    press(page, Qt.Key.Key_1)
    assert codes(page) == ["S-01", "S-02", "S-03"]
    assert not field(page, "S-01_count").isHidden()
    tree = page.panes.checklist.tree
    assert tree.index_of("S-02").isValid()
    press(page, Qt.Key.Key_2)
    assert codes(page) == ["S-01", "S-03"]
    assert not tree.index_of("S-02").isValid()
    settled(qtbot, page)
    assert codes(page) == ["S-01", "S-03"]


def test_progress_counts_only_what_is_asked(page: VisitPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_2)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    assert [(area.code, area.total, area.missing) for area in page.desk.shown.progress()] == [("S", 2, 0)]


def test_a_finding_goes_with_its_item_and_comes_back_with_it(page: VisitPage, qtbot: QtBot) -> None:
    store, visit = page.desk.session.store, page.visit_id
    assert page.flow is not None
    press(page, Qt.Key.Key_1)
    page.flow.go("S-02")
    press(page, Qt.Key.Key_2)
    page.flow.go("T-01")
    press(page, Qt.Key.Key_2)
    settled(qtbot, page)
    assert {finding.item for finding in findings(store, visit)} == {"S-02", "T-01"}
    page.flow.go("S-01")
    press(page, Qt.Key.Key_2)
    settled(qtbot, page)
    assert {finding.item for finding in findings(store, visit)} == {"S-01"}
    assert answers(store, visit)["T-01"].verdict == "fail", "what was answered is kept"
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    assert {finding.item for finding in findings(store, visit)} == {"S-02", "T-01"}


def test_a_fault_is_told_in_the_authors_words_on_leaving_the_field(page: VisitPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_1)
    entry = line(page, "S-01_count")
    entry.focus()
    write(page, "99")
    problem = field(page, "S-01_count").problem
    assert not problem.isVisible(), "not while somebody types"
    press(page, Qt.Key.Key_Tab)
    assert problem.text() == "台数应小于 50"
    settled(qtbot, page)
    assert answers(page.desk.session.store, page.visit_id)["S-01"].values == {"S-01_count": 99}, "kept all the same"
    assert page.desk.shown.is_missing("S-01")
    entry.focus()
    write(page, "9")
    assert not problem.isVisible()
    press(page, Qt.Key.Key_Tab)
    settled(qtbot, page)
    assert not problem.isVisible()
    assert not page.desk.shown.is_missing("S-01")


def test_nothing_is_checked_while_an_input_method_is_composing(page: VisitPage) -> None:
    press(page, Qt.Key.Key_1)
    entry = line(page, "S-01_count")
    entry.focus()
    write(page, "99")
    QApplication.sendEvent(entry.line, QInputMethodEvent("wu", []))
    assert entry.composing
    entry.left.emit()
    assert not field(page, "S-01_count").problem.isVisible()
    committed = QInputMethodEvent()
    committed.setCommitString("")
    QApplication.sendEvent(entry.line, committed)
    entry.left.emit()
    assert field(page, "S-01_count").problem.isVisible()


def test_an_answer_that_the_checklist_forbids_stands_against_closing(
    page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[StillOpen] = []

    def look(parent: QWidget, name: str, still_open: StillOpen) -> EndChoice:
        asked.append(still_open)
        return EndChoice.SEE

    monkeypatch.setattr(EndVisitDialog, "ask", look)
    press(page, Qt.Key.Key_1)
    line(page, "S-01_count").focus()
    write(page, "99")
    press(page, Qt.Key.Key_Tab)
    settled(qtbot, page)
    qtbot.mouseClick(page.header.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0].faulty == 1
    dialog = EndVisitDialog("企业", asked[0], page)
    qtbot.addWidget(dialog)
    assert not dialog.end.isEnabled()
    assert page.tools.missing is not None
    assert page.tools.missing.isVisible()
    with pytest.raises(RefusedInputError) as refused:
        close_checked(page.desk.session.store, page.visit_id, page.desk.session.clock())
    assert refused.value.problems[0].code == "visit.answers_faulty"


def test_what_is_calculated_is_shown_at_once_and_cannot_be_typed(every: VisitPage, qtbot: QtBot) -> None:
    assert every.flow is not None
    every.flow.go("staff")
    line(every, "staff").focus()
    write(every, "21")
    every.flow.go("doubled")
    doubled = line(every, "doubled")
    assert doubled.line.text() == "42"
    assert doubled.line.isReadOnly()
    every.flow.go("told")
    card = every.panes.item.card
    assert card is not None
    assert card.question.text() == "员工加一是 22"
    settled(qtbot, every)
    assert every.panes.checklist.tree.index_of("told").data() == "员工加一是 22"


def test_a_group_that_is_asked_under_a_condition_comes_as_a_whole(every: VisitPage, qtbot: QtBot) -> None:
    assert every.flow is not None
    assert [area.code for area in every.desk.shown.areas] == ["A"]
    every.flow.go("buttons")
    entry = field(every, "buttons").entry
    assert isinstance(entry, ButtonChoice)
    qtbot.mouseClick(entry.buttons["y"], Qt.MouseButton.LeftButton)
    assert [area.code for area in every.desk.shown.areas] == ["A", "B"]
    assert "xrays" in codes(every)
    settled(qtbot, every)
    every.flow.go("xrays")
    assert "必填" in field(every, "xrays").caption.text()


def test_the_language_changes_in_the_middle_of_the_visit_and_keeps_what_was_typed(
    every: VisitPage, qtbot: QtBot
) -> None:
    assert every.flow is not None
    every.flow.go("combo")
    field(every, "combo").entry.focus()
    every.flow.go("short_text")
    line(every, "short_text").focus()
    write(every, "abc")
    every.tools.set_language("en")
    card = every.panes.item.card
    assert card is not None
    assert card.question.text() == "Short text"
    assert line(every, "short_text").line.text() == "abc"
    tree = every.panes.checklist.tree
    assert tree.index_of("staff").data() == "Staff"
    area = tree.index_of("staff").parent()
    assert area.data() == "All kinds"
    pane = every.panes.checklist
    assert pane.view.isExpanded(pane.items.mapFromSource(area)), "what was open stays open"
    every.flow.go("radios")
    radios = field(every, "radios").entry
    assert isinstance(radios, ButtonChoice | object)
    assert [button.text() for button in radios.buttons.values()][:2] == ["Alpha", "Beta"]  # type: ignore[attr-defined]
    settled(qtbot, every)


def test_a_field_that_must_be_filled_is_missing_only_while_it_is_asked(page: VisitPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    assert page.desk.shown.is_missing("S-01")
    press(page, Qt.Key.Key_2)
    settled(qtbot, page)
    assert not page.desk.shown.is_missing("S-01")


def test_the_tree_marks_an_item_with_a_fault_as_missing(page: VisitPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_1)
    line(page, "S-01_count").focus()
    write(page, "99")
    press(page, Qt.Key.Key_Tab)
    settled(qtbot, page)
    assert page.panes.checklist.tree.index_of("S-01").data(TreeRole.MISSING)


def test_a_visit_with_conditions_opens_again_as_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_form_visit(tmp_path, CONDITIONS)
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_1)
        line(page, "S-01_count").focus()
        QTest.keyClicks(QApplication.focusWidget(), "7")
        page.flush()
        settled(qtbot, page)
    with shown_page(qtbot, store, visit) as again:
        assert codes(again) == ["S-01", "S-02", "S-03"]
        assert line(again, "S-01_count").line.text() == "7"
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


TABLE_LIST = """
| survey |
| | type | name | label | appearance | default | media::image |
| | begin_group | A | 区域 | | | |
| | text | first | 第一问 | | 默认字 | sign.png |
| | select_one scale | mood | 心情 | | | |
| | begin_group | m | 满意度 | table-list | | |
| | select_one scale | m1 | 服务 | | | |
| | select_one scale | m2 | 速度 | | | |
| | end_group | | | | | |
| | end_group | | | | | |
| choices |
| | list_name | name | label | media::image |
| | scale | good | 好 | sign.png |
| | scale | bad | 差 | |
| settings |
| | form_title | form_id | version |
| | 表 | table_list | 1 |
"""


@pytest.fixture
def table_list(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "sign.png"))
    store, visit = started_form_visit(tmp_path, TABLE_LIST)
    with shown_page(qtbot, store, visit) as shown:
        yield shown


def test_a_table_list_is_answered_line_by_line(table_list: VisitPage, qtbot: QtBot) -> None:
    page = table_list
    assert page.flow is not None
    page.flow.go("m")
    for name, choice in (("m1", "good"), ("m2", "bad")):
        entry = field(page, name).entry
        assert isinstance(entry, MatrixChoice)
        qtbot.mouseClick(entry.buttons[choice], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    settled(qtbot, page)
    assert answers(page.desk.session.store, page.visit_id)["m"].values == {"m1": "good", "m2": "bad"}


def test_an_item_that_asks_one_of_a_few_is_answered_in_the_list_of_its_area(every: VisitPage, qtbot: QtBot) -> None:
    every.panes.item.whole_area.setChecked(True)
    assert every.panes.item.area.rows["district"].choice is None, "its choices hang on the city"
    every.panes.item.whole_area.setFocus()
    press(every, Qt.Key.Key_Tab)
    assert every.panes.item.area.rows["buttons"].isAncestorOf(every.focusWidget()), "lines come after their switch"
    row = every.panes.item.area.rows["buttons"]
    assert row.choice is not None
    row.choice.buttons["y"].click()
    settled(qtbot, every)
    assert answers(every.desk.session.store, every.visit_id)["buttons"].values == {"buttons": "y"}


def test_a_default_stands_in_the_field_and_counts_only_when_it_is_taken(table_list: VisitPage, qtbot: QtBot) -> None:
    page = table_list
    entry = line(page, "first")
    assert entry.line.text() == "默认字"
    press(page, Qt.Key.Key_Tab)
    page.flush()
    settled(qtbot, page)
    assert page.desk.shown.is_missing("first")
    card = page.panes.item.card
    assert card is not None
    card.note_line.setFocus()
    write(page, "ok")
    page.flush()
    settled(qtbot, page)
    assert answers(page.desk.session.store, page.visit_id)["first"].values == {"first": "默认字"}


def test_pictures_of_labels_and_choices_are_shown(table_list: VisitPage) -> None:
    page = table_list
    card = page.panes.item.card
    assert card is not None
    assert card.findChildren(QLabel, "label_picture")[0].pixmap().width() == 80
    assert page.flow is not None
    page.flow.go("mood")
    entry = field(page, "mood").entry
    assert isinstance(entry, ButtonChoice)
    assert not entry.buttons["good"].icon().isNull()
    assert entry.buttons["bad"].icon().isNull()
