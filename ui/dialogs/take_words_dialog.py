"""What a file of words would change, paper by paper; the person ticks the papers whose words are taken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.notices.kinds import KINDS
from ui.dialogs.question import Question
from ui.papers.paper_titles import shown_title
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from inspector_app.notices.own_words import WordsChange

_WIDTH_LETTERS, _HEIGHT_LETTERS = 66, 38
_BEFORE, _AFTER = 1, 2


class TakeWordsDialog(Question):
    def __init__(self, changes: Sequence["WordsChange"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入文书用语"))
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([self.tr("文书和段落"), self.tr("现在"), self.tr("文件里")])
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(self.tr("要改的文字"))
        for column in (_BEFORE, _AFTER):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.told = _words("", self)
        self.told.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self._fill(changes)
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(self.tr("换用"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("primary", True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(24, 18, 24, 16)
        column_.setSpacing(12)
        about = self.tr("勾选要换用的文书。文件里没有写的段落、没有勾选的文书，都保持现在的说法。")
        for widget in (_words(about, self), self.list, self.told, buttons):
            column_.addWidget(widget, int(widget is self.list))
        self.list.itemChanged.connect(lambda *_: self._count())
        self.list.currentItemChanged.connect(lambda row, _: self._tell(row))
        self._count()

    @classmethod
    def ask(cls, parent: QWidget, changes: Sequence["WordsChange"]) -> list[str] | None:
        """Ids of the kinds whose words are taken, or None when the person went back."""
        dialog = cls(changes, parent)
        return dialog.kinds() if dialog.exec() == cls.DialogCode.Accepted else None

    def kinds(self) -> list[str]:
        rows = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [str(row.data(0, Qt.ItemDataRole.UserRole)) for row in rows if row and _is_ticked(row)]

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().horizontalAdvance("字")
        return QSize(min(_WIDTH_LETTERS * letter, 1200), min(_HEIGHT_LETTERS * letter, 680))

    def _fill(self, changes: Sequence["WordsChange"]) -> None:
        for kind in dict.fromkeys(change.kind for change in changes):
            row = QTreeWidgetItem(self.list, [shown_title(KINDS[kind].title)])
            row.setData(0, Qt.ItemDataRole.UserRole, kind)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(0, Qt.CheckState.Checked)
            for change in changes:
                if change.kind == kind:
                    texts = [_joined(change.before), _joined(change.after)]
                    line = QTreeWidgetItem(row, [change.name, *(" ".join(text.split()) for text in texts)])
                    line.setData(0, Qt.ItemDataRole.UserRole, texts)
            row.setExpanded(True)
        self.list.resizeColumnToContents(0)

    def _count(self) -> None:
        self.take.setEnabled(bool(self.kinds()))

    def _tell(self, row: QTreeWidgetItem | None) -> None:
        """Both texts in full: a cell shows only their beginning."""
        texts = row.data(0, Qt.ItemDataRole.UserRole) if row is not None and row.parent() is not None else None
        if texts is None:
            self.told.setText("")
            return
        words = self.tr("现在：{before}\n文件里：{after}")
        self.told.setText(words.format(before=texts[0], after=texts[1]))


def _is_ticked(row: QTreeWidgetItem) -> bool:
    return row.checkState(0) is Qt.CheckState.Checked


def _joined(text: object) -> str:
    if isinstance(text, list):
        return "\n".join("　".join(map(str, each)) if isinstance(each, list) else str(each) for each in text)
    return str(text)


def _words(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
