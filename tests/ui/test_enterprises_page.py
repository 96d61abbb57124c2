"""The page of the register: found as one types, walked by keys alone, honest when there is nothing."""

from pathlib import Path

import pytest
from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from register_pages import HENGXU, filled_store, shown_page

from db.records.register import Enterprise
from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import overview
from inspector_app.visits import VisitDraft, open_visit, unfinished_visit
from ui.dialogs.import_register_dialog import ImportRegisterDialog
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.models.enterprises_model import EnterpriseColumn, EnterprisesModel, GradeRole
from ui.pages.enterprises_page import EnterprisesPage
from ui.session import Session

PEOPLE = (Inspector("李明", "粤B0001"), Inspector("王芳", "粤B0002"))


def names(page: EnterprisesPage) -> list[str]:
    return [page.model.overview(row).enterprise.name for row in range(page.model.rowCount())]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_table_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    store = filled_store(tmp_path / "store")
    model = EnterprisesModel()
    model.show(overview(store))
    store.close()
    qtmodeltester.check(model)
    model.sort(EnterpriseColumn.GRADE)
    assert [model.index(row, 0).data(GradeRole) for row in range(3)] == [Grade.RED, Grade.YELLOW, Grade.GREEN]
    model.sort(-1)
    qtmodeltester.check(model)


@pytest.mark.parametrize("text", ["hxw", "恒旭", "hengxu", "17316248108", "永和路"])
def test_an_enterprise_is_found_by_a_few_letters_of_anything(tmp_path: Path, qtbot: QtBot, text: str) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        # A Chinese input method commits whole words; QTest has keys for ASCII alone.
        page.body.search.insert(text)
        assert names(page) == [HENGXU["name"]]


def test_colours_narrow_the_list_and_count_what_they_would_show(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        qtbot.mouseClick(page.body.filters.chips[Grade.GREEN], Qt.MouseButton.LeftButton)
        assert names(page) == [HENGXU["name"]]
        assert page.body.filters.chips[Grade.RED].text() == "红 1"
        qtbot.mouseClick(page.body.filters.chips[Grade.RED], Qt.MouseButton.LeftButton)
        assert len(names(page)) == 2
        page.body.filters.community.setCurrentText("福永社区")
        assert names(page) == [SHUNDA["name"]]
        assert page.head.tiles[None].number.text() == "3"


def test_a_search_that_finds_nothing_says_what_was_searched(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        qtbot.mouseClick(page.body.filters.chips[Grade.GREEN], Qt.MouseButton.LeftButton)
        qtbot.keyClicks(page.body.search, "wuciren")
        assert page.body.nothing.isVisible()
        assert "wuciren" in page.body.nothing.title.text()
        assert "绿" in page.body.nothing.text.text()
        qtbot.mouseClick(page.body.nothing.button, Qt.MouseButton.LeftButton)
        assert len(names(page)) == 3
        assert page.body.search.text() == ""


def test_an_empty_register_offers_the_import(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(ImportRegisterDialog, "ask", lambda parent, *_: asked.append(parent))
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        assert page.empty.isVisible()
        assert not page.body.isVisible()
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
        assert asked == [page]


def test_from_the_search_to_a_started_visit_by_keys_alone(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(parent: QWidget, session: Session, enterprise: Enterprise) -> VisitDraft:
        return VisitDraft(enterprise.id, PEOPLE)

    monkeypatch.setattr(StartVisitDialog, "ask", answer)
    store = filled_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(focused(), "sfs")
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.keyClick(focused(), Qt.Key.Key_Return)
        visit = unfinished_visit(store, "e3")
        assert visit is not None
        assert opened.args == [visit.id]
        assert visit.inspectors == PEOPLE


def test_an_open_visit_is_continued_without_asking(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    visit = open_visit(store, VisitDraft("e2", PEOPLE), shipped(), NOW)
    with shown_page(qtbot, store) as page:
        page.show_enterprise("e2")
        assert page.body.panel.start.text() == "继续检查"
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.mouseClick(page.body.panel.start, Qt.MouseButton.LeftButton)
        assert opened.args == [visit]


def test_one_that_is_asked_for_comes_in_sight_though_it_is_the_chosen_one(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save_many((f"more{each}", {"name": f"某公司{each}"}) for each in range(60))
    with shown_page(qtbot, store) as page:
        page.show_enterprise("e1")
        table, row = page.body.table, page.model.row_of("e1")
        bar = table.verticalScrollBar()
        bar.setValue(bar.maximum() if row < 30 else 0)
        assert not table.viewport().rect().intersects(table.visualRect(page.model.index(row, 0)))
        page.show_enterprise("e1")
        assert table.viewport().rect().intersects(table.visualRect(page.model.index(row, 0)))


def test_the_file_says_every_fact_and_why_the_colour(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        page.show_enterprise("e1")
        panel = page.body.panel
        said = [label.text() for label in panel.scroll_area.widget().findChildren(QLabel)]
        assert SHUNDA["credit_code"] in said
        assert SHUNDA["address"] in said
        assert "敏感货" in panel.reason.text()


def test_a_change_of_the_register_is_shown_and_found(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        with store.database.work(NOW) as work:
            work.enterprises.save("e9", {"name": "圆通速递怀德网点"})
        with qtbot.waitSignal(page.desk.indexed):
            page._session.changes.enterprises_changed.emit()
        qtbot.keyClicks(page.body.search, "ytsd")
        assert names(page) == ["圆通速递怀德网点"]


def test_up_from_the_first_row_goes_back_to_the_search(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        page.body.into_list()
        qtbot.keyClick(page.body.table, Qt.Key.Key_Up)
        assert page.body.search.hasFocus()
