"""What is still missing in the visit: a list that stays open beside the work and jumps to the item."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from inspector_app.checklists.lacks import HARD, Missing
from ui.models.checklist_tree import words
from ui.theme.palette import colours_of
from ui.visit.lack_words import lack_words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

_CodeRole = Qt.ItemDataRole.UserRole


class MissingListWindow(QDialog):
    wanted = Signal(str)
    """Code of the item to go to."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("缺什么"))
        self._language = language
        self._shown: tuple[Missing, ...] | None = None
        self._head = PlainLabel(self)
        self._head.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setObjectName("missing_list")
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([self.tr("题号"), self.tr("检查内容"), self.tr("缺什么")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        hint = PlainLabel(self.tr("点一下，或按回车，跳到那一项。这个窗口可以一直开着。"), self)
        hint.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for widget in (self._head, self.list, hint):
            column.addWidget(widget)

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().horizontalAdvance("字")
        return QSize(min(54 * letter, 1100), min(34 * letter, 680))

    def show_missing(self, missing: Sequence[Missing]) -> None:
        if tuple(missing) == self._shown:
            return
        self._shown = tuple(missing)
        here = self.list.currentIndex().row()
        self.list.clear()
        trouble = colours_of(self.palette()).trouble
        for each in missing:
            label = words(each.item.label, self._language)
            row = QTreeWidgetItem(self.list, [each.item.code, label, lack_words(each, self._language)])
            row.setData(0, _CodeRole, each.item.code)
            row.setToolTip(1, plain_tip(label))
            if each.lack in HARD:
                row.setForeground(2, QBrush(QColor(trouble)))
        for column in (0, 2):
            self.list.resizeColumnToContents(column)
        kept = self.list.topLevelItem(max(0, min(here, len(missing) - 1)))
        if kept is not None:
            self.list.setCurrentItem(kept)
        self._tell(missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the list's, not a button's."""
        current = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._go(current)
        else:
            super().keyPressEvent(event)

    def _go(self, row: QTreeWidgetItem) -> None:
        self.wanted.emit(str(row.data(0, _CodeRole)))

    def _tell(self, missing: Sequence[Missing]) -> None:
        items = len({each.item.code for each in missing})
        hard = len({each.item.code for each in missing if each.lack in HARD})
        if not items:
            self._head.setText(self.tr("什么都不缺了。可以看通知书，或结束检查。"))
            return
        text = self.tr("%n 个检查项还缺内容。", None, items)
        if hard:
            text += self.tr("其中 %n 项的答案不符合规定，改正后才能结束检查。", None, hard)
        self._head.setText(text)
