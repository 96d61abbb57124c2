"""The law that papers cite: which numbers nobody has read yet, what the office read, and full texts."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector_app.law.library import LawText, article_text, texts_in
from inspector_app.law.own_law import own_articles_in
from inspector_app.law.readings import law_in, readings_in
from ui.choose_row import choose_row
from ui.day_words import written_words
from ui.dialogs.enter_reading_dialog import EnterReadingDialog
from ui.dialogs.take_back_dialog import TakeBackDialog
from ui.models.checklist_tree import words
from ui.models.law_model import LawColumn, LawModel, LawRow, law_rows
from ui.session import Session
from ui.settings.law_texts_sheet import LawTextsSheet
from ui.settings.own_law_row import OwnLawRow
from ui.settings.section import SettingsSection
from ui.widgets.pack_table import PackTable

_TABLE_ROWS = 10


@dataclass(frozen=True, slots=True)
class _Shown:
    rows: list[LawRow]
    texts: list[LawText]


class LawSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("法律依据"),
            self.tr(
                "文书按检查当天有效的条号引用，而且只引用管得着这类企业的法律。没有人读过条号的标“条款待核”，"
                "只能打草稿：在公报上读到以后在这里录入。"
            ),
            parent,
        )
        self.model, self.texts = LawModel(session.language.value, self), LawTextsSheet(session, self)
        self.own = OwnLawRow(session, self)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("法规名称、条号或内容"))
        self.search.setAccessibleName(self.tr("查找条文"))
        self.only_unverified = QPushButton(self)
        self.only_unverified.setObjectName("choice_chip")
        self.only_unverified.setCheckable(True)
        self.table = PackTable(self.model, self._law_samples(), LawColumn.GIST, parent=self)
        self.table.setAccessibleName(self.tr("法律条文"))
        self.about, self.source = self.words("", "section"), self.words("")
        self.enter, self.back = self.button(self.tr("录入条号…"), primary=True), self.button(self.tr("撤销录入…"))
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Shows the table as it is now."""
        self.session.jobs.run(self, self._read, done=self._show, failed=self.tell_trouble)

    def choose(self, article: str) -> None:
        """The row of that article, if it is shown."""
        number = self.model.number_of(article)
        if number >= 0:
            choose_row(self.table, number)

    def _law_samples(self) -> dict[int, str]:
        read_by = max(
            self.tr("本单位录入"),
            QCoreApplication.translate("LawModel", "程序自带"),
            key=self.fontMetrics().horizontalAdvance,
        )
        number = self.tr("第二十三条第二款") + "（六）"
        return dict(enumerate((self.tr("中华人民共和国反恐怖主义法"), number, "", read_by)))

    def _lay_out(self) -> None:
        law = self.sheet()
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.only_unverified)
        law.addLayout(row)
        law.addWidget(self.table)
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        law.addWidget(self.about)
        law.addWidget(self.source)
        deeds = QHBoxLayout()
        for button in (self.enter, self.back):
            deeds.addWidget(button)
        deeds.addStretch(1)
        law.addLayout(deeds)
        law.addWidget(self.own)
        self.column.addWidget(self.texts)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._narrow())
        self.only_unverified.toggled.connect(lambda _: self._narrow())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.enter.clicked.connect(self._enter)
        self.back.clicked.connect(self._take_back)
        for part in (self.texts, self.own):
            part.changed.connect(self._text_changed)
            part.removed.connect(self._text_removed)
            part.troubled.connect(self.tell_trouble)
        self.session.changes.packs_changed.connect(self.load)

    def _read(self) -> _Shown:
        with self.session.store.database.look() as work:
            own = {each.id for each in own_articles_in(work)}
            rows = law_rows(law_in(work), readings_in(work), self.session.clock().date(), own)
            return _Shown(rows, texts_in(work))

    def _show(self, shown: _Shown) -> None:
        chosen = self._chosen()
        self.model.show(shown.rows)
        self.texts.show_texts(shown.texts)
        # Numbers are few: they need no forms of one and many.
        self.only_unverified.setText(self.tr("只看待核（{count}）").format(count=self.model.unverified))
        self._select(chosen.article.id if chosen else "")

    def _narrow(self) -> None:
        chosen = self._chosen()
        self.model.narrow(self.search.text(), only_unverified=self.only_unverified.isChecked())
        self._select(chosen.article.id if chosen else "")

    def _select(self, article: str) -> None:
        number = max(0, self.model.number_of(article))
        if self.model.rowCount():
            choose_row(self.table, number)
        self._show_chosen()

    def _chosen(self) -> LawRow | None:
        return self.model.at(self.table.currentIndex().row())

    def _show_chosen(self) -> None:
        row = self._chosen()
        self.enter.setEnabled(row is not None)
        self.back.setEnabled(row is not None and row.reading is not None)
        self.own.show_law(row.article.law.title if row is not None and row.own else "")
        if row is None:
            self.about.setText(self.tr("没有相符的条文。请换一个词，如“验视”。"))
            self.source.setText("")
            return
        language = self.session.language.value
        parts = (words(row.article.gist, language), words(row.article.condition, language))
        self.about.setText(row.citation)
        self.source.setText("\n".join(part for part in (*parts, self._source_words(row), self._text_of(row)) if part))

    def _source_words(self, row: LawRow) -> str:
        if row.reading is None:
            if row.own:
                return self._own_source(row)
            if not row.number:
                return self.tr("条号还没有人在公布的文本里读过：引用它的文书只能打草稿。")
            return "" if row.dates_verified else self.tr("条号的起止日期是凭记忆录入的，还没有与公报核对。")
        told = self.tr("{person} {day} 录入，出处：{source}")
        return told.format(person=row.reading.by, day=written_words(row.reading.at), source=row.reading.source)

    def _own_source(self, row: LawRow) -> str:
        source = next((each.source for each in row.article.periods if each.source), "")
        return self.tr("本单位补充，出处：{source}").format(source=source)

    def _text_of(self, row: LawRow) -> str:
        """The words of the article, where its text is loaded."""
        found = article_text(self.texts.texts(), row.article, self.session.clock().date())
        return found if len(found) <= 400 else found[:399] + "…"

    def _enter(self) -> None:
        row = self._chosen()
        reading = EnterReadingDialog.ask(self, self.session, row.article) if row else None
        if reading is not None:
            self.load()
            self.tell_kept(self.tr("已录入：{number}。").format(number=reading.number))
            self.session.changes.settings_changed.emit()

    def _take_back(self) -> None:
        row = self._chosen()
        gone = TakeBackDialog.ask(self, self.session, row.reading) if row and row.reading else None
        if gone is not None:
            self.load()
            self.tell_kept(self.tr("已撤销：{number}。").format(number=gone.number))
            self.session.changes.settings_changed.emit()

    def _text_changed(self, told: str) -> None:
        self.load()
        self.tell_kept(told)
        self.session.changes.settings_changed.emit()

    def _text_removed(self, told: str, put_back: Callable[[], None]) -> None:
        self._text_changed(told)
        self.notice.tell(told, self.tr("放回去"), put_back)
