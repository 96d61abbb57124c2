"""Pass, fail, not applicable: three buttons with glyph, word and key; one of them, or none, is down."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from inspector_app.checklists.model import Verdict
from ui.visit.visit_state import ItemState
from ui.widgets.enter_goes_on import EnterGoesOn
from ui.widgets.plain_tip import plain_tip
from ui.widgets.state_glyphs import state_icon

VERDICT_KEYS = {"1": Verdict.PASS, "2": Verdict.FAIL, "3": Verdict.NOT_APPLICABLE}
_STATES = {
    Verdict.PASS: ItemState.PASSED,
    Verdict.FAIL: ItemState.FAILED,
    Verdict.NOT_APPLICABLE: ItemState.NOT_APPLICABLE,
}


class VerdictButtons(QWidget):
    """`chosen` tells what the person pressed; the page decides what it means, and shows it with `show_verdict`."""

    chosen = Signal(Verdict)
    same_wanted = Signal()
    """Space, where it means “as the last time” instead of pressing the button that has the focus."""

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = compact
        self.space_is_same = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 if compact else 8)
        self.buttons = {verdict: self._button(verdict) for verdict in _STATES}
        for button in self.buttons.values():
            row.addWidget(button)
        self._write_labels()

    def show_verdict(self, verdict: Verdict | None) -> None:
        for each, button in self.buttons.items():
            button.setChecked(each is verdict)

    def focus(self) -> None:
        """On the button that is down, else on the first."""
        down = next((button for button in self.buttons.values() if button.isChecked()), None)
        (down or self.buttons[Verdict.PASS]).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.space_is_same and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.same_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._write_labels()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = list(self.buttons.values())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus()

    def _button(self, verdict: Verdict) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.installEventFilter(self)
        EnterGoesOn(button)
        button.setObjectName(f"verdict_{verdict.value}")
        button.setProperty("verdict", verdict.value)
        button.setProperty("compact", self._compact)
        button.clicked.connect(lambda: self.chosen.emit(verdict))
        if not self._compact:
            button.setMinimumHeight(button.fontMetrics().height() + 22)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _write_labels(self) -> None:
        labels = {
            Verdict.PASS: self.tr("合格"),
            Verdict.FAIL: self.tr("不合格"),
            Verdict.NOT_APPLICABLE: self.tr("不适用"),
        }
        for (verdict, button), key in zip(self.buttons.items(), VERDICT_KEYS, strict=True):
            button.setIcon(state_icon(_STATES[verdict], self.palette()))
            button.setText(labels[verdict] if self._compact else f"{labels[verdict]}  {key}")
            button.setToolTip(plain_tip(self.tr("{verdict}（按 {key}）").format(verdict=labels[verdict], key=key)))
            button.setAccessibleName(labels[verdict])
