"""What a visit does about findings at once: put right on the spot, found again, or no matter of correction at all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.records.visits import Finding
from inspector_app.rectification.repeats import repeat_words
from inspector_app.rectification.stages import Stage
from inspector_app.rectification.suspicion import suspicions
from ui.dialogs.on_site_dialog import OnSiteDialog
from ui.dialogs.suspicion_dialog import SuspicionDialog
from ui.rectification.stage_looks import stage_text

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage


class VisitRectifying(QObject):
    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        assert page.flow is not None
        self._page, self._desk, self._flow = page, page.desk, page.flow
        self.row = page.panes.evidence.on_site
        self.row.on_site_wanted.connect(self.correct)
        self.row.drugs_wanted.connect(self.report_drugs)
        page.desk.changed.connect(self.refresh)
        page.flow.moving.connect(lambda _code: self.refresh())

    def refresh(self) -> None:
        state, code = self._desk.shown, self._flow.code
        finding = state.finding_of(code) if code else None
        act = state.corrected.get(finding.id) if finding is not None else None
        language = self._desk.language
        corrected = f"{stage_text(Stage.CORRECTED, language)}：{act.note}" if act is not None else ""
        repeat = repeat_words(state.earlier.get(code, ()), language) if finding is not None else ""
        # Beside an item that passed the button would mean some other item; findings of no item have no other place.
        can_correct = any(each.item in ("", code) for each in self._open())
        self.row.show_state(repeat, corrected, can_correct=can_correct, read_only=state.read_only)

    def correct(self) -> None:
        """What was typed goes to the store first: the dialog names it."""
        self._desk.autosave.flush()
        state, findings = self._desk.shown, self._open()
        if state.read_only or not findings:
            return
        finding = state.finding_of(self._flow.code)
        chosen = finding.id if finding is not None else ""
        if OnSiteDialog.ask(self._page, self._desk.session, findings, state.photos, chosen):
            self._tell_changed()
            self._page.notice.tell(self.tr("已记录当场改正。"))

    def report_drugs(self) -> None:
        """One record of a visit is gone on with until the police have it."""
        state, session = self._desk.shown, self._desk.session
        known = suspicions(session.store, state.visit.id)
        if SuspicionDialog.ask(self._page, session, state.visit.id, self._flow.code, known[0] if known else None):
            self._tell_changed()
            text = self.tr("疑似毒品记录已保存。请继续配合公安机关；处置记录和移送函可以打印。")
            wanted = session.navigation.open_paper_kind
            self._page.notice.tell(text, self.tr("处置记录…"), lambda: wanted.emit(state.visit.id, "suspicion_record"))

    def _open(self) -> list[Finding]:
        state = self._desk.shown
        return [finding for finding in state.findings if finding.id not in state.corrected]

    def _tell_changed(self) -> None:
        session = self._desk.session
        session.changes.saved_at.emit(session.clock())
        session.changes.visit_changed.emit(self._desk.visit_id)
