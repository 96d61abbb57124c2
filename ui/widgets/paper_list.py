"""The papers of a visit or enterprise: what was issued, what can be made now, and what cannot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.day_words import moment_words
from ui.papers.paper_titles import shown_title
from ui.papers.paper_words import state_words
from ui.theme.palette import colours_of
from ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from inspector_app.notices.looking import PaperLine

_LINE = Qt.ItemDataRole.UserRole


class PaperList(QListWidget):
    kind_chosen = Signal(str)
    issued_chosen = Signal(str, str)
    """Id of the paper, and its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_list")
        self.setAccessibleName(self.tr("文书列表"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.currentItemChanged.connect(lambda item, _: self._choose(item))

    def show_lines(self, lines: "Sequence[PaperLine]", kind: str, notice_id: str) -> None:
        """With the paper of that kind, or that issued one, marked."""
        with QSignalBlocker(self):
            self.clear()
            issued = [line for line in lines if line.notice is not None]
            possible = [line for line in lines if line.notice is None and not line.problems]
            refused = [line for line in lines if line.notice is None and line.problems]
            for title, group in (
                (self.tr("已签发"), issued),
                (self.tr("可以出具"), possible),
                (self.tr("现在不能出具"), refused),
            ):
                if group:
                    self._add_title(title)
                for line in group:
                    self._add_line(line)
            self._mark(kind, notice_id)

    def line_of(self, row: int) -> "PaperLine | None":
        found = self.item(row).data(_LINE)
        return found if found is not None else None

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(QColor(colours_of(self.palette()).quiet))

    def _add_line(self, line: "PaperLine") -> None:
        item = QListWidgetItem(self._words(line), self)
        item.setData(_LINE, line)
        item.setToolTip(plain_tip(item.text()))
        if line.notice is None and line.problems:
            item.setForeground(QColor(colours_of(self.palette()).quiet))

    def _words(self, line: "PaperLine") -> str:
        if line.notice is None or line.state is None:
            return shown_title(line.title)
        number = line.notice.number or moment_words(line.notice.issued_at)
        return f"{shown_title(line.title)}\n{number}\n{state_words(line.state)}"

    def _mark(self, kind: str, notice_id: str) -> None:
        for row in range(self.count()):
            line = self.line_of(row)
            if line is None:
                continue
            is_it = line.notice.id == notice_id if line.notice else not notice_id and line.kind == kind
            if is_it:
                self.setCurrentRow(row)
                return

    def _choose(self, item: QListWidgetItem | None) -> None:
        line = item.data(_LINE) if item is not None else None
        if line is None:
            return
        if line.notice is not None:
            self.issued_chosen.emit(line.notice.id, line.kind)
        else:
            self.kind_chosen.emit(line.kind)

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().horizontalAdvance("字"), 80)
