"""What narrows the log down: kind, person and laptop, days, and text."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from inspector_app.audit.diary import LogQuery
from inspector_app.audit.words import kind_word, known_kinds
from inspector_app.enterprises.plain_text import tidy
from inspector_app.messages import Language
from inspector_app.visible_signs import visible
from ui.theme.restyling import restyle
from ui.typed_values import read_day
from ui.widgets.flow_layout import FlowLayout

_PATIENCE_MS = 250
"""After the last key, before the log is searched."""


class DiaryFilter(QWidget):
    changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.device = QComboBox(self), QComboBox(self)
        self.kind.setAccessibleName(self.tr("类别"))
        self.kind.addItem(self.tr("全部类别"), "")
        for kind in known_kinds():
            self.kind.addItem(kind_word(kind, language), kind)
        self.device.setAccessibleName(self.tr("人员和电脑"))
        self.device.addItem(self.tr("全部电脑"), "")
        self.text = self._field(self.tr("查找企业、检查项、文号或内容"), 18)
        self.text.setClearButtonEnabled(True)
        self.since, self.until = self._field(self.tr("从 2026-10-28"), 9), self._field(self.tr("到 2026-10-28"), 9)
        self.clear_button = QPushButton(self.tr("清除筛选"), self)
        self.clear_button.setProperty("link", True)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE_MS)
        self._pause.timeout.connect(self._tell)
        row = FlowLayout(self)
        for widget in (self.text, self.kind, self.device, self.since, self.until, self.clear_button):
            row.addWidget(widget)
        for choice in (self.kind, self.device):
            choice.currentIndexChanged.connect(self._tell)
        for field in (self.text, self.since, self.until):
            field.textChanged.connect(lambda _: self._pause.start())

    def query(self) -> LogQuery:
        """A day that cannot be read yet does not narrow."""
        kind, until = self.kind.currentData(), _midnight(self.until.text())
        return LogQuery(
            kinds=(kind,) if kind else (),
            device=self.device.currentData() or "",
            text=tidy(self.text.text()),
            since=_midnight(self.since.text()),
            until=None if until is None else until + timedelta(days=1),
        )

    def offer_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """(id, words) of each laptop; the chosen one stays chosen."""
        chosen = self.device.currentData()
        self.device.blockSignals(True)
        while self.device.count() > 1:
            self.device.removeItem(1)
        for device, words in devices:
            self.device.addItem(visible(words), device)
        self.device.setCurrentIndex(max(0, self.device.findData(chosen)))
        self.device.blockSignals(False)

    def clear(self) -> None:
        self.blockSignals(True)
        for field in (self.text, self.since, self.until):
            field.clear()
        for choice in (self.kind, self.device):
            choice.setCurrentIndex(0)
        self.blockSignals(False)
        self._tell()

    def _field(self, hint: str, letters: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        words = self.fontMetrics()
        field.setFixedWidth(max(letters * words.horizontalAdvance("字"), words.horizontalAdvance(hint) + 28))
        return field

    def _tell(self) -> None:
        self._pause.stop()
        for field in (self.since, self.until):
            restyle(field, "troubled", bool(field.text().strip()) and read_day(field.text()) is None)
        self.clear_button.setVisible(self.query() != LogQuery())
        self.changed.emit()


def _midnight(text: str) -> datetime | None:
    day = read_day(text)
    return None if day is None else datetime.combine(day, time.min).astimezone()
