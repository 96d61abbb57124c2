"""A passphrase as it is typed, hidden until the person wants to see it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.icons import icon
from ui.theme.palette import colours_of
from ui.theme.touch import hold_button_within
from ui.widgets.plain_tip import plain_tip


class PassphraseField(QLineEdit):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        hold_button_within(self)
        self._show(False)

    def _show(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.eye.setIcon(icon("eye_off" if on else "eye", colours_of(self.palette()).quiet, side=18))
        self.eye.setText(self.tr("隐藏密码") if on else self.tr("显示密码"))
        self.eye.setToolTip(plain_tip(self.eye.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "eye"):
            self._show(self.eye.isChecked())
