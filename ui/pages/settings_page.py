"""The settings: a list of sections to the left, the chosen one to the right."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.messages import Language
from ui.session import Session
from ui.settings.backup_section import BackupSection
from ui.settings.cards_section import CardsSection
from ui.settings.checklists_section import ChecklistsSection
from ui.settings.deadlines_section import DeadlinesSection
from ui.settings.display_section import DisplaySection
from ui.settings.law_section import LawSection
from ui.settings.numbers_section import NumbersSection
from ui.settings.office_section import OfficeSection
from ui.settings.people_section import PeopleSection
from ui.settings.section import SettingsSection
from ui.settings.store_section import StoreSection
from ui.settings.update_section import UpdateSection
from ui.settings.words_section import WordsSection
from ui.theme.icons import icon
from ui.theme.palette import colours_of
from ui.theme.touch import scroll_bar_width
from ui.watches.key_watch import KeyWatch

_LIST_LETTERS = 13
_RING = 2
"""Pixels of the focus ring left and right of a scroll area."""


class SettingsPage(QWidget):
    theme_wanted = Signal(str)
    text_size_wanted = Signal(int)
    tablet_wanted = Signal(str)
    language_wanted = Signal(Language)
    lock_wanted = Signal()
    restore_wanted = Signal(str)
    move_wanted = Signal(object)
    """MoveWish."""
    idle_minutes_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None, key_watch: KeyWatch | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.office, self.people = OfficeSection(session, self), PeopleSection(session, self, key_watch)
        self.passphrase = self.people.passphrase
        self.words = WordsSection(session, self)
        self.checklists = ChecklistsSection(session, self)
        self.law, self.numbers = LawSection(session, self), NumbersSection(session, self)
        self.deadlines = DeadlinesSection(session, self)
        self.cards, self.display = CardsSection(session, self), DisplaySection(session, self)
        self.store, self.backup = StoreSection(session, self), BackupSection(session, self)
        self.updates = UpdateSection(session, self)
        self.stack = QStackedWidget(self)
        self._list = QFrame(self)
        self._list.setObjectName("settings_list")
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.display.theme_wanted.connect(self.theme_wanted)
        self.display.text_size_wanted.connect(self.text_size_wanted)
        self.display.tablet_wanted.connect(self.tablet_wanted)
        self.display.language_wanted.connect(self.language_wanted)
        self.store.lock_wanted.connect(self.lock_wanted)
        self.store.move_wanted.connect(self.move_wanted)
        self.backup.restore_wanted.connect(self.restore_wanted)
        self.people.idle_minutes_wanted.connect(self.idle_minutes_wanted)
        self.buttons["office"].setChecked(True)
        self._draw()

    def show_section(self, key: str) -> None:
        """office, words, law, deadlines, numbers, cards, passphrase, display, store, backup or updates."""
        self.buttons[key].setChecked(True)
        self.stack.setCurrentIndex(list(self.buttons).index(key))

    def go_to_field(self, name: str) -> None:
        """Of the office's facts, such as `code`: its section is shown, and what is typed goes there."""
        self.show_section("office")
        line = self.office.line_for(name)
        area = self.stack.currentWidget()
        assert isinstance(area, QScrollArea)
        line.setFocus()
        line.selectAll()
        area.ensureWidgetVisible(line)

    @property
    def section_key(self) -> str:
        """Of the section that is shown, as `show_section` knows it."""
        return list(self.buttons)[self.stack.currentIndex()]

    @property
    def holds_unsaved(self) -> bool:
        """Whether something typed in a section would be lost with the page."""
        return any(section.holds_unsaved for section in self.findChildren(SettingsSection))

    def _lay_out(self) -> None:
        sections = (
            ("office", self.tr("单位与文书"), self.office),
            ("words", self.tr("文书用语"), self.words),
            ("checklists", self.tr("检查表"), self.checklists),
            ("law", self.tr("法律依据"), self.law),
            ("deadlines", self.tr("期限与节假日"), self.deadlines),
            ("numbers", self.tr("文号台账"), self.numbers),
            ("cards", self.tr("名片"), self.cards),
            ("passphrase", self.tr("人员与密码"), self.people),
            ("display", self.tr("显示"), self.display),
            ("store", self.tr("工作库"), self.store),
            ("backup", self.tr("备份"), self.backup),
            ("updates", self.tr("更新"), self.updates),
        )
        column, group = QVBoxLayout(self._list), QButtonGroup(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, words, section in sections:
            button = QPushButton(words, self._list)
            button.setCheckable(True)
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(lambda _=False, key=key: self.show_section(key))
            group.addButton(button)
            column.addWidget(button)
            self.buttons[key] = button
            self.stack.addWidget(_scrolled(section))
        column.addStretch(1)
        self._list.setFixedWidth(_LIST_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 8, 0)
        row.setSpacing(28)
        row.addWidget(self._scrolled_list())
        row.addWidget(self.stack, 1)

    def _scrolled_list(self) -> QScrollArea:
        """With large letters in a low window it is longer than the window, and must not make that higher."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._list)
        area.setFixedWidth(self._list.width() + scroll_bar_width(area) + _RING)
        for button in self.buttons.values():
            button.toggled.connect(lambda on, button=button: area.ensureWidgetVisible(button) if on else None)
        return area

    def _draw(self) -> None:
        colours = colours_of(self.palette())
        names = {
            "checklists": "visits",
            "law": "shield",
            "deadlines": "calendar",
            "numbers": "paper",
            "cards": "card",
            "passphrase": "key",
            "backup": "saved",
        }
        names |= {"words": "diary", "updates": "saved"}
        for key, button in self.buttons.items():
            button.setIcon(icon(names.get(key, key), colours.quiet, colours.accent, 18))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "buttons"):
            self._draw()


def _scrolled(section: SettingsSection) -> QScrollArea:
    """The section at the left, and room to scroll when the window is low."""
    body = QWidget()
    body.setObjectName("settings_body")
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 12, 16)
    row.addWidget(section, 10, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(body)
    return scroll
