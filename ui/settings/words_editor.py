"""The text of a paper's words: fields to put in, and every problem at its line while it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.errors import Problem
from inspector_app.messages import Language, Message, say
from inspector_app.notices.kinds import PaperKind
from inspector_app.notices.words_text import ReadWords, as_text, read_text, section_at, usable_fields
from ui.papers.paper_titles import shown_title
from ui.settings.words_highlighter import WordsHighlighter
from ui.widgets.plain_tip import plain_tip

_LINES_SHOWN, _PROBLEMS_SHOWN = 26, 5
_LineRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Edited:
    """A kind with the texts that it has, and what each field stands for in its sample."""

    kind: PaperKind
    texts: Mapping[str, JsonValue]
    examples: Mapping[str, str]


class WordsEditor(QWidget):
    changed = Signal(object)
    """ReadWords."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._edited: Edited | None = None
        self._section = ""
        self.text, self.fields, self.problems = QPlainTextEdit(self), QComboBox(self), QListWidget(self)
        self._highlighter = WordsHighlighter(self.text.document())
        self.text.setAccessibleName(self.tr("文书用语"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_LINES_SHOWN * self.fontMetrics().lineSpacing())
        self.fields.setAccessibleName(self.tr("插入内容"))
        self.fields.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.problems.setAccessibleName(self.tr("要改的地方"))
        self.problems.setObjectName("words_problems")
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(_PROBLEMS_SHOWN * self.fontMetrics().lineSpacing() * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget, stretch in ((self.text, 1), (self.fields, 0), (self.problems, 0)):
            column.addWidget(widget, stretch)
        self.problems.hide()
        self.text.textChanged.connect(self._read)
        self.text.cursorPositionChanged.connect(self._show_fields)
        self.fields.activated.connect(self._insert)
        self.problems.itemClicked.connect(self._go_to)
        self.problems.itemActivated.connect(self._go_to)
        self._highlighter.use(self.palette())

    @property
    def typed(self) -> str:
        return self.text.toPlainText()

    def show_words(self, edited: Edited, typed: str) -> None:
        """`typed` is what was written before and not kept, "" for the texts themselves."""
        self._edited, self._section = edited, "—"
        with QSignalBlocker(self.text):
            self.text.setPlainText(typed or as_text(edited.texts))
        self._show_fields()
        self._read()

    def replace(self, texts: Mapping[str, JsonValue]) -> None:
        """As if a person had typed it: Ctrl+Z takes it back."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(as_text(texts))

    def _read(self) -> None:
        if self._edited is None:
            return
        read = read_text(self._edited.kind, self.typed)
        self._highlighter.mark(frozenset(each.line for each in read.problems))
        self._show_problems(read)
        self.changed.emit(read)

    def _show_problems(self, read: ReadWords) -> None:
        self.problems.clear()
        for each in read.problems:
            told = self._said(each.problem)
            what = " ".join(part for part in (told.problem, told.remedy) if part)
            item = QListWidgetItem(self.tr("第 {line} 行：{what}").format(line=each.line + 1, what=what), self.problems)
            item.setToolTip(plain_tip(str(told)))
            item.setData(_LineRole, each.line)
        self.problems.setVisible(bool(read.problems))

    def _said(self, problem: Problem) -> Message:
        """With the title of the paper, not its id."""
        assert self._edited is not None
        return say(
            Problem(problem.code, {**problem.details, "kind": shown_title(self._edited.kind.title)}), self._language
        )

    def _go_to(self, item: QListWidgetItem) -> None:
        block = self.text.document().findBlockByNumber(item.data(_LineRole))
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _show_fields(self) -> None:
        """Those that the text at the cursor may use, each with an example."""
        if self._edited is None:
            return
        section = section_at(self.typed, self.text.textCursor().blockNumber())
        if section == self._section:
            return
        self._section = section
        self.fields.clear()
        names = usable_fields(self._edited.kind, section)
        self.fields.addItem(
            self.tr("在“{name}”里插入内容…").format(name=section) if names else self.tr("这一段没有可填入的内容"), ""
        )
        for name in names:
            example = self._edited.examples.get(name, "")
            self.fields.addItem(f"{{{name}}}　{example}".strip(), name)
        self.fields.setEnabled(bool(names))

    def _insert(self, place: int) -> None:
        name = self.fields.itemData(place)
        if name:
            self.text.insertPlainText(f"{{{name}}}")
            self.fields.setCurrentIndex(0)
            self.text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_highlighter"):
            self._highlighter.use(self.palette())
