"""The right side of a visit: the finding of the item, its photos, the findings outside the checklist, the tray."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.records.visits import Finding
from inspector_app.findings import FindingDraft
from ui.photos.thumbnails import Thumbnails
from ui.widgets.elided_button import ElidedButton
from ui.widgets.finding_editor import FindingEditor
from ui.widgets.on_site_row import OnSiteRow
from ui.widgets.photo_strip import PhotoStrip
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tray_strip import TrayStrip

_LEAST_LETTERS = 20


class EvidencePane(QScrollArea):
    free_finding_opened = Signal(str)
    """Id of a finding outside the checklist."""

    def __init__(self, visited_on: date, language: str, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_pane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(self)
        holder.setObjectName("pane_body")
        self._title = _section(holder)
        self._nothing = PlainLabel(holder)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "secondary")
        self.editor, self.on_site = FindingEditor(visited_on, language, holder), OnSiteRow(holder)
        self.problem = PlainLabel(holder)
        self.problem.setObjectName("field_problem")
        self.problem.setWordWrap(True)
        self.strip = PhotoStrip(thumbnails, holder)
        self._free_title, self._free = _section(holder), QVBoxLayout()
        self._free_shown: tuple[Finding, ...] | None = None
        column = self._column = QVBoxLayout(holder)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        parts = (self._title, self._nothing, self.problem, self.editor, self.on_site, self.strip)
        for widget in (*parts, self._free_title):
            column.addWidget(widget)
        column.addLayout(self._free)
        column.addStretch()
        self.setWidget(holder)
        self.tray = TrayStrip(thumbnails, self)
        self.tray.resized.connect(self._place_tray)
        self.show_problem("")

    def show_finding(
        self, finding: Finding | FindingDraft | None, *, read_only: bool, has_verdict: bool = True
    ) -> None:
        """`has_verdict` False: the item only records, and never makes a finding of its own."""
        self._nothing.setText(
            self.tr("判为不合格后，这里自动写好问题、整改要求、期限和法律依据，都可以改。")
            if has_verdict
            else self.tr("这一项只登记，不判定。发现问题时点“新增问题”。")
        )
        self._nothing.setVisible(finding is None)
        self.editor.setVisible(finding is not None)
        self._title.setText(self.tr("这一项的问题"))
        if finding is not None:
            self.editor.show_finding(finding, read_only=read_only)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the editor in any language: it is not scrolled sideways."""
        margins = self._column.contentsMargins()
        editor = self.editor.minimumSizeHint().width() + margins.left() + margins.right()
        least = _LEAST_LETTERS * self.fontMetrics().horizontalAdvance("字")
        bar = self.verticalScrollBar().sizeHint().width()
        return super().minimumSizeHint().expandedTo(QSize(max(least, editor + bar), 0))

    def show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_free(self, findings: Sequence[Finding]) -> None:
        if tuple(findings) == self._free_shown:
            return
        self._free_shown = tuple(findings)
        while (row := self._free.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._free_title.setVisible(bool(findings))
        self._free_title.setText(self.tr("检查表以外的问题 {count}").format(count=len(findings)))
        for finding in findings:
            self._free.addWidget(self._free_row(finding))

    def focus_first(self) -> None:
        """On the text of the finding, or on the photos."""
        first = self.editor.first_text if not self.editor.isHidden() else self.strip.add
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tray()

    def _place_tray(self) -> None:
        """At the foot, in sight however far the rest is scrolled."""
        height = 0
        if not self.tray.isHidden():
            bar, layout = self.verticalScrollBar(), self.tray.layout()
            width = self.width() - (bar.width() if bar.isVisible() else 0)
            height = layout.totalHeightForWidth(width) if layout is not None else 0
            self.tray.setGeometry(0, self.height() - height, width, height)
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)

    def _free_row(self, finding: Finding) -> QPushButton:
        text = " ".join(finding.problem.split())
        row = ElidedButton(f"{finding.severity}  {text}", self)
        row.setProperty("flat_row", True)
        row.setToolTip(self.tr("打开修改"))
        row.clicked.connect(lambda: self.free_finding_opened.emit(finding.id))
        return row


def _section(parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setProperty("role", "section")
    return label
