"""Every question of a checklist is answered in the window, with keys and clicks, and is in the store as meant."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from form_visits import started_form_visit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from visit_pages import answers, photos, press, settled, shown_page, write

from inspector_app.stores import Store
from ui.dialogs.choose_file_dialog import ChooseFile
from ui.dialogs.sketch_dialog import SketchDialog
from ui.pages.visit_page import VisitPage
from ui.widgets.inputs.choices import ButtonChoice, LikertChoice, ListChoice, RadioChoice, SearchChoice
from ui.widgets.inputs.files import BarcodeInput, FileInput, PictureInput
from ui.widgets.inputs.lines import LineInput, TextInput
from ui.widgets.inputs.many import ManyChoices, RankInput
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.inputs.part_row import PartRow
from ui.widgets.inputs.plain import AcknowledgeInput, Placeholder
from ui.widgets.inputs.ranges import PickedNumber, SliderInput, StarsInput
from ui.widgets.inputs.records import RecordsInput
from ui.widgets.inputs.table import TableInput
from ui.widgets.sketch_canvas import SketchCanvas


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    store, visit = started_form_visit(tmp_path)
    with shown_page(qtbot, store, visit) as shown:
        yield shown


def row(page: VisitPage, code: str, part: str = "") -> PartRow:
    """The field of an item, with that item on the screen."""
    assert page.flow is not None
    page.flow.go(code)
    card = page.panes.item.card
    assert card is not None
    return card.rows[part or code]


def entry(page: VisitPage, code: str, kind: type[Any]) -> Any:
    found = row(page, code).entry
    assert isinstance(found, kind)
    found.focus()
    return found


def kept(qtbot: QtBot, page: VisitPage, code: str) -> Any:
    page.flush()
    settled(qtbot, page)
    store: Store = page.desk.session.store
    answer = answers(store, page.visit_id).get(code)
    return None if answer is None else answer.values.get(code)


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        ("short_text", "abc", "abc"),
        ("staff", "１２", 12),
        ("rate", "98.5", 98.5),
        ("day", "2026年5月1日", "2026-05-01"),
        ("month", "2026-05", "2026-05-01"),
        ("hour", "9点30分", "09:30"),
        ("moment", "2026-05-01 14:30", "2026-05-01T14:30"),
        ("place", "22.5431, 114.0579", "22.5431 114.0579 0 0"),
    ],
)
def test_what_is_typed_into_one_line(page: VisitPage, qtbot: QtBot, code: str, typed: str, value: object) -> None:
    line = entry(page, code, LineInput)
    type_into(line.line, typed)
    assert kept(qtbot, page, code) == value


def test_text_of_several_lines_keeps_its_lines(page: VisitPage, qtbot: QtBot) -> None:
    entry(page, "long_text", TextInput)
    write(page, "one")
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(page, "two")
    assert kept(qtbot, page, "long_text") == "one\ntwo"


def test_a_slider_that_nobody_moved_is_no_answer(page: VisitPage, qtbot: QtBot) -> None:
    slider = entry(page, "score", SliderInput)
    assert kept(qtbot, page, "score") is None
    for _ in range(3):
        QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    assert kept(qtbot, page, "score") == 3
    qtbot.mouseClick(slider.clear, Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "score") is None


def test_stars_are_lit_and_put_out(page: VisitPage, qtbot: QtBot) -> None:
    stars = entry(page, "stars", StarsInput)
    qtbot.mouseClick(stars.stars[3], Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "stars") == 4
    qtbot.mouseClick(stars.stars[3], Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "stars") is None


def test_a_number_is_picked_from_the_range(page: VisitPage, qtbot: QtBot) -> None:
    picked = entry(page, "picked", PickedNumber)
    QTest.keyClick(picked.combo, Qt.Key.Key_End)
    picked.combo.activated.emit(picked.combo.currentIndex())
    assert kept(qtbot, page, "picked") == 2
    assert picked.combo.itemText(2) == "0.5"


@pytest.mark.parametrize(
    ("code", "kind"),
    [("buttons", ButtonChoice), ("radios", RadioChoice), ("scale", LikertChoice), ("columns", RadioChoice)],
)
def test_a_button_is_pressed_and_lifted(page: VisitPage, qtbot: QtBot, code: str, kind: type[PartInput]) -> None:
    choice = entry(page, code, kind)
    names = list(choice.buttons)
    qtbot.mouseClick(choice.buttons[names[1]], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert kept(qtbot, page, code) == names[1]
    qtbot.mouseClick(choice.buttons[names[1]], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert kept(qtbot, page, code) is None


def test_a_list_is_opened_by_keys(page: VisitPage, qtbot: QtBot) -> None:
    choice = entry(page, "combo", ListChoice)
    QTest.keyClick(choice.combo, Qt.Key.Key_Down)
    choice.combo.activated.emit(choice.combo.currentIndex())
    assert kept(qtbot, page, "combo") == "a"


def test_a_choice_is_found_by_letters_and_other_text_is_refused_at_the_field(page: VisitPage, qtbot: QtBot) -> None:
    choice = entry(page, "searched", SearchChoice)
    type_into(choice.line, "南山")
    assert kept(qtbot, page, "searched") == "nanshan"
    choice.line.clear()
    type_into(choice.line, "火星")
    QTest.keyClick(choice.line, Qt.Key.Key_Tab)
    assert kept(qtbot, page, "searched") == "nanshan", "what is no choice is not kept"
    assert "火星" in row(page, "searched").problem.text()


def test_choices_follow_the_answer_they_hang_on(page: VisitPage, qtbot: QtBot) -> None:
    city = entry(page, "city", ButtonChoice)
    qtbot.mouseClick(city.buttons["sz"], Qt.MouseButton.LeftButton)
    district = entry(page, "district", ListChoice)
    assert [district.combo.itemText(place) for place in range(1, district.combo.count())] == ["龙华", "南山"]
    qtbot.mouseClick(entry(page, "city", ButtonChoice).buttons["gz"], Qt.MouseButton.LeftButton)
    district = entry(page, "district", ListChoice)
    assert [district.combo.itemText(place) for place in range(1, district.combo.count())] == ["天河"]


def test_several_choices_are_ticked(page: VisitPage, qtbot: QtBot) -> None:
    many = entry(page, "many", ManyChoices)
    for name in ("a", "c"):
        qtbot.mouseClick(many.boxes[name], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert kept(qtbot, page, "many") == ["a", "c"]


def test_choices_are_put_in_order_by_keys(page: VisitPage, qtbot: QtBot) -> None:
    rank = entry(page, "order", RankInput)
    assert kept(qtbot, page, "order") is None, "the order at first is nobody's answer"
    rank.list.setCurrentRow(4)
    QTest.keyClick(rank.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kept(qtbot, page, "order") == ["a", "b", "c", "e", "d"]


def test_a_note_is_acknowledged(page: VisitPage, qtbot: QtBot) -> None:
    seen = entry(page, "seen", AcknowledgeInput)
    qtbot.mouseClick(seen.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert kept(qtbot, page, "seen") == "OK"


def test_a_scanner_types_the_code_and_its_enter_does_not_leave_the_item(page: VisitPage, qtbot: QtBot) -> None:
    code = entry(page, "code", BarcodeInput)
    QTest.keyClicks(code.line, "SF1234567890")
    QTest.keyClick(code.line, Qt.Key.Key_Return)
    assert kept(qtbot, page, "code") == "SF1234567890"
    assert page.flow is not None
    assert page.flow.code == "code"
    QTest.keyClicks(code.line, "YT1")
    assert kept(qtbot, page, "code") == "YT1", "the next scan takes the place of the last"


def test_a_code_is_read_from_a_photo(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = barcode_picture(tmp_path / "waybill.png", "JT0001112223334")
    monkeypatch.setattr(ChooseFile, "ask", lambda *_: path)
    code = entry(page, "code", BarcodeInput)
    with qtbot.waitSignal(code.chosen):
        qtbot.mouseClick(code.from_picture, Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "code") == "JT0001112223334"


def test_a_photo_without_a_code_says_so(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChooseFile, "ask", lambda *_: plain_picture(tmp_path / "wall.png"))
    code = entry(page, "code", BarcodeInput)
    qtbot.mouseClick(code.from_picture, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(code.found.isVisible)
    assert kept(qtbot, page, "code") is None


def test_a_picture_becomes_a_photo_of_the_item(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChooseFile, "ask", lambda *_: plain_picture(tmp_path / "door.png"))
    picture = entry(page, "photo", PictureInput)
    with qtbot.waitSignal(picture.chosen):
        qtbot.mouseClick(picture.choose, Qt.MouseButton.LeftButton)
    (photo,) = photos(page.desk.session.store, page.visit_id)
    assert (photo.item, photo.file_name) == ("photo", "door.png")
    assert kept(qtbot, page, "photo") == photo.id
    assert picture.name.text() == "door.png"


def test_a_signature_is_drawn_and_sealed(page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def sign(parent: object, title: str, ground: QImage | None, *, is_signature: bool) -> bytes:
        assert is_signature
        assert ground is None
        return drawn_by_mouse(qtbot)

    monkeypatch.setattr(SketchDialog, "ask", sign)
    picture = entry(page, "signed", PictureInput)
    with qtbot.waitSignal(picture.chosen):
        qtbot.mouseClick(picture.choose, Qt.MouseButton.LeftButton)
    (photo,) = photos(page.desk.session.store, page.visit_id)
    assert (photo.item, photo.media_type, photo.file_name) == ("signed", "image/png", "signed.png")


def test_marks_are_drawn_over_a_picture(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grounds: list[QImage | None] = []

    def mark(parent: object, title: str, ground: QImage | None, *, is_signature: bool) -> bytes:
        grounds.append(ground)
        return drawn_by_mouse(qtbot)

    monkeypatch.setattr(ChooseFile, "ask", lambda *_: plain_picture(tmp_path / "door.png"))
    monkeypatch.setattr(SketchDialog, "ask", mark)
    picture = entry(page, "marked", PictureInput)
    with qtbot.waitSignal(picture.chosen):
        qtbot.mouseClick(picture.choose, Qt.MouseButton.LeftButton)
    assert grounds[0] is not None
    assert grounds[0].width() == 200


def test_a_file_of_any_kind_is_kept(
    page: VisitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules.txt").write_text("rules", "utf-8")
    monkeypatch.setattr(ChooseFile, "ask", lambda *_: tmp_path / "rules.txt")
    paper = entry(page, "paper", FileInput)
    with qtbot.waitSignal(paper.chosen):
        qtbot.mouseClick(paper.choose, Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "paper") == photos(page.desk.session.store, page.visit_id)[0].id
    qtbot.mouseClick(paper.clear, Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "paper") is None


def test_what_a_laptop_cannot_take_says_so_and_is_never_missing(page: VisitPage) -> None:
    spoken = entry(page, "spoken", Placeholder)
    assert "录音" in spoken.label.text()
    assert not page.desk.shown.is_missing("spoken")


def test_a_sample_table_follows_the_conditions_of_its_cells(page: VisitPage, qtbot: QtBot) -> None:
    table = entry(page, "parcels", TableInput).table
    model = table.model
    model.setData(model.index(0, 0), "SF1")
    model.setData(model.index(0, 1), "y")
    settled(qtbot, page)
    why = model.index(0, 2)
    assert why.data() == "—"
    assert not why.flags() & Qt.ItemFlag.ItemIsEditable
    model.setData(model.index(0, 1), "n")
    settled(qtbot, page)
    assert why.flags() & Qt.ItemFlag.ItemIsEditable
    model.setData(why, "拒绝")
    assert kept(qtbot, page, "parcels") == [{"waybill": "SF1", "opened": "n", "why": "拒绝"}]


def test_a_rich_repeat_has_a_block_for_each_row_and_repeats_within(page: VisitPage, qtbot: QtBot) -> None:
    machines = entry(page, "machines", RecordsInput)
    qtbot.mouseClick(machines.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(machines.records[0].rows["model"].entry.line, "X-6550")
    faults = machines.records[0].rows["faults"].entry
    qtbot.mouseClick(faults.boxes["b"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    tests = machines.records[0].rows["tests"].entry
    tests.table.model.setData(tests.table.model.index(0, 0), "2026-01-02")
    qtbot.mouseClick(machines.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(machines.records[1].rows["model"].entry.line, "X-5030")
    value = [
        {"model": "X-6550", "faults": ["b"], "tests": [{"tested_on": "2026-01-02"}]},
        {"model": "X-5030"},
    ]
    assert kept(qtbot, page, "machines") == value
    qtbot.mouseClick(machines.records[0].remove, Qt.MouseButton.LeftButton)
    assert kept(qtbot, page, "machines") == value[1:]
    assert page.desk.form.rows(machines.part) == value[1:]


def type_into(line: QLineEdit, text: str) -> None:
    """With keys; what is on no key comes as an input method commits it."""
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        committed = QInputMethodEvent()
        committed.setCommitString(text)
        QApplication.sendEvent(line, committed)


def barcode_picture(path: Path, text: str) -> Path:
    """A picture of a Code 128 label."""
    import zxingcpp
    from PIL import Image

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    label = Image.fromarray(code.to_image(scale=3))
    sheet = Image.new("L", (label.width + 200, label.height + 200), 255)
    sheet.paste(label, (100, 100))
    sheet.save(path)
    return path


def plain_picture(path: Path) -> Path:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.cyan)
    image.save(str(path))
    return path


def drawn_by_mouse(qtbot: QtBot) -> bytes:
    """What a stroke on the sheet gives."""
    canvas = SketchCanvas(None)
    qtbot.addWidget(canvas)
    canvas.resize(400, 200)
    canvas.show()
    blank = canvas.png()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(canvas, QPoint(150, 90))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    png = canvas.png()
    assert png != blank
    canvas.undo()
    assert canvas.png() == blank
    QApplication.processEvents()
    return png
