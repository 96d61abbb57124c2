"""The side bar: what store this is, its pages, and whose laptop. In a narrow window only the icons stay."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.frame.sections import Place
from ui.theme.icons import drawn, icon
from ui.theme.palette import colours_of
from ui.theme.touch import tablet_mode
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.plain_label import PlainLabel

_WIDTH_LETTERS = 14
_NARROW_PX = 60


class SideBar(QFrame):
    wanted = Signal(str)
    """Key of a page."""
    lock_wanted = Signal()

    def __init__(self, places: Mapping[str, Place], person: str, office: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_bar")
        self._places = places
        self._collapsed = False
        self._mark, self.name = PlainLabel(self), PlainLabel(self)
        # A long name is cut, the bar keeps its width; what an office is called by stands at both ends.
        self.person, self.office = ElidedLabel(self), ElidedLabel(self, Qt.TextElideMode.ElideMiddle)
        self.name.setText(self.tr("寄检通"))
        self.name.setProperty("role", "heading")
        self.person.setText(person)
        self.person.setObjectName("person_name")
        self.office.setText(office)
        self.office.setProperty("role", "small")
        self._group = QButtonGroup(self)
        self.buttons = {key: self._page_button(key, place) for key, place in places.items()}
        self.lock = self._button(self.tr("锁定"), self.tr("锁定工作库（{key}）").format(key="Ctrl+Shift+L"))
        self.lock.clicked.connect(self.lock_wanted)
        self._lay_out()
        self._draw()
        self.collapse(False)

    def show_current(self, key: str) -> None:
        if key in self.buttons:
            self.buttons[key].setChecked(True)
            self._scroll.ensureWidgetVisible(self.buttons[key], 0, 0)

    @property
    def collapsed(self) -> bool:
        return self._collapsed

    def collapse(self, on: bool) -> None:
        self._collapsed = on
        for label in (self.name, self.person, self.office):
            label.setVisible(not on)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if on else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (*self.buttons.values(), self.lock):
            button.setToolButtonStyle(style)
        self.setFixedWidth(_NARROW_PX if on else _WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def _page_button(self, key: str, place: Place) -> QToolButton:
        button = self._button(place.words, self.tr("{page}（{key}）").format(page=place.words, key=place.key))
        button.setCheckable(True)
        self._group.addButton(button)
        button.clicked.connect(lambda: self.wanted.emit(key))
        return button

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(f"  {words}")
        button.setToolTip(tip)
        button.setAccessibleName(words)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 6, 6)
        head.setSpacing(10)
        head.addWidget(self._mark)
        head.addWidget(self.name, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 8, 6, 6)
        foot.setSpacing(0)
        foot.addWidget(self.person)
        foot.addWidget(self.office)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 6)
        column.setSpacing(3)
        column.addLayout(head)
        self._scroll = self._pages()
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        column.addWidget(self.lock)

    def _pages(self) -> QScrollArea:
        """Large letters in a low window: the pages are scrolled, and the window is not made higher."""
        pages = QWidget(self)
        pages.setObjectName("side_pages")
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setStyleSheet("QScrollArea, #side_pages { background: transparent; border: none; }")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if tablet_mode():
            # Pushed by the finger; a bar would lie over half of an icon.
            scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(pages)
        return scroll

    def _draw(self) -> None:
        colours, scale = colours_of(self.palette()), self.devicePixelRatioF()
        self._mark.setPixmap(drawn("mark", colours.accent, 30, scale))
        for key, place in self._places.items():
            self.buttons[key].setIcon(icon(place.icon, colours.quiet, colours.accent))
        self.lock.setIcon(icon("lock", colours.quiet))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "lock"):
            self._draw()
