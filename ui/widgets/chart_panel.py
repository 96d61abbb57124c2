"""One chart of the board with its title and legend."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.supervision.board import Panel
from ui.supervision.board_charts import ChartLook, Drawn
from ui.theme.palette import colours_of
from ui.widgets.chart_view import ChartView
from ui.widgets.plain_label import PlainLabel

_STANDING, _ROW, _AROUND = 150.0, 17.0, 24.0
_SIDE = 10


class ChartPanel(QFrame):
    opened = Signal(int, int)
    """Group and column of a bar."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        self.title, self.view = PlainLabel(title, self), ChartView(self)
        self.nothing = PlainLabel(self.tr("这段时间没有记录。"), self)
        self.nothing.hide()
        self.title.setProperty("role", "section")
        # Large letters: rather a second line than a board that is wider than its pane.
        self.title.setWordWrap(True)
        self.nothing.setProperty("role", "secondary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panel: Panel | None = None
        self.shown: Panel | None = None
        """Of which the chart on the screen is: its bars open what they count."""
        self._legend: list[QWidget] = []
        self._head = QHBoxLayout()
        self._head.setSpacing(5)
        self._head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.view)
        column.addWidget(self.nothing, 3)
        # Beside a taller one it stays at the top.
        column.addStretch(1)
        self.view.opened.connect(self.opened)

    def show_panel(self, panel: Panel) -> None:
        """Its chart comes later; until then the one of before stays."""
        self.panel = panel
        has_bars = any(any(each.numbers) for each in panel.picture.columns)
        self.view.setVisible(has_bars)
        self.nothing.setVisible(not has_bars)
        self._show_legend()

    def look(self) -> ChartLook:
        """As large as there is room, in the colours of the window."""
        assert self.panel is not None
        colours, picture = colours_of(self.palette()), self.panel.picture
        margins = self.contentsMargins()
        room = self.width() - 28 - margins.left() - margins.right()
        height = _ROW * max(len(picture.groups), 3) + _AROUND if picture.lying else _STANDING
        width = max(120.0, room / self.view.unit)
        return ChartLook(width, height, colours.text, colours.line, self.font().family())

    def show_chart(self, panel: Panel, drawn: Drawn) -> None:
        """One that was drawn of what the panel showed before comes too late."""
        if panel is self.panel:
            self.shown = panel
            self.view.show_chart(panel.picture, drawn)

    def _show_legend(self) -> None:
        for widget in self._legend:
            self._head.removeWidget(widget)
            widget.deleteLater()
        self._legend = []
        assert self.panel is not None
        columns = self.panel.picture.columns
        for each in columns if len(columns) > 1 else ():
            mark, name = PlainLabel(self), PlainLabel(each.name, self)
            mark.setPixmap(self._square(each.colour))
            name.setProperty("role", "secondary")
            self._legend += [mark, name]
            self._head.addWidget(mark)
            self._head.addWidget(name)

    def _square(self, colour: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.fillRect(0, 0, _SIDE, _SIDE, QColor(colour))
        painter.end()
        return picture
