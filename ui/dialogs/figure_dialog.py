"""The list behind a figure, and its parts by community, kind, colour and month; each line opens what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.supervision.asked_words import community_words, kind_words
from inspector_app.supervision.lists import NamedRecord
from inspector_app.supervision.statistics import By, Question
from ui.day_words import day_words
from ui.dialogs.measure_files import MeasureFiles
from ui.dialogs.question import Question as AskedDialog
from ui.measures.measure_words import part_words, record_rows
from ui.measures.measures_desk import Behind, MeasuresDesk
from ui.session import Session
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.thin_bar import ThinBar
from ui.wording import sentences

_CONTENT, _AMOUNT = 5, 6
"""Columns."""


class FigureDialog(AskedDialog):
    shown = Signal()
    """The list is here."""
    measure_wanted = Signal(str)

    def __init__(self, session: Session, figure_id: str, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(register_style(QApplication.palette()))
        self._session, self._question = session, question
        self._records: Sequence[NamedRecord] = ()
        self.desk = MeasuresDesk(session, self)
        self.title, self.about = PlainLabel(self), PlainLabel(self)
        self.title.setProperty("role", "title")
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.notice = NoticeBar(self)
        headers = (self.tr("日期"), self.tr("企业"), self.tr("社区"), self.tr("等级"), self.tr("类别"), self.tr("内容"))
        self.table = KeyedTable((*headers, self.tr("数量")), _CONTENT, self)
        self.tabs = QTabWidget(self)
        self.export, self.leave = QPushButton(self.tr("导出…"), self), QPushButton(self.tr("关闭"), self)
        self.opener = QPushButton(self.tr("打开"), self)
        self.opener.setProperty("primary", True)
        self._lay_out()
        self.desk.behind_known.connect(self._show)
        self.desk.told.connect(self.notice.tell)
        self.desk.troubled.connect(self._tell_trouble)
        self.table.opened.connect(self._open)
        self.opener.clicked.connect(lambda: self._open(self.table.chosen()))
        self.export.clicked.connect(self._export)
        self.leave.clicked.connect(self.reject)
        self.desk.look_behind(figure_id, question)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.table, self.tr("名单"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self.title, self.about, self.notice):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.addWidget(self.export)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.opener)
        for button in (self.export, self.leave):
            button.setAutoDefault(False)
        column.addLayout(row)
        letter, room = self.fontMetrics().horizontalAdvance("台"), self.screen().availableSize()
        self.resize(min(78 * letter, room.width() - 40), min(40 * letter, room.height() - 60))

    def _show(self, behind: Behind) -> None:
        language = self._session.language
        spec, number = behind.figure.spec, behind.figure.number
        word = spec.word(language)
        self.setWindowTitle(word)
        self.title.setText(f"{word}　{number:,} {spec.unit(language)}".rstrip())
        self.about.setText(self._about(behind))
        self._records = behind.records
        self.table.show_rows(record_rows(behind.records))
        self.table.setColumnHidden(_AMOUNT, all(each.record.amount == 1 for each in behind.records))
        self.opener.setEnabled(bool(behind.records))
        self.export.setEnabled(bool(behind.records))
        words = {
            By.COMMUNITY: self.tr("按社区"),
            By.KIND: self.tr("按企业类型"),
            By.COLOUR: self.tr("按等级"),
            By.MONTH: self.tr("按月"),
            By.UNIT: self.tr("按检查单位"),
        }
        for by, parts in behind.parts.items():
            if len(parts) > 1:
                self.tabs.addTab(self._bars(by, parts), words[by])
        self.shown.emit()

    def _about(self, behind: Behind) -> str:
        question, said = self._question, []
        if behind.figure.spec.at_end:
            said.append(self._register_day(behind.figure.spec.group == "rectification"))
        elif question.first or question.last:
            first = day_words(question.first) if question.first else "…"
            said.append(
                self.tr("{first} 至 {last}").format(
                    first=first, last=day_words(question.last) if question.last else "…"
                )
            )
        language = self._session.language
        said += [each for each in (community_words(question, language), kind_words(question, language)) if each]
        said.append(self._lines(behind))
        return " · ".join(said)

    def _lines(self, behind: Behind) -> str:
        """Where they are more than the figure says, because it counts enterprises and not what was done there, that."""
        rows, number = len(behind.records), behind.figure.number
        said = self.tr("名单 %n 行", None, rows)
        enterprises = {each.record.enterprise for each in behind.records}
        if rows != number == len(enterprises):
            return self.tr("{rows}，涉及企业 {count} 家").format(rows=said, count=f"{number:,}")
        return said

    def _register_day(self, of_findings: bool) -> str:
        """Of the period's last day, or of now while that has not come."""
        day = self._question.as_of or self._question.last
        if day is None or day >= self._session.clock().date():
            return self.tr("按现在的情况") if of_findings else self.tr("按台账现在的情况")
        words = self.tr("按 {day} 的情况") if of_findings else self.tr("按 {day} 台账的情况")
        return words.format(day=day_words(day))

    def _bars(self, by: By, parts: dict[str, int]) -> QScrollArea:
        body = QWidget(self)
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 14, 20, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        most = max(parts.values())
        for row, (part, number) in enumerate(parts.items()):
            bar = ThinBar(body)
            bar.show_part(number, most)
            count = PlainLabel(f"{number:,}", body)
            for column, widget in enumerate(
                (PlainLabel(part_words(by, part, self._session.language), body), bar, count)
            ):
                grid.addWidget(widget, row, column)
        grid.setRowStretch(len(parts), 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        return scroll

    def _open(self, key: str) -> None:
        """Closed first: the window comes to the front with what was asked for."""
        if not key:
            return
        record, navigation = self._records[int(key)].record, self._session.navigation
        self.accept()
        if record.record == "measure":
            self.measure_wanted.emit(record.id)
        elif record.record in ("visit", "finding"):
            # A finding is named by its visit, and stands at its item, where its photos are.
            visit, item = record.id.partition("/")[0], self._question.item or self._records[int(key)].item
            navigation.open_item.emit(visit, item) if item else navigation.open_visit.emit(visit)
        elif record.record == "paper":
            owner = record.id.partition("/")[0]
            navigation.open_paper.emit(record.enterprise if owner.startswith("paper-") else owner, record.id)
        else:
            navigation.open_file.emit(record.id)

    def _export(self) -> None:
        word = self.windowTitle()
        name = self.tr("{figure}_{day}.xlsx").format(figure=word, day=f"{self._session.clock():%Y%m%d}")
        path = MeasureFiles.ask_to_write(self, name)
        if path is not None:
            self.desk.export(self._records, path, word)

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))
