"""What narrows the photos down: enterprise, days, item, whose, what is odd, kind, trash."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from db.shelves.photo_search import PhotoConditions
from inspector_app.checklists.model import Area
from inspector_app.messages import Language
from ui.theme.restyling import restyle
from ui.typed_values import read_day
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

_PATIENCE_MS = 250
"""After the last key, before photos are searched."""


@dataclass(frozen=True, slots=True)
class WantedPhotos:
    """As typed and chosen: the enterprise is still a text to be found."""

    enterprise: str = ""
    since: date | None = None
    until: date | None = None
    own: bool | None = None
    outside: bool = False
    conditions: PhotoConditions = field(default_factory=PhotoConditions)


class PhotosFilter(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enterprise = self._field(self.tr("查找企业：名称、拼音、代码"), 13)
        self.enterprise.setClearButtonEnabled(True)
        self.since, self.until = self._field(self.tr("检查自 2026-10-28"), 9), self._field(self.tr("至 2026-10-28"), 8)
        self.area = self._choice(self.tr("检查类别"), [(self.tr("全部类别"), ())])
        self.item = self._field(self.tr("检查项编号"), 6)
        self.whose = self._choice(self.tr("来自"), self._origins())
        self.state = self._choice(self.tr("状态"), self._states())
        self.media = self._choice(self.tr("种类"), self._kinds())
        self.trash = QPushButton(self.tr("回收站"), self)
        self.trash.setObjectName("filter_chip")
        self.trash.setCheckable(True)
        self.trash.setToolTip(self.tr("移除的照片：谁在什么时候移除；可以恢复，从不删除"))
        self.clear_button = QPushButton(self.tr("清除筛选"), self)
        self.clear_button.setProperty("link", True)
        self.clear_button.hide()
        self.count = PlainLabel(self)
        self.count.setProperty("role", "secondary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE_MS)
        self._lay_out()

    def wanted(self) -> WantedPhotos:
        """A day that cannot be read yet does not narrow."""
        state = self.state.currentData()
        conditions = PhotoConditions(
            items=tuple(self.area.currentData() or ()),
            item_begins=self.item.text().strip().upper(),
            failed={"failed": True, "fine": False}.get(state),
            tray=True if state == "tray" else None,
            media=self.media.currentData(),
            deleted=self.trash.isChecked(),
        )
        return WantedPhotos(
            self.enterprise.text().strip(),
            read_day(self.since.text()),
            read_day(self.until.text()),
            {"own": True, "received": False}.get(self.whose.currentData()),
            state == "outside",
            conditions,
        )

    def offer_areas(self, areas: Sequence[Area], language: Language) -> None:
        """The chosen one stays chosen."""
        chosen = self.area.currentText()
        self.area.blockSignals(True)
        while self.area.count() > 1:
            self.area.removeItem(1)
        for area in areas:
            label = area.label.get(language.value) or area.label.get("zh", "")
            self.area.addItem(f"{area.code} {label}", tuple(item.code for item in area.items))
        self.area.setCurrentIndex(max(0, self.area.findText(chosen)))
        self.area.blockSignals(False)

    def clear(self) -> None:
        self.blockSignals(True)
        for text in (self.enterprise, self.since, self.until, self.item):
            text.clear()
        for choice in (self.area, self.whose, self.state, self.media):
            choice.setCurrentIndex(0)
        self.trash.setChecked(False)
        self.blockSignals(False)
        self._tell()

    def _lay_out(self) -> None:
        row = FlowLayout(self)
        texts = (self.enterprise, self.since, self.until, self.item)
        choices = (self.area, self.whose, self.state, self.media)
        ordered = (self.enterprise, self.since, self.until, self.area, self.item, *choices[1:])
        for widget in (*ordered, self.trash, self.clear_button, self.count):
            row.addWidget(widget)
        for text in texts:
            text.textChanged.connect(lambda _: self._pause.start())
        for choice in choices:
            choice.currentIndexChanged.connect(self._tell)
        self.trash.toggled.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)
        self._pause.timeout.connect(self._tell)

    def _origins(self) -> list[tuple[str, object]]:
        return [(self.tr("全部来源"), ""), (self.tr("本机"), "own"), (self.tr("收到"), "received")]

    def _states(self) -> list[tuple[str, object]]:
        return [
            (self.tr("全部状态"), ""),
            (self.tr("不符合项"), "failed"),
            (self.tr("没有不符合"), "fine"),
            (self.tr("待整理"), "tray"),
            (self.tr("不在检查期间"), "outside"),
        ]

    def _kinds(self) -> list[tuple[str, object]]:
        kinds = (self.tr("照片"), "picture"), (self.tr("视频"), "video"), (self.tr("文件"), "document")
        return [(self.tr("全部种类"), ""), *kinds]

    def _choice(self, name: str, entries: Sequence[tuple[str, object]]) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        for words, data in entries:
            choice.addItem(words, data)
        choice.setMaximumWidth(13 * self.fontMetrics().horizontalAdvance("字"))
        return choice

    def _field(self, hint: str, letters: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setFixedWidth((letters + 2) * self.fontMetrics().horizontalAdvance("字"))
        return line

    def _tell(self) -> None:
        self._pause.stop()
        for day in (self.since, self.until):
            restyle(day, "troubled", bool(day.text().strip()) and read_day(day.text()) is None)
        self.clear_button.setVisible(self.wanted() != WantedPhotos())
        self.changed.emit()
