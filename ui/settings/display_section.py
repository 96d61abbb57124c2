"""How the window looks and speaks on this computer."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from inspector_app.messages import Language
from ui.preferences import TABLET_MODES, TEXT_SIZES, THEMES
from ui.session import Session
from ui.settings.section import SettingsSection
from ui.translation import has_english
from ui.widgets.language_row import NAMES

T = TypeVar("T")


class DisplaySection(SettingsSection):
    theme_wanted = Signal(str)
    text_size_wanted = Signal(int)
    tablet_wanted = Signal(str)
    language_wanted = Signal(Language)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("显示"), self.tr("只影响这台电脑的窗口，立即生效。"), parent)
        kept = session.preferences
        words = {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        self.themes = self._choices(
            self.tr("颜色"), {theme: words[theme] for theme in THEMES}, kept.theme, self.theme_wanted.emit
        )
        sizes = {percent: f"{percent} %" for percent in TEXT_SIZES}
        self.sizes = self._choices(self.tr("文字大小"), sizes, kept.text_size, self.text_size_wanted.emit)
        fingers = {"auto": self.tr("自动"), "on": self.tr("开"), "off": self.tr("关")}
        self.tablet = self._choices(
            self.tr("平板模式"),
            {mode: fingers[mode] for mode in TABLET_MODES},
            kept.tablet,
            self.tablet_wanted.emit,
            self.tr("按钮和行加高，手指好点，列表可以用手指推动。自动：只有触摸屏、没有鼠标时打开。"),
        )
        self.languages = self._choices(self.tr("语言 Language"), NAMES, kept.language, self.language_wanted.emit)
        self.languages[Language.EN].setEnabled(has_english())

    def _choices(
        self, title: str, words: Mapping[T, str], chosen: T, wanted: Callable[[T], object], about: str = ""
    ) -> dict[T, QPushButton]:
        column = self.sheet()
        column.addWidget(self.heading(title))
        row, group, buttons = QHBoxLayout(), QButtonGroup(self), {}
        row.setSpacing(8)
        for value, text in words.items():
            button = self.button(text)
            button.setObjectName("choice_chip")
            button.setCheckable(True)
            button.setChecked(value == chosen)
            button.clicked.connect(lambda _=False, value=value: wanted(value))
            group.addButton(button)
            row.addWidget(button)
            buttons[value] = button
        row.addStretch(1)
        column.addLayout(row)
        if about:
            column.addWidget(self.words(about))
        return buttons
