"""The office's recovery key: whether it is set here, setting it, and making the office's pair."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.people import set_recovery
from inspector_app.recovery import RecoveryFiles, new_recovery_files
from ui.dialogs.vault_questions import VaultQuestions
from ui.session import Session
from ui.theme.restyling import restyle
from ui.widgets.plain_label import PlainLabel


class RecoverySheet(QFrame):
    kept = Signal(str)
    """What to tell: the key was set, or a pair was made."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self._session = session
        self.state = PlainLabel(self)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state.setWordWrap(True)
        self.choose = QPushButton(self.tr("登记恢复公钥…"), self)
        self.make = QPushButton(self.tr("制作单位恢复钥匙…"), self)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.make.clicked.connect(self._make)
        self.show_key(None)

    def show_key(self, recipient: str | None) -> None:
        if recipient is None:
            self.state.setText(self.tr("还没有登记。忘记密码就再也打不开，请先登记。"))
            role = "trouble"
        else:
            short = f"{recipient[:12]}…{recipient[-6:]}"
            self.state.setText(self.tr("已登记：{key}。忘记密码时，单位可以帮您设新密码。").format(key=short))
            role = "good"
        restyle(self.state, "role", role)

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("忘记密码时"), self)
        title.setProperty("role", "heading")
        words = PlainLabel(
            self.tr(
                "单位做一对恢复钥匙：恢复公钥发给每台电脑登记；恢复密钥装信封封存，"
                "有人忘记密码时才拆开。全单位只需做一次。"
            ),
            self,
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        for widget in (title, words, self.state):
            column.addWidget(widget)
        for button in (self.choose, self.make):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _choose(self) -> None:
        path = VaultQuestions.ask_public(self)
        if path is None:
            return
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run(
            self,
            lambda: set_recovery(store, path.read_bytes(), now),
            done=self._set,
            failed=self.troubled.emit,
        )

    def _set(self, recipient: str) -> None:
        self.show_key(recipient)
        self.kept.emit(self.tr("恢复公钥已登记。"))

    def _make(self) -> None:
        folder = VaultQuestions.ask_new_folder(self)
        if folder is not None:
            now = self._session.clock()
            self._session.jobs.run(
                self, lambda: new_recovery_files(folder, now), done=self._made, failed=self.troubled.emit
            )

    def _made(self, files: RecoveryFiles) -> None:
        self.kept.emit(
            self.tr(
                "已写入 {folder}：{secret} 是秘密，请装信封封存，并从电脑上删除；{public} 发给每台电脑登记。"
            ).format(folder=Path(files.secret).parent, secret=files.secret.name, public=files.public.name)
        )
