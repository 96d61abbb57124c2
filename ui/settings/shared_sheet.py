"""A store that desks share: where it lies, what protects it, who sits at which desk; and inviting one more."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from inspector_app.files import write_atomically
from inspector_app.roles import administers_desks
from inspector_app.shared_store.desks import DeskStanding, desks_of, has_current_rules, invite, place_of, remove_desk
from inspector_app.shared_store.place import facts_of
from inspector_app.stores import Store
from ui.day_words import day_words
from ui.dialogs.invitation_dialogs import InviteDialog, confirm_removal
from ui.dialogs.move_questions import confirm_back
from ui.session import Session
from ui.settings.move_sheet import MoveWish
from ui.settings.sheet import SettingsSheet

Found = tuple[dict[str, str], list[DeskStanding], bool]


class SharedSheet(SettingsSheet):
    move_wanted = Signal(object)
    """MoveWish: back into a file of its own; the window closes the store for it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.place = self.words("", "section")
        self.rules = self.words(
            self.tr(
                "服务器上的权限规则是旧版程序的：检查员用别的程序连上去，还能改到一些不该改的内容。"
                "请用建库的登录名打开一次，或者请服务器管理员执行 store roles 写出的脚本。"
            ),
            "section",
        )
        self.rules.hide()
        self.desks = QWidget(self)
        self.removers: dict[str, QPushButton] = {}
        self.invite = QPushButton(self.tr("邀请一台电脑…"), self)
        self.invite.clicked.connect(self._invite)
        self.back = QPushButton(self.tr("搬回本机文件…"), self)
        self.back.clicked.connect(self._move_back)
        self._lay_out()
        self.load()

    def load(self) -> None:
        store = self.session.store
        self.run(lambda: _found(store), self._show)

    def _lay_out(self) -> None:
        protection = self.tr(
            "记录放在单位的数据库服务器上，由服务器的磁盘加密和传输加密（TLS，核对证书）保护，不是本程序加密的；"
            "照片和文书仍是加密的文件。服务器的备份由管理员负责；“备份”里也能读出整份，加密存在本机。"
        )
        head = QHBoxLayout()
        head.addWidget(self.words(self.tr("共用数据库"), "heading"), 1)
        head.addWidget(self.invite)
        self.column.addWidget(self.notice)
        self.column.addLayout(head)
        self.column.addWidget(self.place)
        self.column.addWidget(self.rules)
        self.column.addWidget(self.words(protection, "secondary"))
        self.column.addWidget(self.desks)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self.column.addLayout(row)
        if not administers_desks(self.session.store):
            self.invite.setEnabled(False)
            self.invite.setToolTip(self.tr("只有管理员能邀请别的电脑"))

    def _show(self, found: Found) -> None:
        facts, desks, current = found
        self.rules.setVisible(not current)
        files = facts["files"] or self.tr("各台电脑自己的文件夹")
        text = self.tr("{database}\n照片和文书：{files}").format(database=facts["database"], files=files)
        self.place.setText(text)
        self.removers.clear()
        before, self.desks = self.desks, QWidget(self)
        grid = QGridLayout(self.desks)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, desk in enumerate(desks):
            self._show_desk(grid, row, desk)
        self.column.replaceWidget(before, self.desks)
        before.hide()
        before.deleteLater()

    def _show_desk(self, grid: QGridLayout, row: int, desk: DeskStanding) -> None:
        roles = {"inspector": self.tr("检查员"), "supervisor": self.tr("主管")}
        role = roles.get(desk.role, desk.role)
        about = self.tr("{role} · 登录名 {login} · {day} 加入").format(
            role=role, login=desk.login, day=day_words(desk.joined_at.date())
        )
        grid.addWidget(self.words(desk.person, "section"), row, 0)
        grid.addWidget(self.words(about, "secondary"), row, 1)
        if desk.own:
            grid.addWidget(self.words(self.tr("本机"), "secondary"), row, 2)
        elif administers_desks(self.session.store):
            remove = QPushButton(self.tr("取消这台…"), self.desks)
            remove.setAccessibleName(self.tr("取消{person}的电脑").format(person=desk.person))
            remove.clicked.connect(partial(self._remove, desk))
            grid.addWidget(remove, row, 2)
            self.removers[desk.device] = remove

    def _invite(self) -> None:
        asked = InviteDialog.ask(self, self.session.language)
        if asked is None:
            return
        store, now = self.session.store, self.session.clock()
        words = self.tr("邀请文件已写入 {file}。口令请另外告诉对方，不要和文件放在一起。").format(file=asked.path.name)
        self.run(
            lambda: write_atomically(asked.path, invite(store, asked.secret, now)), lambda _: self.tell_kept(words)
        )

    def _remove(self, desk: DeskStanding, _checked: bool = False) -> None:
        if not confirm_removal(self, desk.person):
            return
        store, now = self.session.store, self.session.clock()
        self.run(lambda: remove_desk(store, desk.device, now), lambda _: self._removed(desk.person))

    def _move_back(self) -> None:
        if confirm_back(self):
            self.move_wanted.emit(MoveWish())

    def _removed(self, person: str) -> None:
        self.load()
        self.tell_kept(self.tr("已取消{person}的电脑，它不能再保存任何内容。").format(person=person))


def _found(store: Store) -> Found:
    return dict(facts_of(place_of(store))), desks_of(store), has_current_rules(store)
