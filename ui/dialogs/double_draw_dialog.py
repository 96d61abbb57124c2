"""双随机: draws enterprises, and for each the people who go there. A draw is recorded as soon as it is made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from ui.dialogs.question import Question
from ui.theme.restyling import restyle
from ui.widgets.draw_form import DrawForm
from ui.widgets.kept_draws import KeptDraws
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from db.records.planning import DoubleDraw
    from inspector_app.planning.drawing import Drawn

_WIDTH_LETTERS, _HEIGHT_LETTERS = 54, 46


class DoubleDrawDialog(Question):
    def __init__(
        self,
        people: Sequence[str],
        communities: Sequence[str],
        kinds: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`kinds`: the register's word of each kind, and what it is called here."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("双随机抽取"))
        self.form, self.kept = DrawForm(people, communities, kinds, self), KeptDraws(self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.form, self.tr("抽取"))
        self.tabs.addTab(self.kept, self.tr("抽取记录"))
        self.told = PlainLabel(self)
        self.told.setWordWrap(True)
        self.told.hide()
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.form.draw.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.told)
        column.addWidget(buttons)
        letter, screen = self.fontMetrics().horizontalAdvance("字"), self.screen().availableSize()
        width, height = round(screen.width() * 0.95), round(screen.height() * 0.88)
        self.resize(min(_WIDTH_LETTERS * letter, width), min(_HEIGHT_LETTERS * letter, height))

    def tell(self, text: str, role: str = "trouble") -> None:
        restyle(self.told, "role", role)
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.form.draw.setEnabled(True)

    def show_draws(self, kept: "Sequence[tuple[DoubleDraw, Drawn | None]]", chosen: str = "") -> None:
        """The one that was just made is shown, and a new seed waits for the next."""
        self.kept.show_draws(kept, chosen)
        if chosen:
            self.tabs.setCurrentWidget(self.kept)
            self.form.renew_seed()
