"""A question of one or two sentences, shown as they are: what they name may look like markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from inspector_app.visible_signs import visible
from ui.theme.icons import drawn
from ui.theme.palette import colours_of

_ICON = 36


class PlainBox(QMessageBox):
    """Gone once it was answered, like ui.dialogs.question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(visible(text))

    def setInformativeText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setInformativeText(visible(text))

    def showEvent(self, event: QShowEvent) -> None:
        """A least width of the style sheet (a fingertip's) takes the place of what the words of a button need."""
        for button in self.buttons():
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        """The icon of the program's own family, in the place of Qt's, which knows no dark window."""
        colours, kinds = colours_of(self.palette()), QMessageBox.Icon
        if self.icon() in (kinds.Warning, kinds.Critical):
            self.setIconPixmap(drawn("alert", colours.attention, _ICON, self.devicePixelRatioF()))
        elif self.icon() is not kinds.NoIcon:
            self.setIconPixmap(drawn("question", colours.accent, _ICON, self.devicePixelRatioF()))

    def exec(self) -> int:
        """Which button was pressed can still be asked until the slot that asked returns."""
        code = super().exec()
        self.deleteLater()
        return code
