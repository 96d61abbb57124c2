"""Another data key: asked for, stopped, and brought in; how far it is. The work itself is done by the KeyWatch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector_app.key_change.growing import Grown
from inspector_app.vault import without_box
from ui.dialogs.vault_questions import VaultQuestions
from ui.session import Session
from ui.watches.key_watch import KeyWatch
from ui.widgets.plain_label import PlainLabel


class KeySheet(QFrame):
    told = Signal(str)
    troubled = Signal(object)
    """The Exception; the store is as it was."""

    def __init__(self, session: Session, watch: KeyWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self._session = session
        self.watch = watch
        self.state = self._label("")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.start = QPushButton(self.tr("更换数据密钥…"), self)
        self.finish = QPushButton(self.tr("现在锁定并换上"), self)
        self.stop = QPushButton(self.tr("停下"), self)
        self._lay_out()
        self.start.clicked.connect(lambda: self.ask(""))
        self.finish.clicked.connect(watch.finish)
        self.stop.clicked.connect(watch.stop)
        watch.stepped.connect(self._show)
        watch.stopped.connect(lambda: self.told.emit(self.tr("已停下，数据密钥没有更换。")))
        watch.troubled.connect(self.troubled)
        self._show(watch.grown)
        watch.go_on()

    def ask(self, removed: str) -> None:
        """`removed`: who was just taken off the list and may have a copy of the old key."""
        if self.watch.running:
            return
        store = self._session.store
        left_out = without_box(store.folder, store.vault)
        if VaultQuestions.confirm_key_change(self, removed, left_out):
            self.watch.begin()

    def _show(self, grown: Grown | None) -> None:
        running, whole = self.watch.running, self.watch.whole is not None
        self.start.setVisible(not running and not whole)
        self.finish.setVisible(whole)
        self.bar.setVisible(running)
        for widget in (self.stop, self.state):
            widget.setVisible(running or whole)
        if whole:
            self.state.setText(self.tr("新密钥的一份已经备好，下次锁定时换上，用原来的密码重新打开。"))
        elif grown is None:
            self.bar.setRange(0, 0)
            self.state.setText(self.tr("正在准备…"))
        else:
            self.bar.setRange(0, max(grown.total, 1))
            self.bar.setValue(grown.done)
            self.state.setText(
                self.tr("正在用新密钥重新加密：{done}/{total}。可以照常工作；最后会锁定几秒。").format(
                    done=grown.done, total=grown.total
                )
            )

    def _lay_out(self) -> None:
        title = self._label(self.tr("数据密钥"), "heading")
        words = self._label(
            self.tr(
                "取消一个人之后，他若事先拷走了旧的钥匙文件，仍能打开旧拷贝。更换数据密钥会把全部资料重新加密，"
                "使拷走的钥匙失效，本机收发资料包的密钥也一起换新；平时改密码不需要更换。"
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(self.finish)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        for widget in (title, words, self.state):
            column.addWidget(widget)
        column.addLayout(row)

    def _label(self, text: str, role: str = "secondary") -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label
