"""The draw of a sample at the item on the screen: recorded, put into its table, printed."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inspector_app.checklists.model import Item, PartKind
from inspector_app.sampling import USUAL_SIZES, Drawn, keep_draw, sample_rows
from ui.dialogs.notice_files import NoticeFiles, proposed_name
from ui.dialogs.sampling_dialog import SamplingDialog
from ui.models.checklist_tree import words
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_flow import VisitFlow
from ui.visit.visit_papers import VisitPapers
from ui.widgets.inputs.table import TableInput
from ui.wording import sentences


class VisitSampling(QObject):
    def __init__(self, desk: VisitDesk, flow: VisitFlow, papers: VisitPapers, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._flow, self._papers, self._page = desk, flow, papers, page
        self._last = ""
        """Id of the draw that was recorded last."""

    def open(self) -> None:
        state, flow = self._desk.shown, self._flow
        if state.read_only:
            return
        item, language = flow.item, self._desk.language
        label = words(item.label, language.value)
        today = self._desk.session.clock().date()
        dialog = SamplingDialog(f"{item.code}  {label}", usual_size(item), today, language, self._page)
        dialog.offer_table(self._table() is not None)
        if is_about_moments(item):
            dialog.tabs.setCurrentIndex(1)
        dialog.drawn.connect(lambda drawn: self._record(dialog, item.code, drawn))
        dialog.rows_wanted.connect(self._fill)
        dialog.printed.connect(self._print)
        dialog.open()

    def _table(self) -> TableInput | None:
        card = self._flow.panes.item.card
        entries = card.inputs.values() if card is not None else ()
        return next((entry for entry in entries if isinstance(entry, TableInput)), None)

    def _record(self, dialog: SamplingDialog, code: str, drawn: Drawn) -> None:
        store, visit, now = self._desk.session.store, self._desk.visit_id, self._desk.session.clock()

        def done(draw: str) -> None:
            self._last = draw
            dialog.show_recorded(drawn)
            self._desk.session.changes.saved_at.emit(now)

        def failed(error: Exception) -> None:
            messages = sentences(error, self._desk.language)
            # The page's own bar lies under this window.
            dialog.tell("\n".join(str(message) for message in messages))

        self._desk.session.jobs.run(dialog, lambda: keep_draw(store, visit, code, drawn, now), done=done, failed=failed)

    def _fill(self, drawn: Drawn) -> None:
        table = self._table()
        if table is not None:
            said = self.tr("第 {number} 件")
            table.add_rows(sample_rows(table.part, drawn, said))

    def _print(self) -> None:
        name = proposed_name(self.tr("抽样记录"), "", self._desk.shown.enterprise.name)
        path = NoticeFiles.ask_to_write(self._page, name)
        if path is None:
            return
        store, visit, draw = self._desk.session.store, self._desk.visit_id, self._last

        def draw_paper() -> bytes:
            from inspector_app.notices.draw_record import draw_record_of

            return draw_record_of(store, visit, draw)

        self._papers.write(path, draw_paper)


def usual_size(item: Item) -> int:
    """What the item asks for, else the usual number."""
    if item.sample_size:
        return item.sample_size
    return USUAL_SIZES["moments" if is_about_moments(item) else "parcels"]


def is_about_moments(item: Item) -> bool:
    """Whether its table has a column for a time to play back."""
    return any(
        column.kind in (PartKind.TIME, PartKind.MOMENT) or column.name == "moment"
        for part in item.parts
        for column in part.columns
    )
