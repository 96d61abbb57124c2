"""A pack that was checked: who sent it, what it would bring, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector_app.exchange.read import PackPreview
from inspector_app.messages import Language, say
from ui.column_widths import MOMENT, NEWNESS, VISIT_STATE
from ui.models.import_model import TextRows
from ui.models.pack_visits_model import PackVisitColumn, PackVisitsModel
from ui.packs.pack_words import preview_words
from ui.widgets.import_preview import TextTable
from ui.widgets.pack_table import PackTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.sender_box import SenderBox
from ui.widgets.tick_box import TickBox

_SAMPLES: dict[int, str] = {
    PackVisitColumn.NEWNESS: NEWNESS,
    PackVisitColumn.ENTERPRISE: "深圳市凯宏国际货运代理",
    PackVisitColumn.OPENED: MOMENT,
    PackVisitColumn.STATE: VISIT_STATE,
    PackVisitColumn.FINDINGS: "问题　",
    PackVisitColumn.PHOTOS: "照片　",
}
_ROWS_SEEN = 3


class PackPreviewPane(QScrollArea):
    """Scrolls where the window is too low for all of it."""

    compared_changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.sender_box = SenderBox(self)
        self.sender_box.compared_changed.connect(self.compared_changed)
        self.summary = PlainLabel(self)
        self.summary.setProperty("role", "section")
        self.summary.setWordWrap(True)
        self.problem_title = PlainLabel(self)
        self.problem_title.setProperty("role", "trouble")
        self.problems = TextRows((self.tr("问题"), self.tr("原因"), self.tr("怎么办")), self)
        self.problem_table = TextTable(self.problems, (16, 15), self)
        self.problem_table.setAccessibleName(self.tr("问题"))
        self.salvage = TickBox(self.tr("只取完好的部分"), self)
        self.salvage.toggled.connect(lambda _: self.compared_changed.emit())
        self.salvage_advice = PlainLabel(self)
        self.salvage_advice.setProperty("role", "trouble")
        self.salvage_advice.setWordWrap(True)
        self.visits = PackVisitsModel(self)
        self.visit_table = PackTable(
            self.visits, _SAMPLES, PackVisitColumn.ENTERPRISE, (PackVisitColumn.STATE, PackVisitColumn.OPENED), self
        )
        self.visit_table.setAccessibleName(self.tr("包里的检查"))
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget(self)
        body.setObjectName("packs_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.sender_box, self.summary, self.problem_title):
            column.addWidget(widget)
        column.addWidget(self.problem_table, 2)
        column.addWidget(self.salvage_advice)
        column.addWidget(self.salvage)
        column.addWidget(self.visit_table, 3)
        # Packs without visits have no table that would take the room.
        self._rest = QWidget(body)
        column.addWidget(self._rest, 1)
        for table in (self.problem_table, self.visit_table):
            table.setMinimumHeight(round(_ROWS_SEEN * 1.75 * self.fontMetrics().height()))
        self.setObjectName("packs_scroll")
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_preview(self, preview: PackPreview) -> None:
        self.sender_box.show_sender(preview)
        self.summary.setText(preview_words(preview))
        said = [say(problem, self._language) for problem in preview.problems]
        self.problems.show([(message.problem, message.cause, message.remedy) for message in said])
        if preview.salvageable:
            self.problem_title.setText(self.tr("文件不完整；本机没有任何改动。"))
        else:
            self.problem_title.setText(self.tr("有 %n 个问题，不能导入；本机没有任何改动。", None, len(said)))
        for widget in (self.problem_title, self.problem_table):
            widget.setVisible(bool(said))
        self._offer_salvage(preview)
        self.visits.show(preview.visits)
        self.visit_table.setVisible(bool(preview.visits))
        self._rest.setVisible(not preview.visits and not said)

    def _offer_salvage(self, preview: PackPreview) -> None:
        """The choice is the person's, who is told first what it costs."""
        self.salvage.setChecked(False)
        lost = self.tr(
            "这个文件只到了一部分：记录是完整的，但有 {count} 个照片或文书取不出来。"
            "最好请发送人重新写一个包；等不及时，才只取完好的部分，缺的以后补。"
        )
        self.salvage_advice.setText(lost.format(count=len(preview.damaged)))
        for widget in (self.salvage, self.salvage_advice):
            widget.setVisible(preview.salvageable)

    @property
    def compared(self) -> bool:
        """The person compared the digits of a sender who is not known yet."""
        return self.sender_box.compared.isChecked()
