import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
from offices import SHUNDA, new_store
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from said_words import Said, plain_literals, said_words
from visit_pages import started_visit
from windows import idle, shown_window, unlock

from inspector_app import assets
from inspector_app.checklists.model import Verdict
from inspector_app.messages import Language
from ui.main_window import MainWindow
from ui.pages.notice_page import NoticePage
from ui.pages.settings_page import SettingsPage
from ui.preferences import Preferences
from ui.translation import Translation

_CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_SOURCE = "国务院办公厅"
"""Begins the title of a decree that a table was read in: it is quoted as it stands."""
_NAMES = ("寄检通", "语言", "中文", "深宝福", "福永街道办事处", "宝安区人民政府")
"""Stay as they are: the program, the way back to Chinese, examples of what is printed on Chinese papers."""

_PLAIN = {
    "ui/app.py": {"寄检通"},
    "ui/places.py": {"寄检通"},
    "ui/opening/ground.py": {"寄检通"},
    # Asked for only so that the tables of sounds are loaded.
    "ui/opening/store_opening.py": {"寄"},
    "ui/pictures/manual_pictures.py": {"寄检通 Register 2026"},
    "ui/widgets/language_row.py": {"中文"},
    # Samples of data and of headings by which columns are measured.
    "ui/delegates/diary_delegate.py": {
        "欧阳建国",
        "买买提·阿不都热合曼",
        "深圳市凯宏国际货运代理",
        "深圳市丰博诚国际货运代理有限公司",
    },
    "ui/widgets/due_table.py": {"深圳市丰博诚国际货运代理有限公司　", "白石厦社区　", "9 个问题，已过 99 天"},
    "ui/widgets/rectification_table.py": {
        "深圳市某某国际货运代理",
        "深圳市某某某国际货运代理有限公司",
        "XR-01　未对寄递（承运）物品开箱验视　　",
        "级",
        "深宝福责改〔2026〕12号",
    },
    "ui/settings/law_section.py": {"（六）"},
    "ui/widgets/review_table.py": {
        "深圳市凯宏国际货运代理有限公司",
        "抽查复核 · 未结束",
        "李明、王芳　",
        "问题　",
        "未处理意见",
        "赵主任 2026年10月28日　",
    },
    "ui/pages/visits_page.py": {"问题　", "照片　", "欧阳建国、司徒丽芳　", "深圳市凯宏国际货运代理"},
    "ui/widgets/enterprise_facts.py": {"统一社会信用代码"},
    "ui/pages/papers_page.py": {"责令限期整改通知书　", "深宝福责改〔2026〕1234号　"},
    "ui/widgets/enterprise_panel.py": {"统一社会信用代码"},
    "ui/widgets/enterprise_table.py": {"白石厦社区　", "问题　　", "深圳市凯宏国际货运代理有限公司"},
    "ui/widgets/pack_history.py": {
        "李明 福永街道办事处　",
        "检查包_李明_20261028-0930.zjpack　",
        "照片核对　",
    },
    "ui/widgets/pack_preview_pane.py": {"深圳市凯宏国际货运代理", "问题　", "照片　"},
}
_MEASURES = {"字", "台"}
_READS_DATES = "ui/typed_values.py"


@dataclass(frozen=True, slots=True)
class English:
    forms: tuple[str, ...]
    """One, or for counted words that for one and that for many."""
    standing: str
    """"" when finished."""


@pytest.fixture(scope="module")
def english() -> dict[Said, English]:
    """What resources/i18n/inspector_en.ts says; `python3 dev.py translate` brings it up to date."""
    root = ET.fromstring(assets.read_text("i18n", "inspector_en.ts"))
    found = {}
    for context in root.iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            assert words is not None
            counted = message.get("numerus") == "yes"
            forms = [form.text or "" for form in words.iter("numerusform")] if counted else [words.text or ""]
            said = Said(context.findtext("name", ""), message.findtext("source", ""), counted)
            found[said] = English(tuple(forms), words.get("type", ""))
    return found


def test_everything_the_window_says_is_listed_for_translation_and_nothing_else(english: dict[Said, English]) -> None:
    said = said_words()
    assert len(said) > 700
    assert sorted(said - english.keys()) == []
    assert sorted(english.keys() - said) == []


