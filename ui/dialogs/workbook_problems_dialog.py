"""Why a workbook was not taken: every problem with sheet, row and column, and the way to the preview beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import Problem
from inspector_app.messages import Language
from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel
from ui.widgets.workbook_problems import WorkbookProblems

_WIDTH_LETTERS, _HEIGHT_LETTERS = 60, 30


class WorkbookProblemsDialog(Question):
    def __init__(
        self, path: Path, problems: Sequence[Problem], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("检查表没有导入"))
        head = PlainLabel(
            self.tr("{file}：%n 个问题，没有导入任何内容。", None, len(problems)).format(file=path.name), self
        )
        head.setProperty("role", "heading")
        head.setWordWrap(True)
        about = PlainLabel(
            self.tr("在表格软件里改好并保存，再导入一次。预览窗口会随每次保存更新，并指到出错的格子。"), self
        )
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        self.list = WorkbookProblems(language, self)
        self.list.show_problems(problems)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.preview = QPushButton(self.tr("打开实时预览"), self)
        self.preview.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.preview, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        for widget in (head, about, self.list, self.list.told, buttons):
            column.addWidget(widget)

    @classmethod
    def ask(cls, parent: QWidget, path: Path, problems: Sequence[Problem], language: Language) -> bool:
        """Whether the preview is wanted."""
        return cls(path, problems, language, parent).exec() == cls.DialogCode.Accepted

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().horizontalAdvance("字")
        return QSize(min(_WIDTH_LETTERS * letter, 1200), min(_HEIGHT_LETTERS * letter, 680))
