"""What must be known before a passphrase is chosen: nobody can open a store without it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel


class PassphraseAdvice(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("advice_box")
        words = PlainLabel(
            self.tr(
                "密码没有后门。忘记密码时，只有事先在“设置 › 人员与密码”登记过的单位恢复密钥能打开；"
                "没有登记，谁也打不开。请把密码写下来放在安全的地方，不要和电脑放在一起。"
            ),
            self,
        )
        words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(words)
