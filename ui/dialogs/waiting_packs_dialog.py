"""Packs that were taken in and wait: what came before them has not come yet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.question import Question
from ui.models.import_model import TextRows
from ui.widgets.import_preview import TextTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style


class WaitingPacksDialog(Question):
    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("等待中的包"))
        self.setStyleSheet(register_style(QApplication.palette()))
        about = PlainLabel(
            self.tr(
                "这些包核对无误，已加密收好；它们接在还没有到的包后面，前面的一到就自动采用。\n"
                "等不到时，请发送人写一个包，写时勾选“带上全部内容”，导入后它们也会跟着采用。"
            ),
            self,
        )
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        self.rows = TextRows((self.tr("文件"), self.tr("发送人"), self.tr("收到时间")), self)
        table = TextTable(self.rows, (20, 10), self)
        table.setAccessibleName(self.tr("等待中的包"))
        self.rows.show(rows)
        leave = QPushButton(self.tr("关闭"), self)
        leave.setDefault(True)
        leave.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(table, 1)
        column.addLayout(buttons)
        letter = self.fontMetrics().horizontalAdvance("台")
        self.resize(48 * letter, 24 * letter)

    @classmethod
    def ask(cls, parent: QWidget, rows: Sequence[tuple[str, str, str]]) -> None:
        cls(rows, parent).exec()
