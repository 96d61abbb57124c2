"""The sheets of a workbook as they were read, with their faulty cells tinted."""

from PySide6.QtWidgets import QTableView, QTabWidget

from inspector_app.checklists.previewing import Preview, cell_of
from inspector_app.checklists.telling import tell_beside
from inspector_app.errors import Problem
from inspector_app.messages import Language
from ui.models.sheet_model import SheetModel


class WorkbookSheets(QTabWidget):
    """Nothing is shown of a file that could not be opened."""

    def show_sheets(self, preview: Preview, language: Language) -> None:
        self._clear()
        for number, sheet in enumerate(preview.sheets):
            faults = {}
            for problem in preview.problems:
                place = cell_of(preview.sheets, problem)
                if place is not None and place[0] == number:
                    faults[place[1], place[2]] = str(tell_beside(problem, language))
            view = QTableView(self)
            view.setModel(SheetModel(sheet, faults, view))
            view.setWordWrap(False)
            view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
            self.addTab(view, sheet.title)
        self.setVisible(self.count() > 0)

    def jump(self, preview: Preview, problem: Problem) -> None:
        """To the cell that the problem is about."""
        place = cell_of(preview.sheets, problem)
        if place is not None:
            self.setCurrentIndex(place[0])
            view = self.widget(place[0])
            assert isinstance(view, QTableView)
            index = view.model().index(place[1], place[2])
            view.setCurrentIndex(index)
            view.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def _clear(self) -> None:
        while self.count():
            view = self.widget(0)
            self.removeTab(0)
            if view is not None:
                view.deleteLater()
