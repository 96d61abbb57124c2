"""The register: find an enterprise, see its file, start its visit. Search and filters on top, the file to the right."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector_app.enterprises.overview import EnterpriseOverview
from ui.models.enterprises_model import EnterprisesModel
from ui.register.grade_desk import GradeDesk
from ui.register.grading_deeds import GradingDeeds
from ui.register.register_desk import Found, RegisterDesk
from ui.register.register_export import RegisterExport
from ui.register.unfinished_offer import UnfinishedOffer
from ui.session import Session
from ui.supervision.handing_on_deed import HandingOnDeed
from ui.visit.visit_starting import VisitStarting
from ui.when_painted import WhenPainted
from ui.when_shown import WhenShown
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.register_body import RegisterBody
from ui.widgets.register_head import RegisterHead
from ui.widgets.register_page import RegisterPage
from ui.wording import sentences

_LOW_LINES = 26
"""Below this height in lines of text the tiles go: the list is worth more."""


class EnterprisesPage(RegisterPage):
    listed = Signal()
    """The list shows what is wanted of the register as it is now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("enterprises_page", parent)
        self._session = session
        self._wanted_id = ""
        self.starting = VisitStarting(session, self)
        self.exporting = RegisterExport(session, self)
        self.grades = GradeDesk(session, self)
        self.grading = GradingDeeds(session, self)
        self.model = EnterprisesModel(session.language, self)
        self.head = RegisterHead(self)
        self.notice = NoticeBar(self)
        self.unfinished = UnfinishedOffer(session, self.notice, self)
        self.handing_on = HandingOnDeed(session, self.notice, self)
        self.body = RegisterBody(self.model, session.language, self)
        self.desk = RegisterDesk(session, WhenPainted(self.body.table.viewport()), self)
        self.empty = NothingHere(self)
        self.empty.say(
            self.tr("台账里还没有企业"),
            self.tr(
                "这里列出辖区内的物流、寄递企业，查找、看档案、开始检查都从这里走。"
                "先导入街道的企业台账（Excel 或 CSV）。"
            ),
            self.tr("导入台账…"),
        )
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.body)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (self.head, self.notice):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self._connect()
        self._add_keys()
        # Whoever opens the program types the letters of an enterprise.
        self.setFocusProxy(self.body.search)
        session.preferences.keep_splitter(self.body.splitter, "enterprises")
        self.desk.load()
        self.unfinished.look()

    def show_enterprise(self, enterprise_id: str) -> None:
        """Selects it and shows its file; what was searched gives way if it hides it."""
        self._wanted_id = enterprise_id
        if self.desk.is_loaded and self.model.row_of(enterprise_id) < 0:
            self._clear()
        self._select(enterprise_id)

    def import_register(self, path: Path | None = None) -> None:
        """Opens the import, with the file already chosen or not."""
        from ui.dialogs.import_register_dialog import ImportRegisterDialog

        ImportRegisterDialog.ask(self, self._session, path, self._tell_stopped)

    def _connect(self) -> None:
        body, changes = self.body, self._session.changes
        self.desk.begun.connect(self._show_first)
        self.desk.loaded.connect(self._refill)
        self.desk.completed.connect(self._show_found)
        self.desk.indexed.connect(self._list_if_searched)
        body.search.textChanged.connect(self._list)
        body.filters.changed.connect(self._list)
        body.nothing.wanted.connect(self._clear)
        body.table.selectionModel().currentRowChanged.connect(self._show_file)
        body.table.entered.connect(self._enter)
        body.panel.start_wanted.connect(self._start_shown)
        body.panel.visit_wanted.connect(self._session.navigation.open_visit)
        body.panel.papers_wanted.connect(self._session.navigation.open_papers)
        body.panel.file_wanted.connect(self._session.navigation.open_file)
        self.grades.loaded.connect(body.panel.show_grade)
        body.panel.decide_wanted.connect(self.grading.decide)
        body.panel.agree_wanted.connect(self.grading.agree)
        self.head.add_wanted.connect(self._add)
        self.head.import_wanted.connect(lambda: self.import_register())
        self.head.export_wanted.connect(self.exporting.ask)
        self.head.hand_on_wanted.connect(self._hand_on)
        self.head.sensitive.file_wanted.connect(self.exporting.ask_sensitive)
        self.head.sensitive.print_wanted.connect(self.exporting.print_sensitive)
        self.exporting.printed.connect(lambda words: self.notice.tell(words))
        self.empty.wanted.connect(lambda: self.import_register())
        self.exporting.exported.connect(self._tell_exported)
        for source in (self.desk, self.exporting, self.starting, self.grades, self.unfinished):
            source.troubled.connect(self._tell_trouble)
        fresh = WhenShown(self)
        changes.enterprises_changed.connect(lambda: fresh.do("enterprises", self.desk.load))
        changes.visit_changed.connect(lambda _: fresh.do("visits", lambda: self.desk.load(enterprises_changed=False)))

    def _add_keys(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.body.to_search)

    def _refill(self) -> None:
        rows = self.desk.rows
        grades = self.desk.grades()
        self.head.show_counts(grades)
        self.stack.setCurrentWidget(self.body if rows else self.empty)
        self.head.setVisible(bool(rows))
        self.body.filters.offer_communities(self.desk.communities())
        self.model.forget_texts()
        self._list()

    def _list_if_searched(self) -> None:
        if self.body.search.text().strip():
            self._list()

    def _list(self) -> None:
        """What is searched and filtered, keeping the chosen enterprise if it is among it."""
        text, wanted = self.body.search.text(), self.body.filters.wanted()
        if self.desk.is_loaded:
            self._show_found(self.desk.found(text, replace(wanted, grades=frozenset())))

    def _show_first(self, rows: tuple[EnterpriseOverview, ...]) -> None:
        """While the rest is being read: what the person looks at is there already."""
        if rows:
            self.stack.setCurrentWidget(self.body)
            self.model.show(rows)
            self.body.show_rows(True)

    def _show_found(self, found: Found) -> None:
        filters = self.body.filters
        wanted = filters.wanted()
        rows = found.rows
        shown = tuple(row for row in rows if row.grade in wanted.grades) if wanted.grades else rows
        chosen = self.body.panel.shown.enterprise.id if self.body.panel.shown else ""
        self.model.show(shown)
        filters.show_counts(found.grades, len(shown), complete=found.complete)
        self.body.show_rows(bool(shown))
        if not shown:
            self.body.say_nothing_found()
        self._select(self._wanted_id or chosen)
        self.listed.emit()

    def _select(self, enterprise_id: str) -> None:
        row = self.model.row_of(enterprise_id) if enterprise_id else -1
        if row >= 0:
            is_wanted, self._wanted_id = bool(self._wanted_id), ""
            if not self.body.table.go_to_row(row):
                self._show_file(self.body.table.currentIndex())
                if is_wanted:
                    self.body.table.scrollTo(self.body.table.currentIndex())
        elif not self._wanted_id:
            self.body.panel.clear()

    def _clear(self) -> None:
        self.body.search.clear()
        self.body.filters.clear()
        self.body.search.setFocus()

    def _show_file(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        row = self.model.overview(current.row())
        with self._session.store.database.look() as work:
            visits = work.visits.of_enterprise(row.enterprise.id)
        self.body.panel.show_enterprise(row, visits, self._session.store.device)
        self.grades.want(row.enterprise.id)

    def _enter(self, row: int) -> None:
        """Where the file is not in sight it is shown first; Enter there starts."""
        if self.body.narrow:
            self.body.show_file()
        else:
            self._start(self.model.overview(row))

    def _start_shown(self) -> None:
        if self.body.panel.shown is not None:
            self._start(self.body.panel.shown)

    def _start(self, row: EnterpriseOverview) -> None:
        self.notice.hide()
        self.starting.go(row.enterprise)

    def _add(self) -> None:
        from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog

        added = EditEnterpriseDialog.ask(self, self._session, None)
        if added:
            self._wanted_id = added
            self._session.changes.saved_at.emit(self._session.clock())
            self._session.changes.enterprises_changed.emit()
            self.notice.tell(self.tr("已新增，待核实。核对营业执照后，在档案里点“核实无误”。"))

    def _hand_on(self) -> None:
        from ui.supervision.handing_on_offers import of_enterprises

        shown = (self.model.overview(row) for row in range(self.model.rowCount()))
        self.handing_on.ask(of_enterprises({row.enterprise.id for row in shown}))

    def _tell_stopped(self) -> None:
        self.notice.tell(self.tr("已停下，没有任何改动。"))

    def _tell_exported(self, path: Path, count: int) -> None:
        self.notice.tell(self.tr("已导出 %n 家企业到 {file}。", None, count).format(file=path))

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.notice.tell_trouble(messages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_low(self.height() < _LOW_LINES * self.fontMetrics().height())