def test_every_message_is_translated_and_finished(english: dict[Said, English]) -> None:
    assert {said for said, words in english.items() if words.standing or not all(words.forms)} == set()
    assert {said for said, words in english.items() if len(words.forms) != (2 if said.counted else 1)} == set()


def test_every_translation_keeps_the_places_to_fill_in(english: dict[Said, English]) -> None:
    wrong = [
        (said.source, form)
        for said, words in english.items()
        for form in words.forms
        if _places(form) != _places(said.source)
    ]
    assert wrong == []


def test_no_translation_has_chinese_left_but_for_names(english: dict[Said, English]) -> None:
    assert [form for words in english.values() for form in words.forms if _chinese_in(form)] == []


def test_keys_of_the_menu_stay_where_they_are(english: dict[Said, English]) -> None:
    with_key = {said.source: words.forms[0] for said, words in english.items() if re.search(r"\(&\w\)", said.source)}
    assert len(with_key) == 6
    for source, words in with_key.items():
        key = source[source.index("&") + 1]
        assert f"&{key}".lower() in words.lower()


def test_what_the_window_loads_is_what_was_translated(english: dict[Said, English]) -> None:
    data, translator = assets.read_bytes("i18n", "inspector_en.qm"), QTranslator()
    assert translator.load(data)
    for said, words in english.items():
        counts = (1, 2) if said.counted else (-1,)
        loaded = [translator.translate(said.context, said.source, None, count) for count in counts]
        assert tuple(loaded) == words.forms, said


