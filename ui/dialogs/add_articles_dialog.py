"""Articles that the office adds from a spreadsheet: what was read, and that they take the place of what was there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from inspector_app.files import write_atomically
from inspector_app.law.own_law import HEADERS, OwnArticle, load_articles
from ui.dialogs.field_form import FieldForm
from ui.session import Session

_LINES_HIGH = 9


class AddArticlesDialog(FieldForm):
    def __init__(
        self, session: Session, path: Path, articles: Sequence[OwnArticle], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("补充条文"), self.tr("补充"), session.jobs, session.language, parent)
        self.session = session
        self._articles = tuple(articles)
        self.add_words(self.tr("补充条文"), "title")
        told = self.tr("{file}：共 {count} 条。同一部法规以前补充的条文由这张表代替，随计划文件下发。")
        self.add_words(told.format(file=path.name, count=len(articles)), "secondary")
        self.list = QPlainTextEdit("\n".join(f"《{each.title}》{each.number}　{each.gist}" for each in articles), self)
        self.list.setReadOnly(True)
        self.list.setAccessibleName(self.tr("读到的条文"))
        self.list.setMinimumHeight(_LINES_HIGH * self.fontMetrics().lineSpacing())
        self.column.addWidget(self.list)
        self.add_end()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, path: Path, articles: Sequence[OwnArticle]
    ) -> list[OwnArticle] | None:
        """What the office has now, or None."""
        dialog = cls(session, path, articles, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def work(self) -> Callable[[], object]:
        store, now, articles = self.session.store, self.session.clock(), self._articles
        return lambda: load_articles(store, articles, now)

    def place_of(self, _code: str) -> str:
        return ""


class ArticleFiles:
    @staticmethod
    def ask_to_read(parent: QWidget) -> Path | None:
        """A spreadsheet of articles, or None when the person went back."""
        translate = QCoreApplication.translate
        kinds = translate("ArticleFiles", "表格 (*.xlsx *.xls *.et *.csv)")
        name, _ = QFileDialog.getOpenFileName(parent, translate("ArticleFiles", "选择条文表"), "", kinds)
        return Path(name) if name else None

    @staticmethod
    def ask_to_write(parent: QWidget) -> Path | None:
        """Where the empty table goes."""
        translate = QCoreApplication.translate
        name, _ = QFileDialog.getSaveFileName(
            parent, translate("ArticleFiles", "空白条文表"), translate("ArticleFiles", "补充条文.csv"), "CSV (*.csv)"
        )
        return Path(name).with_suffix(".csv") if name else None


def write_empty_table(path: Path) -> None:
    """Its headers, marked as UTF-8 so that spreadsheet programs read them."""
    write_atomically(path, ("\ufeff" + ",".join(HEADERS) + "\r\n").encode("utf-8"))
