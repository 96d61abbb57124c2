"""The board: tiles with the figures that matter, and charts of which every bar opens its list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.supervision.board import Board, Panel, Ratio, Target
from inspector_app.supervision.statistics import Question
from ui.supervision.board_charts import ChartLook, Drawn
from ui.widgets.chart_panel import ChartPanel
from ui.widgets.figures_pane import FigureTile
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.senders_panel import SendersPanel

_PATIENCE_MS = 80
_TWO_COLUMNS_LETTERS = 62
_ANY_WIDTH = 16_777_215
"""Qt's own word for no limit."""
_BESIDE = {"enterprises_visited": "coverage", "findings_corrected": "corrected_rate"}
"""Figure to the ratio that its tile says, too."""


class BoardTile(FigureTile):
    """Smaller than those of the page of all figures, in fewer words, and with a ratio where there is one."""

    letters, lines = 10.0, 3.4

    def __init__(self, figure_id: str, language: Language, short: str, parent: QWidget | None = None) -> None:
        super().__init__(figure_id, language, parent)
        self._short = short
        self.words.setText(short)

    def _fit(self) -> None:
        """At least so wide; the line of tiles takes the whole width."""
        super()._fit()
        self.setMaximumWidth(_ANY_WIDTH)

    def show_ratio(self, ratio: Ratio) -> None:
        percent = "—" if ratio.percent is None else f"{ratio.percent:.1f}%"
        self.words.setText(f"{self._short} · {percent}")
        self.setToolTip(plain_tip(f"{ratio.words} {percent}\n{self.toolTip()}"))


class BoardPane(QScrollArea):
    draw_wanted = Signal(object)
    """(Panel, ChartLook) of each chart that is to be drawn."""
    target_wanted = Signal(object)
    packs_wanted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.board: Board | None = None
        spec = assets.read_json("bulletin", "board.json")
        self._body = QWidget(self)
        self._body.setObjectName("packs_body")
        self.tiles = {
            id: BoardTile(id, language, words[language.value], self._body) for id, words in spec["tiles"].items()
        }
        self.panels = {id: ChartPanel(words[language.value], self._body) for id, words in spec["panels"].items()}
        self.senders = SendersPanel(self._body)
        self.about = PlainLabel(self.tr("点数字看名单，点柱子看它后面的名单或企业。"), self._body)
        self.about.setProperty("role", "secondary")
        self._grid = QGridLayout()
        self._pause = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._pause.timeout.connect(self.draw)
        self._lay_out()
        for id, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, id=id: self.target_wanted.emit(Target(id, self.question)))
        for id, panel in self.panels.items():
            panel.opened.connect(lambda group, column, id=id: self._open(id, group, column))
        self.senders.opened.connect(self.packs_wanted)

    @property
    def question(self) -> Question:
        """Of what is shown."""
        return self.board.question if self.board is not None else Question()

    def show_board(self, board: Board) -> None:
        self.board = board
        for each in board.tiles:
            self.tiles[each.id].show_number(each.number)
        ratios = {each.id: each for each in board.ratios}
        for figure, ratio in _BESIDE.items():
            self.tiles[figure].show_ratio(ratios[ratio])
        for panel in board.panels:
            self.panels[panel.id].show_panel(panel)
        self.senders.show_senders(board.senders)
        self.draw()

    def show_panel(self, panel: Panel) -> None:
        """One that came later than the board."""
        self.panels[panel.id].show_panel(panel)
        self.draw_wanted.emit([(panel, self.panels[panel.id].look())])

    def draw(self) -> None:
        """Asks for the charts as large as there is room now."""
        wanted: Sequence[tuple[Panel, ChartLook]] = [
            (each.panel, each.look()) for each in self.panels.values() if each.panel is not None
        ]
        if wanted:
            self.draw_wanted.emit(wanted)

    def show_charts(self, drawn: Mapping[str, tuple[Panel, Drawn]]) -> None:
        for id, (panel, each) in drawn.items():
            self.panels[id].show_chart(panel, each)
        self._make_room()

    def _make_room(self) -> None:
        """At once, and not when Qt asks the layouts one inside the other: until then cards stand squeezed."""
        width = self.viewport().width()
        for panel in self.panels.values():
            inner = panel.layout()
            if inner is not None:
                inner.activate()
        layout = self._body.layout()
        assert layout is not None
        layout.activate()
        self._body.resize(width, max(self.viewport().height(), layout.totalHeightForWidth(width)))

    def _open(self, id: str, group: int, column: int) -> None:
        panel = self.panels[id].shown
        assert panel is not None
        self.target_wanted.emit(panel.targets[group][column])

    def _lay_out(self) -> None:
        tiles = FlowLayout(even=True)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        self._grid.setSpacing(10)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 10, 8, 8)
        column.setSpacing(10)
        column.addLayout(tiles)
        column.addWidget(self.about)
        column.addLayout(self._grid)
        column.addWidget(self.senders)
        column.addStretch(1)
        self.setWidget(self._body)
        self._place()

    def _place(self) -> None:
        """Two beside each other where both can be read."""
        columns = 2 if self.width() > _TWO_COLUMNS_LETTERS * self.fontMetrics().horizontalAdvance("字") else 1
        for number, panel in enumerate(self.panels.values()):
            # The last one takes what would stay empty beside it.
            wide = columns if number == len(self.panels) - 1 and number % columns == 0 else 1
            self._grid.addWidget(panel, number // columns, number % columns, 1, wide)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()
            self._pause.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A scroll area is changed while it is made.
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_pause"):
            self._pause.start()
