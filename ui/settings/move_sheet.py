"""A store with a file of its own: into a database that several desks share. First looked at, then moved."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import say
from inspector_app.roles import administers_desks
from inspector_app.shared_store.reaching import Reached, reach
from ui.dialogs.move_questions import confirm_move
from ui.session import Session
from ui.settings.sheet import SettingsSheet
from ui.widgets.field_block import FieldBlock
from ui.wording import explain


@dataclass(frozen=True, slots=True)
class MoveWish:
    """Where the store shall move: an address, or "" for a file of its own."""

    address: str = ""
    files: str = ""


class MoveSheet(SettingsSheet):
    move_wanted = Signal(object)
    """MoveWish; the window closes the store for it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.address, self.files = QLineEdit(self), QLineEdit(self)
        self.address.setPlaceholderText("postgresql://li_ming@db.office.cn/inspector")
        self.blocks = {
            "address": FieldBlock(
                self.tr("数据库地址"), self.address, self.tr("一个空数据库，登录名能在里面建表；由服务器管理员给"), self
            ),
            "files": FieldBlock(
                self.tr("照片和文书放在哪里"), self.files, self.tr("共用文件夹或 s3:// 地址；空着就各放各的"), self
            ),
        }
        self.result = self.words("", "section")
        self.check, self.go = QPushButton(self.tr("看看能不能搬"), self), QPushButton(self.tr("搬过去…"), self)
        self._reached: Reached | None = None
        self._lay_out()
        self.check.clicked.connect(self._check)
        self.go.clicked.connect(self._move)
        for field in (self.address, self.files):
            field.textChanged.connect(lambda _: self._forget())
        self._forget()

    @property
    def wish(self) -> MoveWish:
        return MoveWish(self.address.text().strip(), self.files.text().strip())

    def _lay_out(self) -> None:
        about = self.tr(
            "几台电脑要同时用一份资料时，才需要搬到单位的 PostgreSQL 服务器。搬的时候逐行核对，随时可以停下；"
            "原来的文件原样留着，以后也能搬回来。"
        )
        self.column.addWidget(self.notice)
        self.column.addWidget(self.words(self.tr("搬到共用数据库"), "heading"))
        self.column.addWidget(self.words(about, "secondary"))
        for block in self.blocks.values():
            self.column.addWidget(block)
        self.column.addWidget(self.result)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addWidget(self.go)
        row.addStretch(1)
        self.column.addLayout(row)
        if not administers_desks(self.session.store):
            self._refuse_here()

    def _refuse_here(self) -> None:
        for widget in (self.address, self.files, self.check):
            widget.setEnabled(False)
        problem = Problem("shared.mover_role", {"person": self.session.store.person})
        self.column.insertWidget(2, self.words(str(say(problem, self.session.language)), "section"))

    def _forget(self) -> None:
        """What was found held for another address."""
        self._reached = None
        self.result.hide()
        for block in self.blocks.values():
            block.complain("")
        self.go.setEnabled(False)

    def _check(self) -> None:
        store, wish = self.session.store, self.wish
        self.notice.hide()
        self._forget()
        self.check.setEnabled(False)
        self.session.jobs.run(
            self, lambda: reach(store, wish.address, wish.files), done=self._show, failed=self._refuse
        )

    def _show(self, found: Reached) -> None:
        self.check.setEnabled(True)
        self._reached = found
        files = self.tr("照片和文书 {count} 个").format(count=f"{found.files:,}")
        text = self.tr("可以搬到 {database}（PostgreSQL {server}）：记录 {rows} 行，{files}。").format(
            database=found.database,
            server=found.server,
            rows=f"{found.rows:,}",
            files=files if self.wish.files else self.tr("照片和文书留在原处"),
        )
        if not found.has_groups:
            text += "\n" + self.tr(
                "服务器上还没有检查员、主管、管理员三个组，这个登录名也不能建："
                "搬完请服务器管理员执行 store roles 写出的脚本。"
            )
        self.result.setText(text)
        self.result.show()
        self.go.setEnabled(True)
        self.go.setFocus()
        self.done.emit()

    def _refuse(self, error: Exception) -> None:
        """What was typed wrong is said at its field, the rest above."""
        self.check.setEnabled(True)
        if not isinstance(error, RefusedInputError):
            self.tell_trouble(error)
            return
        for problem, message in zip(error.problems, explain(error, self.session.language) or (), strict=True):
            self.blocks["files" if problem.code.startswith("shared.files") else "address"].complain(str(message))
        self.told.emit()

    def _move(self) -> None:
        if self._reached is not None and confirm_move(self, self._reached.database):
            self.move_wanted.emit(self.wish)
