"""The bodies that join the office's inspections: listed, added, changed, and removed with a way back."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.office import OfficeBody
from inspector_app.partners import Partner, partners, remove_partner, save_partner
from ui.dialogs.partner_dialog import PartnerDialog
from ui.session import Session
from ui.settings.sheet import SettingsSheet
from ui.widgets.one_click import OneClick


class PartnersSheet(SettingsSheet):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.changers: dict[str, QPushButton] = {}
        self.removers: dict[str, QPushButton] = {}
        self._once = OneClick(parent=self)
        self.add = QPushButton(self.tr("添加单位…"), self)
        self.add.clicked.connect(lambda: self._ask(None))
        self.nothing = self.words(self.tr("还没有。经常一起检查的派出所、邮政管理局等可以在这里登记。"), "secondary")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(0, 1)
        self._lay_out()
        session.changes.settings_changed.connect(self.load)
        self.load()

    def load(self) -> None:
        """Shows them as they are now."""
        store = self.session.store
        self.run(lambda: partners(store), self._show)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.words(self.tr("联合检查单位"), "heading"), 1)
        head.addWidget(self.add)
        self.column.addLayout(head)
        about = self.tr("联合检查时各单位以自己的名义出具文书，文书上的联系方式和救济途径用这里的。")
        for widget in (self.words(about, "secondary"), self.notice, self.nothing):
            self.column.addWidget(widget)
        self.column.addLayout(self._rows)

    def _show(self, found: tuple[Partner, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.changers.clear()
        self.removers.clear()
        self.nothing.setVisible(not found)
        for row, partner in enumerate(found):
            self._show_partner(row, partner)

    def _show_partner(self, row: int, partner: Partner) -> None:
        name = partner.body.name
        self._rows.addWidget(self._named(partner), row, 0)
        change = QPushButton(self.tr("修改…"), self)
        change.setAccessibleName(self.tr("修改{name}").format(name=name))
        change.clicked.connect(lambda: self._ask(partner.body))
        self._rows.addWidget(change, row, 1)
        self.changers[name] = change
        if partner.is_own:
            remove = QPushButton(self.tr("移除"), self)
            remove.setAccessibleName(self.tr("移除{name}").format(name=name))
            remove.clicked.connect(lambda: self._remove(name))
            self._once.guard(remove)
            self._rows.addWidget(remove, row, 2)
            self.removers[name] = remove

    def _named(self, partner: Partner) -> QWidget:
        planned = self.tr("来自单位方案") if partner.is_planned and not partner.is_own else ""
        said = " · ".join(each for each in (partner.body.contact, partner.body.phone, planned) if each)
        holder = QWidget(self)
        texts = QVBoxLayout(holder)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        texts.addWidget(self.words(partner.body.name, "section"))
        if said:
            texts.addWidget(self.words(said, "small"))
        return holder

    def _ask(self, known: OfficeBody | None) -> None:
        name = PartnerDialog.ask(self, self.session, known)
        if name is not None:
            self.load()
            self.tell_kept(self.tr("已保存：{name}").format(name=name))

    def _remove(self, name: str) -> None:
        store, now = self.session.store, self.session.clock()
        self.run(lambda: remove_partner(store, name, now), self._removed)

    def _removed(self, gone: OfficeBody | None) -> None:
        self.load()
        if gone is not None:
            self.tell_kept(self.tr("已移除：{name}").format(name=gone.name), lambda: self._put_back(gone))

    def _put_back(self, body: OfficeBody) -> None:
        store, now = self.session.store, self.session.clock()

        def done(_: object) -> None:
            self.load()
            self.tell_kept(self.tr("已放回去：{name}").format(name=body.name))

        self.run(lambda: save_partner(store, "", body, now), done)
