"""The measures in which an enterprise is: a part of its file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.records.measures import Measure, MeasurePart
from inspector_app.measures.kinds import words
from ui.day_words import day_words
from ui.measures.measure_words import kind_words
from ui.session import Session
from ui.when_shown import WhenShown
from ui.widgets.file_table import FileTable


class EnterpriseMeasures(QWidget):
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, enterprise_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._enterprise = session, enterprise_id
        self._tabs: QTabWidget | None = None
        headers = (self.tr("日期"), self.tr("类别"), self.tr("参与"), self.tr("内容"))
        nothing = self.tr("没有约谈、查封、培训等措施。在“措施与行动”里登记时选上这家企业，就会列在这里。")
        self.table = FileTable(headers, 3, self, nothing)
        self.table.setAccessibleName(self.tr("措施"))
        self.table.opened.connect(lambda id: session.navigation.open_page.emit(f"measures:{id}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        fresh = WhenShown(self)
        for changed in (session.changes.measures_changed, session.changes.packs_changed):
            fresh.follow(changed, "measures", self.load)
        self.load()

    def add_to(self, tabs: QTabWidget) -> None:
        """As the last tab, which tells how many there are."""
        tabs.addTab(self, self.tr("措施"))
        self._tabs = tabs

    def load(self) -> None:
        from inspector_app.measures.looking import measures_of

        store, enterprise = self._session.store, self._enterprise
        self._session.jobs.run(self, lambda: measures_of(store, enterprise), done=self._show, failed=self.troubled.emit)

    def _show(self, found: tuple[tuple[Measure, MeasurePart], ...]) -> None:
        language = self._session.language
        self.table.show_rows(
            [
                (
                    measure.id,
                    (
                        day_words(measure.held_on),
                        kind_words(measure.kind, language),
                        words("outcomes", part.outcome, language)
                        if part.outcome
                        else words("roles", part.role, language),
                        " · ".join(
                            each for each in (measure.title, measure.place, measure.authority, measure.result) if each
                        ),
                    ),
                )
                for measure, part in found
            ]
        )
        if self._tabs is not None:
            self._tabs.setTabText(self._tabs.indexOf(self), self.tr("措施 {count}").format(count=len(found)))
