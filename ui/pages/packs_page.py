"""Packs: hand the own visits over, take those of others in, and what was exchanged so far."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from db.errors import StoreTroubleError
from db.records.log import Device
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.kinds.visits_out import proposed_name
from inspector_app.exchange.trust.identity import CARD_SUFFIX, MOST_CARD_BYTES
from inspector_app.exchange.trust.peers import read_peer, renewal_asked
from inspector_app.stores import Role
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.trust_card_dialog import TrustCardDialog
from ui.packs.certificate_words import left_out_words, warning_words
from ui.packs.exchange_deeds import ExchangeDeeds
from ui.packs.pack_desk import PackDesk
from ui.packs.watched_packs import WatchedPacks
from ui.session import Session
from ui.widgets.hand_over_card import HandOverCard
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.own_card import OwnCard
from ui.widgets.pack_history import PackHistory
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.take_in_card import TakeInCard
from ui.wording import sentences

_NARROW_LETTERS = 50
"""Below this width in Chinese letters the cards stand below each other."""


class PacksPage(QWidget):
    listed = Signal()
    """The page shows what is in the store now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packs_page")
        self.setStyleSheet(register_style(self.palette()))
        self._session = session
        self._stale = True
        self.desk = PackDesk(session, self)
        self.notice = NoticeBar(self)
        self.certificate = NoticeBar(self)
        """Only there when something has to be done about it."""
        self.hand_over = HandOverCard(self.desk.writing, self)
        self.take_in = TakeInCard(self)
        self.own_card = OwnCard(self)
        self.history = PackHistory(self)
        self.watched = WatchedPacks(session, self)
        self.deeds = ExchangeDeeds(session, self.desk.writing, self.history, self.hand_over, self)
        self._lay_out()
        self._connect()

    def take_file(self, path: Path) -> None:
        """A pack or a card that was dropped or chosen."""
        if path.suffix.lower() == CARD_SUFFIX:
            self._take_card(path)
            return
        from ui.dialogs.import_pack_dialog import ImportPackDialog

        ImportPackDialog.ask(self, self._session, path, self._tell_stopped)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Packs, or folders with packs, that were dropped or chosen together."""
        if len(paths) == 1 and not paths[0].is_dir():
            self.take_file(paths[0])
            return
        from ui.dialogs.import_packs_dialog import ImportPacksDialog

        ImportPacksDialog.ask(self, self._session, paths)

    def _lay_out(self) -> None:
        body = QWidget(self)
        body.setObjectName("packs_body")
        title = PlainLabel(self.tr("资料包"), body)
        title.setProperty("role", "title")
        self._cards = self._card_row()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.notice)
        column.addWidget(self.certificate)
        column.addLayout(self._cards)
        column.addWidget(self.history, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("packs_scroll")
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _card_row(self) -> QBoxLayout:
        """A supervisor mostly takes in: that comes first, and its button stands out.

        Until his store is read, he is taken to have nothing to hand over.
        """
        takes_in = self._session.store.owner.role is Role.SUPERVISOR
        self.take_in.drop.button.setProperty("primary", takes_in)
        self._taking, self._handing = QVBoxLayout(), QVBoxLayout()
        self._taking.addWidget(self.take_in, 1)
        self._handing.addWidget(self.hand_over)
        cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(14)
        for column in (self._taking, self._handing) if takes_in else (self._handing, self._taking):
            column.setSpacing(14)
            cards.addLayout(column, 1)
        self.hand_over.fold(takes_in)
        self._place_own_card()
        if takes_in:
            QWidget.setTabOrder(self.take_in.drop.folder, self.own_card.export)
            QWidget.setTabOrder(self.own_card.export, self.hand_over.recipients.add)
            QWidget.setTabOrder(self.hand_over.recipients.add, self.hand_over.write)
        return cards

    def _place_own_card(self) -> None:
        """Where there is room: below what is taken in, or above the line that there is nothing to hand over."""
        folded = self.hand_over.is_folded
        home, other = (self._handing, self._taking) if folded else (self._taking, self._handing)
        if home.indexOf(self.own_card) < 0:
            other.removeWidget(self.own_card)
            home.insertWidget(0 if folded else 1, self.own_card)
        self._handing.setStretchFactor(self.hand_over, 0 if folded else 1)
        self._handing.setStretchFactor(self.own_card, 1)

    def _connect(self) -> None:
        desk, changes = self.desk, self._session.changes
        desk.loaded.connect(self._refill)
        desk.written.connect(self.hand_over.show_written)
        desk.trusted.connect(self._tell_trusted)
        desk.card_written.connect(self._tell_card_written)
        desk.troubled.connect(self._tell_trouble)
        desk.writing.started.connect(lambda _: self.notice.hide())
        desk.writing.cancelled.connect(self._tell_work_stopped)
        self.hand_over.write_wanted.connect(self._write)
        self.hand_over.card_wanted.connect(self._choose_card)
        self.hand_over.folder_wanted.connect(PackFiles.show_folder)
        self.own_card.export_wanted.connect(self._export_card)
        self.take_in.drop.choose_wanted.connect(self._choose_packs)
        self.take_in.drop.folder_wanted.connect(self._choose_folder)
        # Queued: the program that was dragged from waits until the drop has returned.
        self.take_in.drop.dropped.connect(self.take_file, Qt.ConnectionType.QueuedConnection)
        self.take_in.drop.several_dropped.connect(self.take_files, Qt.ConnectionType.QueuedConnection)
        self._connect_watched()
        self.deeds.told.connect(self.notice.tell)
        self.deeds.troubled.connect(self._tell_trouble)
        changes.packs_changed.connect(self._reload)
        changes.visit_changed.connect(lambda _: self._reload())
        for button in self.findChildren(QWidget):
            button.installEventFilter(self)

    def _tell_work_stopped(self) -> None:
        kept = self.tr("已停下，没有撤回：导入的内容都还在。")
        self.notice.tell(kept if self.deeds.desk.withdrawing else self.tr("已停下，没有写出检查包。"))

    def _connect_watched(self) -> None:
        """A supervisor has a folder into which the others drop their packs."""
        line, watched = self.take_in.watch, self.watched
        supervises = self._session.store.owner.role is Role.SUPERVISOR
        line.setVisible(supervises)
        line.choose_wanted.connect(self._choose_watched)
        line.stop_wanted.connect(lambda: self._watch(None))
        line.take_wanted.connect(self._take_watched)
        watched.arrived.connect(line.show_fresh)
        watched.troubled.connect(self._tell_trouble)
        watched.returned.connect(self.notice.hide)
        self._session.changes.packs_changed.connect(watched.ask_again)
        if supervises and self._session.preferences.packs_folder is not None:
            self._watch(self._session.preferences.packs_folder)

    def _choose_watched(self) -> None:
        folder = PackFiles.ask_folder(self)
        if folder is not None:
            self._watch(folder)

    def _watch(self, folder: Path | None) -> None:
        self._session.preferences.packs_folder = folder
        self.take_in.watch.show_folder(folder)
        self.watched.watch(folder)

    def _take_watched(self, fresh: Sequence[Path]) -> None:
        """As one list, whether it is one pack or a week of them."""
        from ui.dialogs.import_packs_dialog import ImportPacksDialog

        ImportPacksDialog.ask(self, self._session, fresh)

    def _reload(self) -> None:
        """At once when it is looked at; else when it is next."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.desk.load()

    def _refill(self) -> None:
        state = self.desk.state
        assert state is not None
        self.hand_over.show_state(state)
        self._place_own_card()
        self.own_card.show_state(state)
        self.history.show_rows(state.history)
        self.history.bar.show_state(state)
        warnings = warning_words(state.certificate), left_out_words(state.left_out)
        warning = "\n".join(filter(None, warnings))
        self.certificate.setVisible(bool(warning))
        if warning:
            self.certificate.tell(warning, tone="trouble")
        self.listed.emit()

    def _write(self) -> None:
        path = PackFiles.ask_where_to_write(self, proposed_name(self._session.store, self._session.clock()))
        if path is not None:
            self.desk.write(path, self.hand_over.largest_file(), full=self.hand_over.full.isChecked())

    def _choose_packs(self) -> None:
        paths = PackFiles.ask_packs(self)
        if paths:
            self.take_files(paths)

    def _choose_folder(self) -> None:
        folder = PackFiles.ask_folder(self)
        if folder is not None:
            self.take_files([folder])

    def _choose_card(self) -> None:
        path = PackFiles.ask_card(self)
        if path is not None:
            self._take_card(path)

    def _take_card(self, path: Path) -> None:
        """A card is a page of text: read at once, believed only after its words were compared."""
        try:
            data = _card_bytes(path)
            device = read_peer(data)
            renewal = renewal_asked(self._session.store, device)
        except (RefusedInputError, StoreTroubleError, OSError) as error:
            self._tell_trouble(error)
            return
        if TrustCardDialog.ask(self, device, renewal):
            self.notice.hide()
            self.desk.trust(data, key_renewed=renewal is not None)

    def _export_card(self) -> None:
        owner = self._session.store.owner
        proposed = self.tr("名片_{person}").format(person=owner.person)
        path = PackFiles.ask_where_to_write_card(self, f"{proposed}{CARD_SUFFIX}")
        if path is not None:
            self.desk.write_card(path)

    def _tell_stopped(self) -> None:
        self.notice.tell(self.tr("已停下，没有任何改动。"))

    def _tell_trusted(self, device: Device) -> None:
        self.notice.tell(self.tr("已登记 {person}（{office}）。").format(person=device.person, office=device.office))

    def _tell_card_written(self, path: Path) -> None:
        words = self.tr("名片已导出到 {file}。交给对方登记，并把六个词念给他核对。").format(file=path.name)
        self.notice.tell(words, self.tr("打开所在文件夹"), lambda: PackFiles.show_folder(path))

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))
        self._scroll.ensureWidgetVisible(self.notice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().horizontalAdvance("台")
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(below if narrow else beside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What gets the focus by Tab is scrolled into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 20, 20)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(register_style(self.palette()))


def _card_bytes(path: Path) -> bytes:
    """Raises OSError; RefusedInputError pack.card_not_ours for a file too large to be a card, unread."""
    if path.stat().st_size > MOST_CARD_BYTES:
        raise RefusedInputError([Problem("pack.card_not_ours")])
    return path.read_bytes()
