"""What an office says for its papers, through the window: partner bodies, drawn characters, words of papers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from notice_samples import paper_text
from notice_visits import NOW, office_ready, visited
from offices import new_store
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records.office import OfficeBody
from inspector_app.office import office_papers, own_papers
from inspector_app.partners import save_partner
from inspector_app.stores import Store
from ui.dialogs.glyph_files import GlyphFiles
from ui.dialogs.partner_dialog import PartnerDialog
from ui.dialogs.take_words_dialog import TakeWordsDialog
from ui.dialogs.words_files import WordsFiles
from ui.jobs import Jobs
from ui.pages.settings_page import SettingsPage
from ui.session import Session
from ui.settings.words_section import WordsSection

Shown = TypeVar("Shown", bound=QWidget)
RARE = "\U00032000"


@contextmanager
def shown(qtbot: QtBot, store: Store, page: Callable[[Session], Shown]) -> Iterator[Shown]:
    jobs = Jobs()
    widget = page(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(widget)
    widget.resize(1186, 708)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: not jobs.busy)
    try:
        yield widget
    finally:
        widget.hide()
        jobs.stop()
        store.close()


def idle(qtbot: QtBot, section: WordsSection) -> None:
    qtbot.waitUntil(lambda: section.desk.settled and not section.session.jobs.busy and section.page.is_drawn())


def choose(qtbot: QtBot, section: WordsSection, kind: str) -> None:
    section.kind.setCurrentIndex(section.kind.findData(kind))
    idle(qtbot, section)


def change(section: WordsSection, before: str, after: str) -> None:
    """As a person types it: found, selected, typed over."""
    editor = section.editor.text
    found = editor.document().find(before)
    assert not found.isNull()
    editor.setTextCursor(found)
    editor.insertPlainText(after)


def test_a_partner_is_added_changed_removed_and_put_back(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: PartnerDialog) -> int:
        dialog.deed.click()
        assert "请填写" in dialog.blocks["name"].problem.text()
        dialog.lines["name"].setText("福永派出所")
        dialog.lines["phone"].setText("1" * 101)
        with qtbot.waitSignal(dialog._jobs.busy_changed, check_params_cb=lambda busy: not busy):
            dialog.deed.click()
        qtbot.waitUntil(lambda: dialog.deed.isEnabled())
        assert dialog.blocks["phone"].problem.text()
        dialog.lines["phone"].setText("110")
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()
        return dialog.result()

    monkeypatch.setattr(PartnerDialog, "exec", fill)
    store = new_store(tmp_path / "s")
    with shown(qtbot, store, SettingsPage) as page:
        sheet = page.office.partners
        assert sheet.nothing.isVisible()
        with qtbot.waitSignal(sheet.done):
            sheet.add.click()
        qtbot.waitUntil(lambda: list(sheet.removers) == ["福永派出所"])
        with qtbot.waitSignal(sheet.done):
            sheet.removers["福永派出所"].click()
        qtbot.waitUntil(lambda: not sheet.removers)
        assert own_papers(store).bodies == ()
        sheet.notice.action.click()
        qtbot.waitUntil(lambda: list(sheet.removers) == ["福永派出所"])
        assert own_papers(store).bodies == (OfficeBody("福永派出所", phone="110"),)


def test_a_name_that_is_there_is_refused_beside_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    save_partner(store, "", OfficeBody("派出所"), NOW)
    with shown(qtbot, store, SettingsPage) as page:
        dialog = PartnerDialog(page.office.session, None)
        qtbot.addWidget(dialog)
        dialog.lines["name"].setText("派出所")
        dialog.deed.click()
        qtbot.waitUntil(lambda: bool(dialog.blocks["name"].problem.text()))
        assert "两次" in dialog.blocks["name"].problem.text()


def test_a_character_without_a_font_is_drawn_from_a_picture(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "s")
    visited(store, fields={"legal_person": f"陶{RARE}"})
    sheet_of_paper = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(sheet_of_paper).rectangle((60, 140, 240, 160), fill=0)
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    sheet_of_paper.save(good)
    bad.write_bytes(b"nothing")
    with shown(qtbot, store, SettingsPage) as page:
        sheet = page.office.glyphs
        qtbot.waitUntil(lambda: list(sheet.choosers) == [RARE])
        monkeypatch.setattr(GlyphFiles, "ask_picture", lambda *_: bad)
        with qtbot.waitSignal(sheet.told):
            sheet.choosers[RARE].click()
        assert "不是图片" in sheet.notice.label.text()
        monkeypatch.setattr(GlyphFiles, "ask_picture", lambda *_: good)
        with qtbot.waitSignal(sheet.done):
            sheet.choosers[RARE].click()
        qtbot.waitUntil(lambda: RARE in sheet.removers)
        assert not sheet.pictures[RARE].pixmap().isNull()
        with qtbot.waitSignal(sheet.done):
            sheet.removers[RARE].click()
        qtbot.waitUntil(lambda: RARE not in sheet.removers)
        sheet.notice.action.click()
        qtbot.waitUntil(lambda: RARE in sheet.removers)
        assert RARE in office_papers(store).glyphs
        sheet.other.setText("甲乙")
        with qtbot.waitSignal(sheet.told):
            sheet.choose_other.click()
        sheet.other.setText("U+31350")
        with qtbot.waitSignal(sheet.done):
            sheet.choose_other.click()
        qtbot.waitUntil(lambda: "\U00031350" in sheet.removers)


def test_the_page_follows_the_words_and_the_office_keeps_them(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    office_ready(store)
    with shown(qtbot, store, WordsSection) as section:
        idle(qtbot, section)
        assert "福永街道办事处" in paper_text(section.page.pdf)
        assert not section.save.isEnabled()
        assert not section.holds_unsaved
        change(section, "现提醒你单位", "请你单位注意")
        idle(qtbot, section)
        assert "请你单位注意：" in paper_text(section.page.pdf)
        assert section.holds_unsaved
        with qtbot.waitSignal(section.done):
            section.save.click()
        idle(qtbot, section)
        assert own_papers(store).words == {"reminder": {"advise": "请你单位注意："}}
        assert not section.holds_unsaved
        section.notice.action.click()
        qtbot.waitUntil(lambda: "放回去" in section.notice.label.text() and not section.session.jobs.busy)
        assert own_papers(store).words == {}


def test_problems_are_told_at_their_line_while_typing(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    with shown(qtbot, store, WordsSection) as section:
        idle(qtbot, section)
        shown_before = section.page.pdf
        change(section, "现提醒你单位", "逾期罚款{oracle}")
        problems = section.editor.problems
        assert problems.isVisible()
        said = [problems.item(row).text() for row in range(problems.count())]
        line = section.editor.typed.split("\n").index("逾期罚款{oracle}：") + 1
        assert len(said) == 2
        assert all(text.startswith(f"第 {line} 行：") for text in said)
        assert "禁毒安全提醒函" in said[0]
        assert not section.save.isEnabled()
        idle(qtbot, section)
        assert section.page.pdf == shown_before, "what cannot be printed is not drawn"
        section.editor.text.moveCursor(QTextCursor.MoveOperation.Start)
        problems.itemActivated.emit(problems.item(0))
        assert section.editor.text.textCursor().blockNumber() == line - 1
        section.reset.click()
        assert not problems.isVisible()
        assert not section.holds_unsaved


def test_fields_of_the_text_at_the_cursor_are_put_in(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    with shown(qtbot, store, WordsSection) as section:
        idle(qtbot, section)
        fields = section.editor.fields
        assert not fields.isEnabled(), "a title stands as it is"
        editor = section.editor.text
        editor.setTextCursor(editor.document().find("现提醒你单位："))
        editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        place = fields.findData("enterprise")
        assert "某某快递有限公司" in fields.itemText(place)
        fields.setCurrentIndex(place)
        fields.activated.emit(place)
        assert "现提醒你单位：{enterprise}" in section.editor.typed


def test_what_was_typed_for_one_paper_waits_while_another_is_looked_at(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    with shown(qtbot, store, WordsSection) as section:
        idle(qtbot, section)
        change(section, "现提醒你单位", "请注意")
        choose(qtbot, section, "rectification")
        assert "责令限期整改通知书" in paper_text(section.page.pdf)
        assert section.holds_unsaved
        choose(qtbot, section, "reminder")
        assert "请注意：" in section.editor.typed
        assert section.save.isEnabled()


def _take_the_reminder(dialog: TakeWordsDialog) -> int:
    """Unticks all papers but the reminder, and looks at the change of that."""
    rows = [dialog.list.topLevelItem(place) for place in range(dialog.list.topLevelItemCount())]
    for row in rows:
        assert row is not None
        row.setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled(), "nothing is ticked"
    wanted = next(row for row in rows if row is not None and row.data(0, Qt.ItemDataRole.UserRole) == "reminder")
    wanted.setCheckState(0, Qt.CheckState.Checked)
    dialog.list.setCurrentItem(wanted.child(0))
    assert "文件里：请注意：" in dialog.told.text()
    return int(dialog.DialogCode.Accepted)


def test_words_go_to_a_file_and_come_from_one(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path / "s")
    path = tmp_path / "words.json"
    monkeypatch.setattr(WordsFiles, "ask_to_write", lambda _: path)
    monkeypatch.setattr(WordsFiles, "ask_to_read", lambda _: path)
    with shown(qtbot, store, WordsSection) as section:
        idle(qtbot, section)
        with qtbot.waitSignal(section.done):
            section.export.click()
        with qtbot.waitSignal(section.told):
            section.take.click()
        assert "没有要改的" in section.notice.label.text()
        texts = (
            path.read_text("utf-8").replace("现提醒你单位：", "请注意：").replace("本文书一式两份", "本文书一式三份")
        )
        path.write_text(texts, "utf-8")
        monkeypatch.setattr(TakeWordsDialog, "exec", _take_the_reminder)
        with qtbot.waitSignal(section.done):
            section.take.click()
        idle(qtbot, section)
        assert "请注意：" in section.editor.typed
        assert own_papers(store).words == {"reminder": {"advise": "请注意："}}
        path.write_text("{", "utf-8")
        with qtbot.waitSignal(section.told):
            section.take.click()
        assert "不能读取" in section.notice.label.text()
