"""The visit: checklist to the left, one item in the middle, its finding and photos to the right, verdict below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.messages import say
from ui.day_words import moment_words
from ui.frame.panes import Pane, panes_of
from ui.photos.given_pictures import can_give, given_pictures
from ui.photos.picture_paste import PicturePaste
from ui.photos.thumbnails import Thumbnails
from ui.session import Session
from ui.visit.visit_actions import VisitActions
from ui.visit.visit_comments import VisitComments
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_display import Panes
from ui.visit.visit_evidence import VisitEvidence
from ui.visit.visit_flow import VisitFlow
from ui.visit.visit_inputs import VisitInputs
from ui.visit.visit_keys import VisitKeys
from ui.visit.visit_photos import VisitPhotos
from ui.visit.visit_rectifying import VisitRectifying
from ui.visit.visit_telling import VisitTelling
from ui.visit.visit_tools import VisitTools
from ui.visit.visit_versions import VisitVersions
from ui.widgets.checklist_pane import ChecklistPane
from ui.widgets.evidence_pane import EvidencePane
from ui.widgets.item_pane import ItemPane
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rapid_ribbon import RapidRibbon
from ui.widgets.verdict_bar import VerdictBar
from ui.widgets.visit_body import VisitBody
from ui.widgets.visit_header import VisitHeader
from ui.widgets.visit_style import visit_style


class VisitPage(QWidget):
    """1, 2, 3 judge, Enter goes on; whoever has the focus and wants a key, such as a text field, gets it first."""

    closed = Signal()
    """The person went back, or ended the visit."""
    ended = Signal()
    """The visit was closed for good; after `closed`."""
    notice_wanted = Signal(str)
    """Visit id."""
    opened = Signal()
    """The visit is on the screen."""

    def __init__(self, session: Session, visit_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visit_page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("检查"))
        self.setAcceptDrops(True)
        self.setStyleSheet(visit_style(self.palette()))
        self.visit_id = visit_id
        self._language = session.language.value
        self.desk = VisitDesk(session, visit_id, self)
        self.photos = VisitPhotos(self.desk, self)
        self.header = VisitHeader(self)
        self.ribbon = PlainLabel(self)
        self.ribbon.setObjectName("read_only_ribbon")
        self.ribbon.setWordWrap(True)
        self.notice = NoticeBar(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for widget in (self.header, self.ribbon, self.notice):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.ribbon.hide()
        self.header.setEnabled(False)
        self.flow: VisitFlow | None = None
        self.keys: VisitKeys | None = None
        self.telling = VisitTelling(self)
        self.desk.loaded.connect(self._open)
        self.desk.troubled.connect(self.telling.trouble)
        self.desk.load()

    def panes_in_order(self) -> list[Pane]:
        """What F6 goes through."""
        return panes_of(self) if self.flow is None else [*panes_of(self.header), *self.body.panes_in_order()]

    def flush(self) -> None:
        """Writes all that was typed; the window calls it before it closes."""
        self.desk.autosave.flush()

    @property
    def holds_unsaved(self) -> bool:
        """Whether something typed here is not in the store and would be lost with the page."""
        return bool(self.desk.autosave.unsaved) or self.desk.autosave.busy or self.photos.busy

    @property
    def unsaved_count(self) -> int:
        """How much of what was typed here the store did not take."""
        return len(self.desk.autosave.unsaved)

    def _open(self) -> None:
        state, session = self.desk.shown, self.desk.session
        checklist = ChecklistPane(self._language, self)
        thumbnails = Thumbnails(session.store, session.jobs, self)
        evidence = EvidencePane(state.visit.opened_at.date(), self._language, thumbnails, self)
        self.inputs = VisitInputs(self.desk, thumbnails, self)
        item = ItemPane(self._language, self.inputs, self)
        self.panes = Panes(checklist, item, VerdictBar(self), evidence, RapidRibbon(self))
        self.flow = VisitFlow(self.desk, self.panes, self)
        self.flow.moving.connect(lambda code: setattr(self.inputs, "code", code))
        self.actions_ = VisitActions(self.desk, self.flow, self.photos, self)
        self.evidence = VisitEvidence(self)
        self.versions = VisitVersions(self)
        self.comments = VisitComments(self)
        self.tools = VisitTools(self)
        self.rectifying = VisitRectifying(self)
        self.body = VisitBody(self.panes, self.flow, self)
        self.body.remember(session.preferences)
        self.column.takeAt(self.column.count() - 1)
        self.column.addWidget(self.body, 1)
        self._connect(self.flow)
        self.keys = VisitKeys(self, self.flow)
        PicturePaste(self)
        self.header.setEnabled(True)
        self._refresh()
        self.flow.start()
        self.versions.look()
        self.opened.emit()

    def _connect(self, flow: VisitFlow) -> None:
        desk, actions, telling, strip = self.desk, self.actions_, self.telling, self.panes.evidence.strip
        desk.changed.connect(self._refresh)
        desk.changed.connect(flow.refresh)
        desk.changed.connect(telling.forget_removed)
        desk.cleared.connect(self.notice.hide)
        desk.closed.connect(self.closed)
        desk.closed.connect(self.ended)
        flow.reached_end.connect(telling.last_item)
        flow.moved.connect(telling.forget_passing)
        self.header.back_wanted.connect(actions.leave)
        actions.left.connect(self.closed)
        actions.waits.connect(telling.photos_arriving)
        actions.cannot_end.connect(telling.unsaved)
        self.header.people_wanted.connect(actions.correct_people)
        self.header.finding_wanted.connect(actions.add_finding)
        self.header.gallery_wanted.connect(actions.open_gallery)
        self.header.notice_wanted.connect(self._ask_notice)
        self.header.end_wanted.connect(actions.end)
        self.header.more_wanted.connect(self._open_more)
        actions.missing_wanted.connect(self.tools.show_missing)
        strip.add_wanted.connect(actions.add_photos)
        strip.paste_wanted.connect(actions.paste_photos)
        strip.opened.connect(actions.open_photo)
        strip.captioned.connect(actions.caption_photo)
        strip.removed.connect(self.photos.remove)
        self.photos.arriving.connect(strip.show_being_added)
        self.photos.pictured.connect(strip.coming.show_pictures)
        self.photos.removed.connect(telling.photo_removed)
        self.panes.evidence.free_finding_opened.connect(actions.open_finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys is None or not self.keys.take(event):
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        state = self.desk.shown
        self.header.show_state(state)
        self.ribbon.setVisible(state.read_only)
        if not state.own:
            notes = [str(say(each, self.desk.session.language)) for each in state.notes]
            self.ribbon.setText("\n".join([self.tr("只读：这次检查由另一台电脑记录，只能查看。"), *notes]))
        elif state.visit.closed_at is not None:
            self.ribbon.setText(
                self.tr("只读：检查已于 {time} 结束。").format(time=moment_words(state.visit.closed_at))
            )

    def _open_more(self) -> None:
        menu = self.tools.menu()
        button = self.header.more
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_notice(self) -> None:
        self.flush()
        self.notice_wanted.emit(self.visit_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(visit_style(self.palette()))
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.flow is not None and not event.spontaneous():
            self.comments.keep_typed()
        self.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.flow is not None and can_give(event.mimeData()) and not self.desk.shown.read_only:
            event.acceptProposedAction()
            self.body.show_evidence(True)
            self.panes.evidence.strip.highlight(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.panes.evidence.strip.highlight(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.panes.evidence.strip.highlight(False)
        event.acceptProposedAction()
        self.actions_.take_photos(given_pictures(event.mimeData()), "drop")
