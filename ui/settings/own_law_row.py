"""Buttons under the table of law for what the office adds itself: take a table in, an empty table, take out again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector_app.law.own_law import OwnArticle, drop_law, load_articles
from inspector_app.law.own_law_file import read_articles
from ui.dialogs.add_articles_dialog import AddArticlesDialog, ArticleFiles, write_empty_table
from ui.session import Session


class OwnLawRow(QWidget):
    changed = Signal(str)
    """What to tell."""
    removed = Signal(str, object)
    """What to tell, and a callable that puts them back."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._law = ""
        self.add, self.empty = QPushButton(self.tr("补充条文…"), self), QPushButton(self.tr("存一张空表…"), self)
        self.drop = QPushButton(self.tr("移除补充的条文"), self)
        self.add.setToolTip(self.tr("本市规章、依据表里没有的条文：从表格载入，逐条核对"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.add, self.empty, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        self.add.clicked.connect(self._choose)
        self.empty.clicked.connect(self._write_empty)
        self.drop.clicked.connect(self._drop)
        self.show_law("")

    def show_law(self, title: str) -> None:
        """The law of the chosen article, "" when the office did not add it."""
        self._law = title
        self.drop.setEnabled(bool(title))

    def _choose(self) -> None:
        path = ArticleFiles.ask_to_read(self)
        if path is not None:
            self._run(lambda: read_articles(path), lambda articles: self._ask(path, articles))

    def _ask(self, path: Path, articles: list[OwnArticle]) -> None:
        if AddArticlesDialog.ask(self, self._session, path, articles) is not None:
            self.changed.emit(self.tr("已补充 %n 条，检查和文书中可以引用了。", None, len(articles)))

    def _write_empty(self) -> None:
        path = ArticleFiles.ask_to_write(self)
        if path is not None:
            told = self.tr("空表已保存：{path}").format(path=path)
            self._run(lambda: write_empty_table(path), lambda _nothing: self.changed.emit(told))

    def _drop(self) -> None:
        store, now, title = self._session.store, self._session.clock(), self._law
        self._run(lambda: drop_law(store, title, now), self._dropped)

    def _dropped(self, gone: list[OwnArticle]) -> None:
        told = self.tr("已移除《{title}》补充的条文。").format(title=gone[0].title)
        store, now = self._session.store, self._session.clock()

        def put_back() -> None:
            back = self.tr("已放回去。")
            self._run(lambda: load_articles(store, gone, now), lambda _now_there: self.changed.emit(back))

        self.removed.emit(told, put_back)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._session.jobs.run(self, work, done=done, failed=self.troubled.emit)
