"""The problems of a workbook in a list: sheet, row, column, what is wrong and what to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from inspector_app.checklists.telling import tell, tell_beside
from inspector_app.errors import Problem
from inspector_app.messages import Language


class WorkbookProblems(QTreeWidget):
    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setHeaderLabels([self.tr("表"), self.tr("行"), self.tr("列"), self.tr("问题"), self.tr("怎么改")])
        for column in (3, 4):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.clear()
        self.addTopLevelItems([self._line(problem) for problem in problems])
        for column in (0, 1, 2):
            self.resizeColumnToContents(column)

    def _line(self, problem: Problem) -> QTreeWidgetItem:
        said, details = tell_beside(problem, self._language), problem.details
        row = str(details.get("row") or "")
        texts = [str(details.get("sheet", "")), row, str(details.get("column", "")), said.problem, said.remedy]
        line = QTreeWidgetItem(texts)
        whole = str(tell(problem, self._language))
        for column in (3, 4):
            line.setToolTip(column, whole)
        return line
