"""What is done with the whole of a visit through a dialog: photos from files, the viewer, free findings, the end."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from inspector_app.evidence.intake import Source
from inspector_app.visits import save_people
from ui.dialogs.end_visit_dialog import EndChoice, EndVisitDialog, StillOpen
from ui.dialogs.free_finding_dialog import FreeFindingDialog
from ui.dialogs.leave_visit_dialog import LeaveVisitDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.photos.given_pictures import GivenPictures, given_pictures
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_flow import VisitFlow
from ui.visit.visit_photos import IntakeEnd, VisitPhotos
from ui.widgets.photo_viewer import PhotoViewer

_BLANK = "×"


class VisitActions(QObject):
    left = Signal()
    """The person leaves the page; nothing is lost that could be saved."""
    waits = Signal()
    """Leaving or ending goes on when the photos have arrived; `stay` forgets it."""
    missing_wanted = Signal()
    """The person wants to see what is missing instead of ending the visit."""
    cannot_end = Signal(list)
    """Codes of the items that hold what the store does not have; empty when it is something else."""

    def __init__(self, desk: VisitDesk, flow: VisitFlow, photos: VisitPhotos, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._flow, self._photos, self._page = desk, flow, photos, page
        self._folder = ""
        self._then: Callable[[], None] | None = None
        """What is done when all that was given has been answered."""
        desk.autosave.settled.connect(self._go_on_when_settled)
        photos.ended.connect(self._photos_ended)

    def add_photos(self) -> None:
        """Several files at once, from where the last ones were."""
        if self._desk.shown.read_only:
            return
        paths = PhotoFiles.ask_to_add(self._page, self._folder)
        if paths:
            self._folder = str(paths[0].parent)
            self._photos.add_files(self._flow.code, paths)

    def paste_photos(self) -> None:
        self.take_photos(given_pictures(QGuiApplication.clipboard().mimeData()), "paste")

    def take_photos(self, given: GivenPictures, source: Source) -> None:
        if given and not self._desk.shown.read_only:
            self._photos.add(self._flow.code, given, source)

    def open_photo(self, photo_id: str) -> None:
        session, state = self._desk.session, self._desk.shown
        viewer = PhotoViewer(session.store, session.jobs, self._desk.language.value, self._page, clock=session.clock)
        viewer.changed.connect(session.changes.visit_changed)
        viewer.captioned.connect(self.caption_photo)
        viewer.removed.connect(self._photos.remove)
        shown = state.tray if any(photo.id == photo_id for photo in state.tray) else state.photos_of(self._flow.code)
        viewer.show_photo(shown, photo_id, read_only=state.read_only)
        viewer.open()

    def open_gallery(self) -> None:
        """All photos of the visit; those of no item are added there."""
        from ui.dialogs.visit_gallery_dialog import VisitGalleryDialog

        gallery = VisitGalleryDialog(self._desk, self._photos, self._page)
        gallery.open()

    def caption_photo(self, photo_id: str, caption: str) -> None:
        photo = next((photo for photo in self._desk.shown.photos if photo.id == photo_id), None)
        if photo is not None:
            self._photos.caption(photo, caption)

    def correct_people(self) -> None:
        """Who visits, in what manner, whom they meet: a missing certificate number stops the notice."""
        state = self._desk.shown
        if state.read_only:
            return
        draft = StartVisitDialog.ask_again(self._page, self._desk.session, state.enterprise, state.visit)
        if draft is not None:
            self._desk.write("people", lambda store, now: save_people(store, state.visit.id, draft, now))

    def add_finding(self) -> None:
        if self._desk.shown.read_only:
            return
        visited_on = self._desk.shown.visit.opened_at.date()
        language, state = self._desk.language.value, self._desk.shown
        answer = FreeFindingDialog.ask(self._page, visited_on, None, language, state.law, state.deadlines)
        if answer is not None and answer.draft is not None:
            self._desk.findings.add(answer.draft)

    def write_finding(self) -> None:
        """The text of the item's finding; without one, a finding outside the checklist."""
        if self._flow.finding is not None:
            self._flow.panes.evidence.focus_first()
        else:
            self.add_finding()

    def open_finding(self, finding_id: str) -> None:
        state = self._desk.shown
        finding = next((finding for finding in state.free_findings if finding.id == finding_id), None)
        if finding is None or state.read_only:
            return
        visited_on = state.visit.opened_at.date()
        language = self._desk.language.value
        answer = FreeFindingDialog.ask(self._page, visited_on, finding, language, state.law, state.deadlines)
        if answer is None:
            return
        if answer.draft is None:
            self._desk.findings.withdraw(finding)
        else:
            self._desk.findings.edit(finding, answer.draft, at_once=True)

    def leave(self) -> None:
        """Saves, waits for the answer, and asks only when something could not be saved."""
        self._when_settled(self._leave)

    def end(self) -> None:
        """Closes the visit when the person says so, knowing what is still open; first all must be in the store."""
        if not self._desk.shown.read_only:
            self._when_settled(self._end)

    def stay(self) -> None:
        """The person does not want to leave or end any more."""
        self._then = None

    def _when_settled(self, then: Callable[[], None]) -> None:
        self._then = then
        self._desk.autosave.flush()
        self._go_on_when_settled()
        if self._then is not None and self._photos.busy:
            self.waits.emit()

    def _go_on_when_settled(self) -> None:
        if self._then is not None and not self._desk.autosave.busy and not self._photos.busy:
            then, self._then = self._then, None
            then()

    def _photos_ended(self, end: IntakeEnd) -> None:
        """Who waited for the photos is shown first what became of them."""
        if end.refused:
            self.stay()
        self._go_on_when_settled()

    def _leave(self) -> None:
        if not self._desk.autosave.unsaved or LeaveVisitDialog.confirm(self._page, sorted(self._desk.unsaved_items)):
            self.left.emit()

    def _end(self) -> None:
        if self._desk.autosave.unsaved:
            self.cannot_end.emit(sorted(self._desk.unsaved_items))
            return
        state = self._desk.shown
        blanks = sum(_BLANK in finding.problem + finding.requirement for finding in state.findings)
        missing = sum(area.missing for area in state.progress())
        still_open = StillOpen(missing, len(state.lacking_photos()), blanks, len(state.faulty))
        choice = EndVisitDialog.ask(self._page, state.enterprise.name, still_open)
        if choice is EndChoice.END:
            self._desk.close()
        elif choice is EndChoice.SEE:
            self.missing_wanted.emit()
