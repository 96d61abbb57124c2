"""What was answered under an earlier version of the checklist and has no place in the present one."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.records.values import JsonValue
from inspector_app.checklists.model import Verdict
from ui.dialogs.question import Question
from ui.models.checklist_tree import words
from ui.widgets.plain_label import PlainLabel

_WIDTH_LETTERS, _HEIGHT_LETTERS = 56, 28
Entry = Mapping[str, JsonValue]


class VisitAnnexDialog(Question):
    def __init__(self, annex: Sequence[Entry], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("附录"))
        self._language = language
        about = PlainLabel(
            self.tr("检查表换过版本，下面是当时答过、现在的版本里没有位置的内容。随检查一并保存。"), self
        )
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        self.list = self._listed(annex)
        self.told = PlainLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        for widget in (about, self.list, self.told, buttons):
            column.addWidget(widget)
        self.list.currentItemChanged.connect(lambda row, _: self._tell(row))
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    @classmethod
    def tell(cls, parent: QWidget, annex: Sequence[Entry], language: str) -> None:
        cls(annex, language, parent).exec()

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().horizontalAdvance("字")
        return QSize(min(_WIDTH_LETTERS * letter, 1100), min(_HEIGHT_LETTERS * letter, 640))

    def _listed(self, annex: Sequence[Entry]) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setHeaderLabels([self.tr("题号"), self.tr("检查内容"), self.tr("当时的回答"), self.tr("版本")])
        found.setRootIsDecorated(False)
        found.setUniformRowHeights(True)
        found.setAlternatingRowColors(True)
        for entry in annex:
            label = entry.get("label")
            said = words(_texts(label), self._language) if isinstance(label, Mapping) else ""
            texts = [str(entry.get("item", "")), said, self._answer(entry), str(entry.get("version", ""))]
            QTreeWidgetItem(found, texts)
        found.header().setStretchLastSection(False)
        for column in (1, 2):
            found.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (0, 3):
            found.resizeColumnToContents(column)
        return found

    def _answer(self, entry: Entry) -> str:
        verdicts: dict[str, str] = {
            Verdict.PASS.value: self.tr("合格"),
            Verdict.FAIL.value: self.tr("不合格"),
            Verdict.NOT_APPLICABLE.value: self.tr("不适用"),
        }
        parts = [verdicts.get(str(entry.get("verdict", "")), "")]
        values = entry.get("values")
        parts += [_value(value) for value in values.values()] if isinstance(values, Mapping) else []
        parts += [str(entry.get("reason", "")), str(entry.get("note", ""))]
        return self.tr("；").join(part for part in parts if part)

    def _tell(self, row: QTreeWidgetItem | None) -> None:
        self.told.setText("" if row is None else f"{row.text(0)}\u2003{row.text(1)}\n{row.text(2)}")


def _texts(label: Mapping[str, Any]) -> dict[str, str]:
    return {str(language): str(text) for language, text in label.items()}


def _value(value: Any) -> str:
    """A table says how its rows read; anything else itself."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return " | ".join(", ".join(str(cell) for cell in row.values() if cell not in ("", None)) for row in value)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)
