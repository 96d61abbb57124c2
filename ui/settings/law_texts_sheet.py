"""The full texts of laws that the office loaded, against which numbers are checked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.law.book import Law
from inspector_app.law.library import LawText, coverage, load_text, unload_text
from inspector_app.law.readings import law_in, law_of
from inspector_app.law.texts import ReadText, read_text_file
from inspector_app.stores import Store
from ui.dialogs.load_law_dialog import LawFiles, LoadLawDialog
from ui.jobs import Progress
from ui.models.law_texts_model import LawTextsModel, TextColumn
from ui.session import Session
from ui.widgets.pack_table import PackTable
from ui.widgets.plain_label import PlainLabel

_TABLE_ROWS = 4


class LawTextsSheet(QFrame):
    changed = Signal(str)
    """What to tell."""
    removed = Signal(str, object)
    """What to tell, and a callable that puts the text back."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self._session = session
        self.model = LawTextsModel(self)
        self.table = PackTable(self.model, self._samples(), TextColumn.EDITION, (TextColumn.ARTICLES,), self)
        self.table.setAccessibleName(self.tr("法律全文"))
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.load, self.unload = QPushButton(self.tr("载入全文…"), self), QPushButton(self.tr("移除"), self)
        self._lay_out()
        self.load.clicked.connect(self._choose)
        self.unload.clicked.connect(self._unload)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit_unload())
        self._fit_unload()

    def show_texts(self, texts: list[LawText]) -> None:
        self.model.show(texts)
        self._fit_unload()

    def texts(self) -> list[LawText]:
        return list(self.model.rows)

    def _samples(self) -> dict[int, str]:
        return dict(enumerate((self.tr("深圳经济特区禁毒条例　"), "", "2025-06-01 — 2026-12-31 ", "9999")))

    def _lay_out(self) -> None:
        title, about = PlainLabel(self.tr("法律全文"), self), PlainLabel(self._about(), self)
        title.setProperty("role", "heading")
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.load)
        row.addWidget(self.unload)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        for widget in (title, about, self.table):
            column.addWidget(widget)
        column.addLayout(row)

    def _about(self) -> str:
        return self.tr(
            "从公报或国家法律法规数据库下载的全文（.docx、.pdf、.txt）。载入时核对名称、版本、条号是否连续；"
            "以后录入条号会与全文对照。"
        )

    def _fit_unload(self) -> None:
        self.unload.setEnabled(self.model.at(self.table.currentIndex().row()) is not None)

    def _choose(self) -> None:
        path = LawFiles.ask_to_read(self)
        store = self._session.store
        if path is not None:
            self._session.jobs.run_long(
                self,
                self.tr("正在读取法律全文"),
                lambda progress: _read_file(store, path, progress),
                done=lambda read: self._ask(path, *read),
                failed=self.troubled.emit,
            )

    def _ask(self, path: Path, data: bytes, read: ReadText, laws: Mapping[str, Law]) -> None:
        loaded = LoadLawDialog.ask(self, self._session, path, data, read, laws)
        if loaded is not None:
            store = self._session.store
            self._session.jobs.run(
                self, lambda: _missing_numbers(store, loaded), done=self._loaded, failed=self.troubled.emit
            )

    def _loaded(self, missing: list[str]) -> None:
        if not missing:
            self.changed.emit(self.tr("已载入，依据表里的条号都在这份文本里。"))
            return
        text = self.tr("已载入。依据表里有这份文本没有的条号，请核对：{numbers}")
        self.changed.emit(text.format(numbers=self.tr("、").join(missing)))

    def _unload(self) -> None:
        text = self.model.at(self.table.currentIndex().row())
        if text is None:
            return
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run(
            self, lambda: unload_text(store, text.sha256, now), done=self._unloaded, failed=self.troubled.emit
        )

    def _unloaded(self, text: LawText) -> None:
        told = self.tr("已移除：{edition}").format(edition=text.edition)
        self.removed.emit(told, lambda: self._put_back(text))

    def _put_back(self, text: LawText) -> None:
        store, now = self._session.store, self._session.clock()
        starts, data = date.fromisoformat(text.starts), text.text.encode("utf-8")
        self._session.jobs.run(
            self,
            lambda: load_text(store, data, text.edition, text.law, now, starts=starts, edition=text.edition),
            done=lambda _: self.changed.emit(self.tr("已放回去：{edition}").format(edition=text.edition)),
            failed=self.troubled.emit,
        )


def _read_file(store: Store, path: Path, progress: Progress) -> tuple[bytes, ReadText, Mapping[str, Law]]:
    data = path.read_bytes()
    return data, read_text_file(data, path.name, progress.report_or_stop), law_of(store).laws()


def _missing_numbers(store: Store, loaded: LawText) -> list[str]:
    with store.database.look() as work:
        found = coverage(loaded, law_in(work))
    return [each.number for each in found if not each.is_there]
