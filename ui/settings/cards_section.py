"""Who this laptop is to others, and whom it knows: its own card, and the cards of supervisors."""

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.log import Device
from inspector_app.exchange.trust.distrusting import distrust
from inspector_app.exchange.trust.peers import (
    Renewal,
    card_of,
    keys_renewed_at,
    known_peers,
    read_peer,
    renewal_asked,
    trust_card,
)
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.files import write_atomically
from ui.day_words import day_words
from ui.dialogs.card_files import CardFiles
from ui.session import Session
from ui.settings.devices_sheet import DevicesSheet
from ui.settings.section import SettingsSection
from ui.translation import spoken_language
from ui.widgets.key_words import KeyWords


class CardsSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("名片"),
            self.tr("交换资料包之前，双方先交换名片并核对。资料包只有名片的主人能打开。"),
            parent,
        )
        self.fingerprint = KeyWords(parent=self)
        self.fingerprint.show_key(session.store.identity.signing_public)
        self.export = self.button(self.tr("导出名片…"), primary=True)
        self.enrol = self.button(self.tr("登记名片…"))
        self.distrusters: dict[str, QPushButton] = {}
        """By the id of the laptop whose card it is."""
        self.peers = QGridLayout()
        self.peers.setHorizontalSpacing(24)
        self.peers.setVerticalSpacing(8)
        self._lay_out()
        self.export.clicked.connect(self._export)
        self.enrol.clicked.connect(self._enrol)
        session.changes.packs_changed.connect(self.load)
        self.load()

    def load(self) -> None:
        """Shows the cards that were taken."""
        self.distrusters.clear()
        while (item := self.peers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        known = known_peers(self.session.store)
        if not known:
            self.peers.addWidget(self.words(self.tr("还没有登记名片。主管导出自己的名片给您，在这里登记。")), 0, 0)
        roles = {"inspector": self.tr("检查员"), "supervisor": self.tr("主管")}
        for row, peer in enumerate(known):
            self._show_peer(row, peer, roles.get(peer.role, peer.role))

    def _show_peer(self, row: int, peer: Device, role: str) -> None:
        texts = ((peer.person, "section"), (f"{role} · {peer.office}", "secondary"))
        for column, (text, look) in enumerate((*texts, (spoken(peer.signing_key, spoken_language()), "small"))):
            self.peers.addWidget(self.words(text, look), row, column)
        away = self.button(self.tr("不再信任…"))
        away.setAccessibleName(self.tr("不再信任{person}的名片").format(person=peer.person))
        away.clicked.connect(lambda: self._distrust(peer))
        self.peers.addWidget(away, row, 3)
        self.distrusters[peer.id] = away
        self.peers.setColumnStretch(1, 1)
        self.peers.setColumnStretch(2, 2)

    def _lay_out(self) -> None:
        own = self.sheet()
        owner = self.session.store.owner
        own.addWidget(self.heading(self.tr("我的名片")))
        own.addWidget(self.words(f"{owner.person} · {owner.office}", "section"))
        code = QVBoxLayout()
        code.setSpacing(2)
        code.addWidget(self.words(self.tr("六个词：对方登记您的名片时，请念给他听"), "small"))
        code.addWidget(self.fingerprint)
        own.addLayout(code)
        self.renewed = self.words(self._renewed_words(), "secondary")
        self.renewed.setVisible(bool(self.renewed.text()))
        own.addWidget(self.renewed)
        own.addWidget(self.export)
        others = self.sheet()
        head = QHBoxLayout()
        head.addWidget(self.heading(self.tr("已登记的名片")), 1)
        head.addWidget(self.enrol)
        others.addLayout(head)
        others.addLayout(self.peers)
        self.devices = DevicesSheet(self.session, self)
        self.devices.done.connect(self.done)
        self.devices.told.connect(self.told)
        self.column.addWidget(self.devices)

    def _renewed_words(self) -> str:
        """Cards that were given away before the keys were changed are out of date."""
        with self.session.store.database.look() as work:
            renewed = keys_renewed_at(work)
        if renewed is None:
            return ""
        return self.tr(
            "本机的密钥已于 {date} 更换。在那以前拿到名片的人，请把新名片交给他登记；"
            "有设备名单的，请办公室用新名片重新签发。"
        ).format(date=day_words(renewed.astimezone().date()))

    def _export(self) -> None:
        owner = self.session.store.owner
        path = CardFiles.ask_to_write(self, self.tr("名片-{person}.zjcard").format(person=owner.person))
        if path is None:
            return
        store = self.session.store
        self.session.jobs.run(
            self,
            lambda: write_atomically(path, card_of(store)),
            done=lambda _: self._exported(path),
            failed=self.tell_trouble,
        )

    def _exported(self, path: Path) -> None:
        self.notice.tell(self.tr("名片已写入 {file}。请交给要收您资料包的人。").format(file=path))
        self.done.emit()

    def _enrol(self) -> None:
        path = CardFiles.ask_to_read(self)
        if path is not None:
            self.session.jobs.run(self, path.read_bytes, done=self._check, failed=self.tell_trouble)

    def _check(self, data: bytes) -> None:
        """Who it is, before anything is kept."""
        store = self.session.store

        def look() -> tuple[Device, Renewal | None]:
            peer = read_peer(data)
            return peer, renewal_asked(store, peer)

        self.session.jobs.run(self, look, done=lambda seen: self._ask(*seen, data), failed=self.tell_trouble)

    def _ask(self, peer: Device, renewal: Renewal | None, data: bytes) -> None:
        if not CardFiles.confirm(self, peer, spoken(peer.signing_key, spoken_language()), renewal):
            return
        store, now = self.session.store, self.session.clock()
        self.session.jobs.run(
            self,
            lambda: trust_card(store, data, now, key_renewed=renewal is not None),
            done=self._enrolled,
            failed=self.tell_trouble,
        )

    def _enrolled(self, peer: Device) -> None:
        self.load()
        self.session.changes.packs_changed.emit()
        self.tell_kept(self.tr("已登记：{person}（{office}）").format(person=peer.person, office=peer.office))

    def _distrust(self, peer: Device) -> None:
        if not CardFiles.confirm_distrust(self, peer):
            return
        store, now = self.session.store, self.session.clock()
        self.session.jobs.run(
            self,
            lambda: distrust(store, peer, now),
            done=lambda _: self._distrusted(peer),
            failed=self.tell_trouble,
        )

    def _distrusted(self, peer: Device) -> None:
        self.load()
        self.session.changes.packs_changed.emit()
        self.tell_kept(self.tr("不再信任：{person}（{office}）").format(person=peer.person, office=peer.office))
