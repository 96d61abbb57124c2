"""Colours of the words of papers while they are edited: names of texts, fields, and the lines that have a problem."""

import re

from PySide6.QtGui import QColor, QFont, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from inspector_app.notices.words_text import HEADING
from ui.theme.palette import colours_of

_FIELD = re.compile(r"\{[a-z][a-z_0-9]*(?::[^{}]*)?\}|\[\[|\]\]|‖|↵")


class WordsHighlighter(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._troubled: frozenset[int] = frozenset()
        self._heading, self._field, self._wrong = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()

    def use(self, palette: QPalette) -> None:
        """Its colours, light or dark."""
        colours = colours_of(palette)
        self._heading.setForeground(QColor(colours.quiet))
        self._heading.setFontWeight(QFont.Weight.Bold)
        self._field.setForeground(QColor(colours.accent))
        self._wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._wrong.setUnderlineColor(QColor(colours.trouble))
        self._wrong.setForeground(QColor(colours.trouble))
        self.rehighlight()

    def mark(self, lines: frozenset[int]) -> None:
        """The lines that have a problem, from 0."""
        if lines != self._troubled:
            changed, self._troubled = lines ^ self._troubled, lines
            for number in changed:
                block = self.document().findBlockByNumber(number)
                if block.isValid():
                    self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        if HEADING.fullmatch(text.strip()):
            self.setFormat(0, len(text), self._heading)
        for found in _FIELD.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), self._field)
        if self.currentBlock().blockNumber() in self._troubled:
            self.setFormat(0, len(text), self._wrong)
