"""What changed between two checklists: one change a row, and the row's two texts in full below."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from inspector_app.checklists.differences import Change, ChangeKind
from ui.checklists.checklist_words import field_words, kind_words
from ui.models.checklist_tree import words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip


class ChangesView(QWidget):
    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.changes: tuple[Change, ...] = ()
        self.counts = PlainLabel(self)
        self.counts.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([self.tr("变化"), self.tr("题号"), self.tr("原来"), self.tr("现在")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAlternatingRowColors(True)
        for column in (2, 3):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.list.currentItemChanged.connect(lambda row, _: self._tell(row))
        self.told = PlainLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Two long questions and their names: the window keeps its height while one walks through the rows.
        self.told.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(10)
        column_.addWidget(self.counts)
        column_.addWidget(self.list, 1)
        column_.addWidget(self.told)

    def show_changes(self, changes: Sequence[Change]) -> None:
        self.changes = tuple(changes)
        self.list.clear()
        for change in self.changes:
            row = QTreeWidgetItem(self.list, [kind_words(change.kind), change.code, *self._sides(change)])
            for column in (2, 3):
                row.setToolTip(column, plain_tip(row.text(column)))
        for column in (0, 1):
            self.list.resizeColumnToContents(column)
        self.counts.setText(self._counted())
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _sides(self, change: Change) -> tuple[str, str]:
        if change.kind is ChangeKind.ALTERED:
            return words(change.before, self._language), field_words(change)
        if change.kind is ChangeKind.MOVED and change.before == change.after:
            area = words(change.after, self._language)
            return area, self.tr("{area}（次序变了）").format(area=area)
        return words(change.before, self._language), words(change.after, self._language)

    def _counted(self) -> str:
        if not self.changes:
            return self.tr("两个版本没有差别。")
        found = Counter(change.kind for change in self.changes)
        told = [f"{kind_words(kind)} {found[kind]}" for kind in ChangeKind if found[kind]]
        return self.tr("　").join(told)

    def _tell(self, row: QTreeWidgetItem | None) -> None:
        place = self.list.indexOfTopLevelItem(row) if row is not None else -1
        if place < 0:
            self.told.setText("")
            return
        change = self.changes[place]
        before, after = self._sides(change)
        names = {ChangeKind.ALTERED: (self.tr("检查内容"), self.tr("调整了"))}
        first, second = names.get(change.kind, (self.tr("原来"), self.tr("现在")))
        head = f"{kind_words(change.kind)}\u2003{change.code}"
        lines = [f"{name}：{text}" for name, text in ((first, before), (second, after)) if text]
        self.told.setText("\n".join([head, *lines]))
