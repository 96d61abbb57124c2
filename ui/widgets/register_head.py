"""Head of the register: what can be done with all of it, and how many enterprises have which colour."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.enterprises.grading import Grade
from ui.register.grade_looks import grade_word
from ui.widgets.grade_mark import GradeMark
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.sensitive_menu import SensitiveMenu

_SIDE_PX, _GAP_PX = 14, 10
_LINES = 2
"""Lines in which a meaning is told at most."""
_TILES = (None, Grade.RED, Grade.YELLOW, Grade.GREEN)


class CountTile(QFrame):
    """One number of the register and what it counts."""

    def __init__(self, grade: Grade | None, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count_tile")
        self.number = PlainLabel("—", self)
        self.number.setProperty("role", "number")
        self.meaning = PlainLabel(meaning, self)
        self.meaning.setProperty("role", "secondary")
        self.meaning.setWordWrap(True)
        self.meaning.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.meaning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE_PX, 8, _SIDE_PX, 8)
        row.setSpacing(_GAP_PX)
        row.addWidget(self.number)
        self._mark = GradeMark(self) if grade is not None else None
        if self._mark is not None and grade is not None:
            self._mark.show_grade(grade)
            row.addWidget(self._mark)
        row.addWidget(self.meaning, 1)
        row.addStretch()

    def show_count(self, count: int) -> None:
        self.number.setText(f"{count:,}")
        self._tell_meaning()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        """Only where there is room for all of it."""
        parts = (self.number, self._mark) if self._mark is not None else (self.number,)
        taken = sum(part.sizeHint().width() + _GAP_PX for part in parts) + 2 * _SIDE_PX
        metrics = self.meaning.fontMetrics()
        room = QRect(0, 0, max(self.width() - taken, 0), 0)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.meaning.text())
        fits = needed.width() <= room.width() and needed.height() <= _LINES * metrics.lineSpacing()
        self.meaning.setVisible(fits)
        self.setToolTip(plain_tip("" if fits else self.meaning.text()))


class RegisterHead(QWidget):
    add_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    hand_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(self.tr("企业台账"), self)
        title.setProperty("role", "title")
        self.import_button = QPushButton(self.tr("导入台账…"), self)
        self.import_button.clicked.connect(self.import_wanted)
        self.export_button = QPushButton(self.tr("导出…"), self)
        self.export_button.clicked.connect(self.export_wanted)
        self.hand_on_button = QPushButton(self.tr("交出数据…"), self)
        self.hand_on_button.setToolTip(self.tr("按现在的筛选，交出台账、检查、问题或答案，也可以是对外版本"))
        self.hand_on_button.clicked.connect(self.hand_on_wanted)
        self.sensitive = SensitiveMenu(self)
        self.add_button = QPushButton(self.tr("新增企业…"), self)
        self.add_button.setToolTip(self.tr("现场发现台账里没有的企业；先标为待核实"))
        self.add_button.clicked.connect(self.add_wanted)
        meanings = {
            None: self.tr("家企业"),
            Grade.RED: self.tr("承接敏感货"),
            Grade.YELLOW: self.tr("保障制度未达标"),
            Grade.GREEN: self.tr("保障制度达标"),
        }
        self.tiles = {grade: CountTile(grade, meanings[grade], self) for grade in _TILES}
        top = QHBoxLayout()
        top.addWidget(title, 1)
        beside = (self.sensitive, self.add_button, self.import_button, self.export_button, self.hand_on_button)
        for widget in beside:
            top.addWidget(widget)
        self.tile_row = QWidget(self)
        tiles = QHBoxLayout(self.tile_row)
        tiles.setContentsMargins(0, 0, 0, 0)
        tiles.setSpacing(12)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.tile_row)

    def show_counts(self, grades: Mapping[Grade, int]) -> None:
        total = sum(grades.values())
        for grade, tile in self.tiles.items():
            number = total if grade is None else grades.get(grade, 0)
            tile.show_count(number)
            tile.setAccessibleName(f"{grade_word(grade) if grade else ''} {number}")
        self.export_button.setEnabled(total > 0)
        self.hand_on_button.setEnabled(total > 0)
        self.sensitive.setEnabled(total > 0)

    def set_low(self, low: bool) -> None:
        """Little height: the list is worth more than the numbers."""
        self.tile_row.setVisible(not low)
