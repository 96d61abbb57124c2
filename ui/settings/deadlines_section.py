"""How many days an enterprise gets, and which days are worked: the office's rules and the tables of holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from inspector_app.deadlines import DeadlineRules, Term, load_rules, rules_in
from inspector_app.holidays import HolidayYear, calendar_in, load_year
from ui.models.holiday_years_model import HolidayYearsModel, YearColumn
from ui.session import Session
from ui.settings.section import SettingsSection
from ui.widgets.pack_table import PackTable

_TABLE_ROWS = 6


@dataclass(frozen=True, slots=True)
class _Shown:
    rules: DeadlineRules
    years: list[HolidayYear]


class DeadlinesSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("期限与节假日"),
            self.tr("整改期限按问题的轻重建议，可以逐项改。按工作日计算的，跳过周末和节假日，算上调休上班的日子。"),
            parent,
        )
        self.model = HolidayYearsModel(self)
        self.table = PackTable(self.model, self._samples(), YearColumn.SOURCE, (YearColumn.WORK,), self)
        self.table.setAccessibleName(self.tr("节假日的年份"))
        self.rules, self.source = self.words("", ""), self.words("")
        self.load_rules = self.button(self.tr("载入期限规则…"))
        self.load_year = self.button(self.tr("载入一年的节假日…"), primary=True)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Shows the rules and the years as they are now."""
        self.session.jobs.run(self, self._read, done=self._show, failed=self.tell_trouble)

    def _samples(self) -> dict[int, str]:
        return dict(enumerate(("2026　", self.tr("已核对　"), self.tr("放假　"), self.tr("调休上班　"), "")))

    def _lay_out(self) -> None:
        rules = self.sheet()
        rules.addWidget(self.heading(self.tr("整改期限")))
        rules.addWidget(self.rules)
        rules.addLayout(_row(self.load_rules))
        years = self.sheet()
        about = self.tr("没有的年份只按周末计算，并提示不确定。每年国务院办公厅公布安排以后，由单位载入并下发。")
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        for widget in (self.heading(self.tr("节假日")), self.words(about), self.table, self.source):
            years.addWidget(widget)
        years.addLayout(_row(self.load_year))

    def _connect(self) -> None:
        self.load_rules.clicked.connect(self._choose_rules)
        self.load_year.clicked.connect(self._choose_year)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_source())
        self.session.changes.packs_changed.connect(self.load)

    def _read(self) -> _Shown:
        with self.session.store.database.look() as work:
            return _Shown(rules_in(work), list(calendar_in(work).years.values()))

    def _show(self, shown: _Shown) -> None:
        self.model.show(shown.years)
        self.rules.setText("\n".join(self._rule_words(shown.rules)))
        self._show_source()

    def _show_source(self) -> None:
        year = self.model.year(self.table.currentIndex().row())
        self.source.setText(year.source if year is not None else "")
        self.source.setVisible(year is not None)

    def _rule_words(self, rules: DeadlineRules) -> Iterator[str]:
        names = {"A": self.tr("重大（A）"), "B": self.tr("较重（B）"), "C": self.tr("一般（C）")}
        terms = (f"{names[severity]}\u2003{self._term_words(term)}" for severity, term in rules.terms.items())
        yield self.tr("；").join(terms)
        yield self.tr("最长 {days} 天。").format(days=rules.longest_days)
        if rules.repeat_percents:
            percents = self.tr("、").join(f"{percent}%" for percent in rules.repeat_percents)
            text = self.tr("{months} 个月内同一项再次发现：期限依次缩短为 {percents}，最少 {days} 天。")
            yield text.format(months=rules.repeat_months, percents=percents, days=rules.least_days)
        if rules.ends_on_working_day:
            yield self.tr("最后一天逢休息日的，顺延到下一个工作日。")

    def _term_words(self, term: Term) -> str:
        text = self.tr("{days} 个工作日") if term.unit == "working" else self.tr("{days} 天")
        return text.format(days=term.days)

    def _choose_rules(self) -> None:
        path = HolidayFiles.ask_rules(self)
        if path is not None:
            store, now, told = self.session.store, self.session.clock(), self.tr("期限规则已载入。")
            self.session.jobs.run(
                self,
                lambda: load_rules(store, path.read_bytes(), now),
                done=lambda _: self._changed(told),
                failed=self.tell_trouble,
            )

    def _choose_year(self) -> None:
        path = HolidayFiles.ask_year(self)
        if path is not None:
            store, now = self.session.store, self.session.clock()
            self.session.jobs.run(
                self,
                lambda: load_year(store, path.read_bytes(), now),
                done=self._year_loaded,
                failed=self.tell_trouble,
            )

    def _year_loaded(self, year: HolidayYear) -> None:
        self._changed(self.tr("{year} 年的节假日已载入。").format(year=year.year))

    def _changed(self, told: str) -> None:
        self.load()
        self.tell_kept(told)


class HolidayFiles:
    @staticmethod
    def ask_year(parent: QWidget) -> Path | None:
        """The table of one year, or None when the person went back."""
        return _ask(parent, QCoreApplication.translate("HolidayFiles", "选择一年的节假日表"))

    @staticmethod
    def ask_rules(parent: QWidget) -> Path | None:
        return _ask(parent, QCoreApplication.translate("HolidayFiles", "选择期限规则"))


def _ask(parent: QWidget, title: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, "", "JSON (*.json)")
    return Path(name) if name else None


def _row(*widgets: QPushButton | QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
