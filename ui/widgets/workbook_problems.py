"""The problems of a workbook in a list: sheet, row, column, what is wrong and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from inspector_app.checklists.telling import tell, tell_beside
from inspector_app.errors import Problem
from inspector_app.messages import Language
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip


class WorkbookProblems(QTreeWidget):
    """`told` says all of the chosen one, cause and all; whoever shows the list puts it below."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setHeaderLabels([self.tr("表"), self.tr("行"), self.tr("列"), self.tr("问题"), self.tr("怎么改")])
        for column in (3, 4):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

        self.told = PlainLabel(self)
        self.told.setProperty("role", "secondary")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.hide()
        self.currentItemChanged.connect(lambda line, _: self._tell(line))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        # Else the tree tells of every line that is the current one while those before it go.
        self.setCurrentIndex(QModelIndex())
        self.clear()
        self.addTopLevelItems([self._line(problem) for problem in problems])
        for column in (0, 1, 2):
            self.resizeColumnToContents(column)

    def _tell(self, line: QTreeWidgetItem | None) -> None:
        self.told.setText("" if line is None else line.toolTip(3))
        self.told.setVisible(line is not None)

    def _line(self, problem: Problem) -> QTreeWidgetItem:
        said, details = tell_beside(problem, self._language), problem.details
        row = str(details.get("row") or "")
        texts = [str(details.get("sheet", "")), row, str(details.get("column", "")), said.problem, said.remedy]
        line = QTreeWidgetItem(texts)
        whole = str(tell(problem, self._language))
        for column in (3, 4):
            line.setToolTip(column, plain_tip(whole))
        return line
