"""Every draw that was made, newest first: what came out, drawn again, as a PDF, onto the list of the day."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.visible_signs import visible
from ui.day_words import moment_words

if TYPE_CHECKING:
    from db.records.planning import DoubleDraw
    from inspector_app.planning.drawing import Drawn


class KeptDraws(QWidget):
    again_wanted = Signal(str)
    """Id of a draw that is to be drawn again."""
    file_wanted = Signal(str)
    """Id of a draw whose record is wanted as a PDF."""
    day_wanted = Signal(object)
    """Ids of the enterprises of a draw, for the list of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: dict[str, Drawn] = {}
        self.kept, self.results = QComboBox(self), QPlainTextEdit(self)
        self.again = QPushButton(self.tr("重抽复核"), self)
        self.file = QPushButton(self.tr("存抽取记录…"), self)
        self.to_day = QPushButton(self.tr("加入当日安排"), self)
        self.results.setReadOnly(True)
        self.results.setAccessibleName(self.tr("抽取结果"))
        self.kept.setAccessibleName(self.tr("抽取记录"))
        deeds = QHBoxLayout()
        for button in (self.to_day, self.file, self.again):
            button.setAutoDefault(False)
            deeds.addWidget(button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.kept)
        column.addWidget(self.results, 1)
        column.addLayout(deeds)
        self.kept.currentIndexChanged.connect(lambda _: self._show_result())
        self.again.clicked.connect(lambda: self.again_wanted.emit(self.kept.currentData()))
        self.file.clicked.connect(lambda: self.file_wanted.emit(self.kept.currentData()))
        self.to_day.clicked.connect(self._to_day)
        self._show_result()

    def show_draws(self, kept: "Sequence[tuple[DoubleDraw, Drawn | None]]", chosen: str = "") -> None:
        """Newest first; the chosen one is shown."""
        self._drawn = {draw.id: drawn for draw, drawn in kept if drawn is not None}
        self.kept.blockSignals(True)
        self.kept.clear()
        for draw, _ in kept:
            title = draw.title or self.tr("未命名")
            self.kept.addItem(visible(f"{moment_words(draw.drawn_at)}　{title}　{draw.person}"), draw.id)
        self.kept.setCurrentIndex(max(0, self.kept.findData(chosen)) if kept else -1)
        self.kept.blockSignals(False)
        self._show_result()

    def _to_day(self) -> None:
        drawn = self._drawn.get(self.kept.currentData())
        if drawn is not None:
            self.day_wanted.emit([match.enterprise for match in drawn.matches])

    def _show_result(self) -> None:
        drawn = self._drawn.get(self.kept.currentData() or "")
        unread = self.tr("这条记录读不出来。") if self.kept.count() else self.tr("还没有抽取过。")
        self.results.setPlainText(unread if drawn is None else "\n".join(self._lines(drawn)))
        for button in (self.to_day, self.file, self.again):
            button.setEnabled(drawn is not None)

    def _lines(self, drawn: "Drawn") -> list[str]:
        head = self.tr("从 {pool} 家中抽取 {count} 家，种子 {seed}")
        lines = [head.format(pool=len(drawn.pool), count=len(drawn.matches), seed=drawn.seed)]
        for number, match in enumerate(drawn.matches, start=1):
            people = self.tr("、").join(match.people)
            lines.append(f"{number}　{match.name}　{people}")
        return lines
