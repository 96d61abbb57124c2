"""Who may open the store: its persons, their passphrases, the office's recovery key, and the lock of idle hours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

from inspector_app.errors import UnavailableError
from inspector_app.people import remove_person, trusted_recovery
from inspector_app.roles import administers, administrators
from inspector_app.vault import SlotOwner, people_of
from ui.dialogs.add_person_dialog import AddPersonDialog
from ui.dialogs.vault_questions import VaultQuestions
from ui.preferences import IDLE_MINUTES
from ui.session import Session
from ui.settings.key_sheet import KeySheet
from ui.settings.passphrase_section import PassphraseSection
from ui.settings.recovery_sheet import RecoverySheet
from ui.settings.section import SettingsSection
from ui.watches.key_watch import KeyWatch
from ui.widgets.plain_tip import plain_tip


class PeopleSection(SettingsSection):
    idle_minutes_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None, watch: KeyWatch | None = None) -> None:
        """`watch` is that of the window; without one the section has its own."""
        super().__init__(
            session,
            self.tr("人员与密码"),
            self.tr("每个人用自己的姓名和密码打开这个工作库。几个人共用一台电脑时，看到的资料是同一份。"),
            parent,
        )
        self.people = QGridLayout()
        self.people.setHorizontalSpacing(24)
        self.people.setVerticalSpacing(8)
        self.removers: dict[str, QPushButton] = {}
        self.add = self.button(self.tr("添加一个人…"))
        self.idle: dict[int, QPushButton] = {}
        self.recovery = RecoverySheet(session, self)
        self.passphrase = PassphraseSection(session, self)
        self.key = KeySheet(session, watch or KeyWatch(session, self), self)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.recovery.kept.connect(self.tell_kept)
        self.recovery.troubled.connect(self.tell_trouble)
        self.key.told.connect(self.tell_kept)
        self.key.troubled.connect(self.tell_trouble)
        self.load()

    def load(self) -> None:
        """Shows the persons as they are in the store, and whether the recovery key can be trusted."""
        store = self.session.store
        try:
            people = people_of(store.folder)
            self.recovery.show_key(trusted_recovery(store))
        except UnavailableError as error:
            self.tell_trouble(error)
            return
        while (item := self.people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.removers.clear()
        self._only_for_administrators(self.add)
        for row, person in enumerate(people):
            self._show_person(row, person, alone=len(people) == 1)

    def _show_person(self, row: int, owner: SlotOwner, *, alone: bool) -> None:
        roles = {
            "inspector": self.tr("检查员"),
            "supervisor": self.tr("主管"),
            "administrator": self.tr("管理员"),
        }
        role = roles.get(owner.role, owner.role)
        here = owner.person == self.session.store.person
        about = self.tr("{role} · 现在使用的人").format(role=role) if here else role
        self.people.addWidget(self.words(owner.person, "section"), row, 0)
        self.people.addWidget(self.words(about), row, 1)
        self.people.setColumnStretch(1, 1)
        if not alone:
            remove = self.button(self.tr("取消此人…"))
            remove.setAccessibleName(self.tr("取消{person}").format(person=owner.person))
            remove.clicked.connect(lambda: self._remove(owner.person))
            self._only_for_administrators(remove)
            self.people.addWidget(remove, row, 2)
            self.removers[owner.person] = remove

    def _only_for_administrators(self, button: QPushButton) -> None:
        """Shown to all, so that everybody knows that it can be done, and by whom."""
        store = self.session.store
        if not administers(store):
            button.setEnabled(False)
            names = "、".join(administrators(store)) or "—"
            button.setToolTip(plain_tip(self.tr("只有管理员能做：{names}").format(names=names)))

    def _lay_out(self) -> None:
        who = self.sheet()
        head = QHBoxLayout()
        head.addWidget(self.heading(self.tr("谁能打开")), 1)
        head.addWidget(self.add)
        who.addLayout(head)
        who.addLayout(self.people)
        self._lay_out_idle()
        self.column.addWidget(self.recovery)
        self.column.addWidget(self.key)
        self.column.addSpacing(10)
        self.column.addWidget(self.passphrase)

    def _lay_out_idle(self) -> None:
        sheet, row, group = self.sheet(), QHBoxLayout(), QButtonGroup(self)
        sheet.addWidget(self.heading(self.tr("空闲锁定")))
        sheet.addWidget(
            self.words(self.tr("没有人用时自动保存并锁定，回来后接着原来的地方。正在导入或写资料包时，做完再锁。"))
        )
        row.setSpacing(8)
        for minutes in IDLE_MINUTES:
            button = self.button(self.tr("{minutes} 分钟").format(minutes=minutes) if minutes else self.tr("从不"))
            button.setObjectName("choice_chip")
            button.setCheckable(True)
            button.setChecked(minutes == self.session.preferences.idle_minutes)
            button.clicked.connect(lambda _=False, minutes=minutes: self.idle_minutes_wanted.emit(minutes))
            group.addButton(button)
            row.addWidget(button)
            self.idle[minutes] = button
        row.addStretch(1)
        sheet.addLayout(row)

    def _add(self) -> None:
        person = AddPersonDialog.ask(self, self.session)
        if person is not None:
            self.load()
            self.tell_kept(self.tr("已添加：{person}。请他试着自己打开一次。").format(person=person))

    def _remove(self, person: str) -> None:
        if not VaultQuestions.confirm_removal(self, person):
            return
        store, now = self.session.store, self.session.clock()
        self.session.jobs.run(
            self,
            lambda: remove_person(store, person, now),
            done=lambda _: self._removed(person),
            failed=self.tell_trouble,
        )

    def _removed(self, person: str) -> None:
        self.load()
        self.tell_kept(self.tr("已取消：{person}。").format(person=person))
        # A data key that was being brought in was known to them, too.
        self.key.watch.forget()
        self.key.ask(person)
