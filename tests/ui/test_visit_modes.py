"""On site: three keys and Enter, as the last time, what is missing, reading aloud, samples, and a paper keyed in."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from visit_pages import PEOPLE, answers, press, settled, shown_page, started_visit, write

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.sampling import draw_again, drawn_of
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, item_of, open_visit
from ui.dialogs.notice_files import NoticeFiles
from ui.dialogs.paper_dialogs import GoToItemDialog, PaperDayDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.sampling_dialog import SamplingDialog
from ui.pages.visit_page import VisitPage
from ui.visit.visit_modes import Walk, code_like
from ui.widgets.inputs.table import TableInput


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as shown:
        yield shown


@pytest.fixture
def second(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    """A visit of an enterprise that was visited half a year before."""
    store, before = started_visit(tmp_path / "store")
    checklist = shipped()
    for code, given in (
        ("RN-01", GivenAnswer(Verdict.PASS, {"RN-01_count": 3})),
        ("RN-03", GivenAnswer(Verdict.NOT_APPLICABLE, reason="没有柜台")),
        ("RN-04", GivenAnswer(Verdict.FAIL)),
    ):
        give_answer(store, before, item_of(checklist, code), given, NOW)
    close_visit(store, before, NOW)
    with store.database.look() as work:
        closed = work.visits.get(before)
    assert closed is not None
    later = NOW + timedelta(days=180)
    visit = open_visit(store, VisitDraft(closed.enterprise_id, PEOPLE), checklist, later)
    with shown_page(qtbot, store, visit) as shown:
        yield shown


def kept(page: VisitPage) -> dict[str, str]:
    given = answers(page.desk.session.store, page.visit_id)
    return {code: answer.verdict for code, answer in given.items()}


def test_rapid_mode_shows_its_keys_and_goes_to_the_next_unanswered(page: VisitPage, qtbot: QtBot) -> None:
    assert page.flow is not None
    page.flow.go("RN-02")
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    page.flow.go("RN-01")
    press(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    ribbon = page.panes.ribbon
    assert ribbon.isVisible()
    told = " ".join(label.text() for label in ribbon.findChildren(QLabel))
    words = ("合格", "不合格", "不适用", "采纳建议", "清除", "同上次", "写问题", "加照片", "下一个未答项")
    assert all(word in told for word in words)
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    press(page, Qt.Key.Key_Return)
    assert page.flow.code == "RN-03", "RN-02 has its answer"
    press(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not ribbon.isVisible()
    press(page, Qt.Key.Key_Return)
    assert page.flow.code == "RN-04"


def test_f_goes_to_the_finding_and_p_asks_for_photos(
    page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(PhotoFiles, "ask_to_add", lambda parent, folder: asked.append(folder) or [])
    page.tools.toggle_rapid()
    press(page, Qt.Key.Key_2)
    settled(qtbot, page)
    press(page, Qt.Key.Key_F)
    assert page.panes.evidence.editor.isAncestorOf(QApplication.focusWidget())
    assert page.flow is not None
    page.flow.focus_verdict()
    press(page, Qt.Key.Key_P)
    assert asked == [""]


def test_letters_typed_into_a_field_stay_letters(page: VisitPage, qtbot: QtBot) -> None:
    page.tools.toggle_rapid()
    card = page.panes.item.card
    assert card is not None
    card.note_line.setFocus()
    write(page, "f p 1")
    page.flush()
    settled(qtbot, page)
    given = answers(page.desk.session.store, page.visit_id)["RN-01"]
    assert (given.note, given.verdict) == ("f p 1", "")


def test_the_last_time_is_greyed_and_never_counted(second: VisitPage) -> None:
    card = second.panes.item.card
    assert card is not None
    assert "2026年10月28日" in card.last_time.text()
    assert "合格" in card.last_time.text()
    assert "观察次数 3次" in card.last_time.text()
    assert sum(area.answered for area in second.desk.shown.progress()) == 0
    assert kept(second) == {}


def test_space_takes_over_the_verdict_of_the_last_time_and_not_what_was_counted(
    second: VisitPage, qtbot: QtBot
) -> None:
    second.tools.toggle_rapid()
    press(second, Qt.Key.Key_Space)
    settled(qtbot, second)
    press(second, Qt.Key.Key_Return)
    press(second, Qt.Key.Key_Space)
    settled(qtbot, second)
    assert second.flow is not None
    assert second.flow.code == "RN-02"
    assert "上次" in second.notice.label.text(), "there was no answer the last time"
    second.flow.go("RN-03")
    press(second, Qt.Key.Key_Space)
    settled(qtbot, second)
    given = answers(second.desk.session.store, second.visit_id)
    assert (given["RN-01"].verdict, given["RN-01"].values) == ("pass", {})
    assert (given["RN-03"].verdict, given["RN-03"].reason) == ("na", "没有柜台")
    assert "RN-02" not in given


def test_a_button_takes_the_last_time_over_without_the_rapid_mode(second: VisitPage, qtbot: QtBot) -> None:
    assert second.flow is not None
    for code, shown in (("RN-02", False), ("RN-03", True)):
        second.flow.go(code)
        card = second.panes.item.card
        assert card is not None
        assert card.last_time.same.isVisible() is shown
    qtbot.mouseClick(card.last_time.same, Qt.MouseButton.LeftButton)
    settled(qtbot, second)
    given = answers(second.desk.session.store, second.visit_id)["RN-03"]
    assert (given.verdict, given.reason) == ("na", "没有柜台")


def test_space_presses_the_button_as_ever_outside_of_rapid_mode(second: VisitPage, qtbot: QtBot) -> None:
    second.panes.bar.buttons.buttons[Verdict.FAIL].setFocus()
    press(second, Qt.Key.Key_Space)
    settled(qtbot, second)
    assert kept(second) == {"RN-01": "fail"}


def test_the_list_of_what_is_missing_follows_and_jumps(page: VisitPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    window = page.tools.missing
    assert window is not None
    assert window.isVisible()
    lines = window.list.topLevelItemCount()
    assert window.list.topLevelItem(0).text(0) == "RN-01"
    page.activateWindow()
    assert page.flow is not None
    page.flow.focus_verdict()
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    assert window.list.topLevelItemCount() == lines - 1
    window.list.itemActivated.emit(window.list.topLevelItem(4), 0)
    assert page.flow.code == window.list.topLevelItem(4).text(0)


def test_the_question_is_shown_in_large_type_and_follows(page: VisitPage, qtbot: QtBot) -> None:
    page.tools.show_read_aloud()
    window = page.tools.read_aloud
    assert window is not None
    qtbot.waitExposed(window)
    # On the only screen it would lie behind the window that fills it.
    qtbot.waitUntil(window.isActiveWindow)
    assert page.flow is not None
    assert window.question.text() == page.flow.item.label["zh"]
    assert window.question.font().pointSizeF() > 2 * window.font().pointSizeF()
    page.flow.go("RN-05")
    assert window.question.text() == page.flow.item.label["zh"]
    QTest.keyClick(window, Qt.Key.Key_1)
    settled(qtbot, page)
    assert window.answer.text() == "合格"
    window.close()


def test_a_sample_is_drawn_recorded_put_into_the_table_and_printed(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda parent, name: tmp_path / "draw.pdf")
    assert page.flow is not None
    page.flow.go("OB-03")
    page.tools.sampling.open()
    dialog = next(widget for widget in page.findChildren(SamplingDialog) if widget.isVisible())
    assert dialog.size_box.value() == 10
    dialog.population.setValue(137)
    seed = dialog.seed.text()
    qtbot.mouseClick(dialog.draw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seed in dialog.results.toPlainText())
    assert dialog.seed.text() != seed, "the next draw has a seed of its own"
    (draw,) = drawn_rows(page.desk.session.store, page.visit_id)
    assert draw.seed == seed
    assert draw_again(draw) == draw
    qtbot.mouseClick(dialog.to_table, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    rows = answers(page.desk.session.store, page.visit_id)["OB-03"].values["OB-03_rows"]
    assert [row["waybill"] for row in rows] == [f"第 {number} 件" for number in draw.results]
    with qtbot.waitSignal(page.tools.papers.written):
        qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    text = pdf_text(tmp_path / "draw.pdf")
    assert seed in text
    assert "随机抽样记录" in text
    dialog.close()


def test_a_draw_that_cannot_be_kept_is_told_in_its_own_window(page: VisitPage, qtbot: QtBot) -> None:
    page.tools.sampling.open()
    dialog = next(widget for widget in page.findChildren(SamplingDialog) if widget.isVisible())
    close_visit(page.desk.session.store, page.visit_id, NOW)
    qtbot.mouseClick(dialog.draw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "结束" in dialog.problem.text()
    assert not dialog.print.isEnabled()
    dialog.close()


def test_moments_are_drawn_where_the_item_asks_for_them(page: VisitPage, qtbot: QtBot) -> None:
    assert page.flow is not None
    page.flow.go("VC-10")
    page.tools.sampling.open()
    dialog = next(widget for widget in page.findChildren(SamplingDialog) if widget.isVisible())
    assert dialog.tabs.currentIndex() == 1
    qtbot.mouseClick(dialog.draw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.results.toPlainText()))
    qtbot.mouseClick(dialog.to_table, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    card = page.panes.item.card
    assert card is not None
    table = next(each for each in card.inputs.values() if isinstance(each, TableInput))
    days = [row["moment"][:10] for row in table.value()]
    assert days == [(NOW.date() - timedelta(days=back)).isoformat() for back in (1, 7, 30)]
    dialog.close()


def test_a_paper_is_keyed_in_with_number_keys_alone(
    page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PaperDayDialog, "ask", lambda parent, proposed, today: date(2026, 10, 26))
    page.tools.key_in_paper()
    assert page.tools.modes.walk is Walk.PAPER
    assert page.flow is not None
    press(page, Qt.Key.Key_1)
    assert page.flow.code == "RN-01", "the paper has a number here"
    write(page, "3")
    press(page, Qt.Key.Key_Return)
    assert page.flow.code == "RN-02"
    page.flow.go("RN-05")
    page.flow.focus_verdict()
    press(page, Qt.Key.Key_2)
    assert page.flow.code == "RN-06", "nothing else to fill in: the next key is for the next item"
    settled(qtbot, page)
    given = answers(page.desk.session.store, page.visit_id)
    assert (given["RN-01"].verdict, given["RN-01"].values) == ("pass", {"RN-01_count": 3})
    assert given["RN-05"].verdict == "fail"
    assert page.desk.shown.visit.paper_on == date(2026, 10, 26)
    assert "2026年10月26日" in " ".join(label.text() for label in page.header.findChildren(QLabel))


def test_a_number_in_a_field_is_the_choice_of_that_number_on_the_paper(
    page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a verdict: that would be turned round without a word."""
    monkeypatch.setattr(PaperDayDialog, "ask", lambda parent, proposed, today: NOW.date())
    page.tools.key_in_paper()
    assert page.flow is not None
    for code, keys in (("XR-01", "12"), ("AS-02", "113")):
        page.flow.go(code)
        for key in keys:
            press(page, Qt.Key(Qt.Key.Key_0.value + int(key)))
        assert (page.flow.code == code) is (code == "AS-02"), "several may be ticked: Enter goes on"
    settled(qtbot, page)
    given = answers(page.desk.session.store, page.visit_id)
    items = {item.code: item.parts[0] for item in page.desk.shown.items if item.code in given}
    modes, papers = ([choice.name for choice in items[code].choices] for code in ("XR-01", "AS-02"))
    assert (given["XR-01"].verdict, given["XR-01"].values) == ("pass", {"XR-01_mode": modes[1]})
    assert (given["AS-02"].verdict, given["AS-02"].values) == ("pass", {"AS-02_present": [papers[0], papers[2]]})