def test_qts_own_windows_for_files_speak_chinese_whole(qapp: QApplication) -> None:
    """Qt's own translation leaves some of their words English."""
    translation = Translation(qapp)
    translation.speak(Language.ZH)
    try:
        words = [QCoreApplication.translate("QFileDialog", each) for each in ("&Look in:", "Files of &type:", "&Open")]
        words.append(QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms"))
        assert all(re.search(r"[\u4e00-\u9fff]", each) for each in words), words
    finally:
        for translator in translation._installed:
            qapp.removeTranslator(translator)


def test_no_chinese_is_shown_past_the_translator() -> None:
    han = re.compile(r"[\u4e00-\u9fff]")
    others = [
        (file, text)
        for file, text in plain_literals()
        if han.search(text) and text not in _MEASURES | _PLAIN.get(file, set()) and file != _READS_DATES
    ]
    assert others == []


def test_every_page_speaks_english_and_nothing_is_cut_off(qtbot: QtBot, tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    wrong: list[str] = []
    with english_window(qtbot, tmp_path) as window:
        wrong += _look("welcome", window)
    with english_window(qtbot, tmp_path, tmp_path / "store") as window:
        wrong += _look("unlock", window)
        unlock(qtbot, window)
        for name in _walk(qtbot, window, visit):
            wrong += _look(name, window)
        wrong += [f"menu: {text}" for text in _menu_texts(window) if _chinese_in(text)]
    assert wrong == []


def test_back_in_chinese_the_window_speaks_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    new_store(tmp_path / "store").close()
    with english_window(qtbot, tmp_path, tmp_path / "store") as window:
        unlock(qtbot, window)
        assert "Lock" in _texts(window)
        speak_chinese(qtbot, window)
        assert "锁定" in _texts(window)
        assert "Lock" not in _texts(window)


@contextmanager
def english_window(qtbot: QtBot, folder: Path, store: Path | None = None) -> Iterator[MainWindow]:
    """The window in English; the application speaks Chinese again at the end."""
    Preferences(folder / "window.ini").language = Language.EN
    with shown_window(qtbot, folder, store) as window:
        try:
            yield window
        finally:
            speak_chinese(qtbot, window)


def speak_chinese(qtbot: QtBot, window: MainWindow) -> None:
    window.set_language(Language.ZH)
    qtbot.waitUntil(lambda: window.preferences.language is Language.ZH)
    idle(qtbot, window)


def _walk(qtbot: QtBot, window: MainWindow, visit: str) -> Iterator[str]:
    """Goes from page to page and gives the name of each when it is on the screen."""
    assert window.session is not None
    assert window.frame_ is not None
    for section in ("enterprises", "visits", "packs", "diary", "settings"):
        window.go(section)
        idle(qtbot, window)
        yield section
    settings = window.frame_.stack.top
    assert isinstance(settings, SettingsPage)
    for key in settings.buttons:
        settings.show_section(key)
        yield f"settings, {key}"
    window.session.navigation.open_visit.emit(visit)
    qtbot.waitUntil(lambda: window.open_visit_page() is not None)
    page = window.open_visit_page()
    assert page is not None
    assert page.flow is not None
    yield "visit"
    page.flow.judge(Verdict.FAIL)
    qtbot.waitUntil(lambda: page.flow is not None and page.flow.finding is not None)
    yield "visit with a finding"
    window.session.navigation.open_notice.emit(visit)
    idle(qtbot, window)
    notice = window.frame_.stack.top
    assert isinstance(notice, NoticePage)
    qtbot.waitUntil(lambda: notice.view.pages > 0 and notice.view.is_drawn())
    yield "notice"


def _look(page: str, window: MainWindow) -> list[str]:
    """What is wrong with what can be seen now."""
    # Layouts that were asked for take place.
    window.grab()
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    chinese = [f"{page}: Chinese: {text}" for widget in seen for text in _words_of(widget) if _chinese_in(text)]
    return chinese + [f"{page}: cut off: {text}" for widget in seen for text in _cut_off(widget)]


def _words_of(widget: QWidget) -> list[str]:
    if isinstance(widget, QTabBar):
        return [widget.tabText(place) for place in range(widget.count())]
    texts = [widget.toolTip(), widget.accessibleName()]
    return [*texts, widget.text()] if isinstance(widget, QLabel | QAbstractButton) else texts


def _cut_off(widget: QWidget) -> list[str]:
    if isinstance(widget, QTabBar):
        return _words_of(widget) if widget.sizeHint().width() > widget.width() else []
    if not isinstance(widget, QAbstractButton) or not widget.text() or _is_picture(widget):
        return []
    needed = widget.sizeHint().width() + _bolder(widget)
    return [widget.text()] if needed > widget.width() or _beyond_its_pane(widget) else []


def _bolder(button: QAbstractButton) -> int:
    """Pixels that Qt does not count: the letters of a page that is chosen from a list are bold."""
    parent = button.parentWidget()
    if parent is None or parent.objectName() not in ("side_bar", "settings_list"):
        return 0
    font = button.font()
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(button.text()) - button.fontMetrics().horizontalAdvance(button.text())


def _is_picture(button: QAbstractButton) -> bool:
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() is only_icon and not button.icon().isNull()


def _beyond_its_pane(widget: QWidget) -> bool:
    """To the side of what a scroll area without a bar shows."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.viewport().isAncestorOf(widget):
            left = widget.mapTo(parent.viewport(), QPoint()).x()
            if left < 0 or left + widget.width() > parent.viewport().width():
                return True
        parent = parent.parentWidget()
    return False


def _menu_texts(window: MainWindow) -> list[str]:
    menus = window.menuBar().findChildren(QMenu)
    assert len(menus) >= 4
    return [action.text() for menu in menus for action in (menu.menuAction(), *menu.actions())]


def _texts(window: MainWindow) -> set[str]:
    return {text.strip() for widget in window.findChildren(QWidget) if widget.isVisible() for text in _words_of(widget)}


def _places(text: str) -> list[str]:
    named = [name or "" for _, name, _, _ in Formatter().parse(text) if name is not None]
    return sorted([*named, *re.findall(r"%n", text)])


def _chinese_in(text: str) -> bool:
    """Whether Chinese is left without names, what the store holds, laws and notice numbers."""
    if text.startswith(_SOURCE):
        return False
    kept = [*_NAMES, *(value for value in SHUNDA.values() if isinstance(value, str)), "李明", "王芳"]
    for part in sorted(kept, key=len, reverse=True):
        text = text.replace(part, "")
    text = re.sub(r"《[^》]*》\S*|\S*〔\d{4}〕\S*", "", text)
    return bool(_CHINESE.search(text))
