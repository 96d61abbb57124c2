"""Head of the register: what can be done with all of it, and how many enterprises have which colour."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.enterprises.grading import Grade
from ui.grade_looks import grade_word
from ui.widgets.grade_mark import GradeMark

_ROOMY_LETTERS = 62
"""From this width on, in Chinese letters, a tile says what its colour means."""
_TILES = (None, Grade.RED, Grade.YELLOW, Grade.GREEN)


class CountTile(QFrame):
    """One number of the register and what it counts."""

    def __init__(self, grade: Grade | None, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count_tile")
        self.number = QLabel("—", self)
        self.number.setProperty("role", "number")
        self.meaning = QLabel(meaning, self)
        self.meaning.setProperty("role", "secondary")
        self.meaning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self.number)
        if grade is not None:
            mark = GradeMark(self)
            mark.show_grade(grade)
            row.addWidget(mark)
        row.addWidget(self.meaning, 1)


class RegisterHead(QWidget):
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("企业台账"), self)
        title.setProperty("role", "title")
        self.import_button = QPushButton(self.tr("导入台账…"), self)
        self.import_button.clicked.connect(self.import_wanted)
        self.export_button = QPushButton(self.tr("导出…"), self)
        self.export_button.clicked.connect(self.export_wanted)
        meanings = {
            None: self.tr("家企业"),
            Grade.RED: self.tr("承接敏感货"),
            Grade.YELLOW: self.tr("保障制度未达标"),
            Grade.GREEN: self.tr("保障制度达标"),
        }
        self.tiles = {grade: CountTile(grade, meanings[grade], self) for grade in _TILES}
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.import_button)
        top.addWidget(self.export_button)
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
            tile.number.setText(f"{number:,}")
            tile.setAccessibleName(f"{grade_word(grade) if grade else ''} {number}")
        self.export_button.setEnabled(total > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() > _ROOMY_LETTERS * self.fontMetrics().horizontalAdvance("台")
        for tile in self.tiles.values():
            tile.meaning.setVisible(roomy)

    def set_low(self, low: bool) -> None:
        """Little height: the list is worth more than the numbers."""
        self.tile_row.setVisible(not low)