def test_g_goes_to_the_number_on_the_paper(page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["xr6", "7", "XX-1"])
    monkeypatch.setattr(GoToItemDialog, "ask", lambda parent, codes: next(typed))
    monkeypatch.setattr(PaperDayDialog, "ask", lambda parent, proposed, today: NOW.date())
    page.tools.key_in_paper()
    assert page.flow is not None
    for code in ("XR-06", "XR-07", "XR-07"):
        page.flow.focus_verdict()
        press(page, Qt.Key.Key_G)
        assert page.flow.code == code
    assert "XX-1" in page.notice.label.text()


def test_codes_are_found_as_people_type_them() -> None:
    codes = ["RN-01", "RN-10", "OB-01"]
    assert [code_like(text, codes) for text in ("rn1", "RN-10", "ob01", "1", "10", "x", "")] == [
        "RN-01", "RN-10", "OB-01", "RN-01", "RN-10", "", "",
    ]  # fmt: skip


def test_the_form_is_saved_as_pdf_empty_and_filled(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(page, Qt.Key.Key_1)
    for filled in (False, True):
        path = tmp_path / f"form-{filled}.pdf"
        monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda parent, name, path=path: path)
        with qtbot.waitSignal(page.tools.papers.written):
            page.tools.papers.save_form(filled=filled)
        text = pdf_text(path)
        assert "RN-01" in text
        assert ("√" in text) is filled


def test_a_closed_visit_offers_no_mode_that_writes(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    close_visit(store, visit, NOW)
    with shown_page(qtbot, store, visit) as page:
        menu = page.tools.menu()
        states = {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions()}
        assert not states["快速作答"]
        assert not states["随机抽样…"]
        assert states["缺什么…"]
        menu.deleteLater()


def drawn_rows(store: Store, visit: str) -> list[object]:
    with store.database.look() as work:
        return [drawn_of(draw) for draw in work.draws.of_visit(visit)]


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
