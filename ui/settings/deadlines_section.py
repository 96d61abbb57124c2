"""How many days an enterprise gets, and which days are worked: the office's rules and the tables of holidays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from inspector_app.deadlines import DeadlineRules, Term, load_rules, rules_in, rules_value
from inspector_app.deadlines import go_back as deadlines_go_back
from inspector_app.holiday_tables import YearTable, read_table, table_of
from inspector_app.holidays import HolidayYear, calendar_in, load_year
from inspector_app.holidays import go_back as holidays_go_back
from inspector_app.stores import Store
from ui.choose_row import choose_row
from ui.dialogs.deadline_rules_dialog import DeadlineRulesDialog
from ui.dialogs.holiday_year_dialog import HolidayYearDialog
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
        self.edit_rules = self.button(self.tr("修改…"), primary=True)
        self.load_rules = self.button(self.tr("从文件载入…"))
        self.rules_back = self.button(self.tr("改回上一次"))
        self.edit_year = self.button(self.tr("修改所选…"))
        self.new_year = self.button(self.tr("新写一年…"))
        self.load_year = self.button(self.tr("从文件载入…"))
        self.years_back = self.button(self.tr("改回上一次"))
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Shows the rules and the years as they are now."""
        self.session.jobs.run(self, self._read, done=self._show, failed=self.tell_trouble)

    def _samples(self) -> dict[int, str]:
        unread = QCoreApplication.translate("HolidayYearsModel", "未核对")
        verified = max(self.tr("已核对　"), unread, key=len)
        return dict(enumerate(("2026　", verified, self.tr("放假　"), self.tr("调休上班　"), "")))

    def _lay_out(self) -> None:
        rules = self.sheet()
        rules.addWidget(self.heading(self.tr("整改期限")))
        rules.addWidget(self.rules)
        rules.addLayout(_row(self.edit_rules, self.load_rules, self.rules_back))
        years = self.sheet()
        about = self.tr("没有的年份只按周末计算，并提示不确定。每年国务院办公厅公布安排以后，由单位载入并下发。")
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        for widget in (self.heading(self.tr("节假日")), self.words(about), self.table, self.source):
            years.addWidget(widget)
        years.addLayout(_row(self.edit_year, self.new_year, self.load_year, self.years_back))

    def _connect(self) -> None:
        self.load_rules.clicked.connect(self._choose_rules)
        self.load_year.clicked.connect(self._choose_year)
        self.edit_rules.clicked.connect(self._edit_rules)
        self.edit_year.clicked.connect(lambda: self._edit_year(self._chosen_year()))
        self.new_year.clicked.connect(lambda: self._edit_year(self._next_year()))
        self.table.doubleClicked.connect(lambda _: self._edit_year(self._chosen_year()))
        self.rules_back.clicked.connect(lambda: self._go_back(deadlines_go_back))
        self.years_back.clicked.connect(lambda: self._go_back(holidays_go_back))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_source())
        self.session.changes.packs_changed.connect(self.load)

    def _read(self) -> _Shown:
        with self.session.store.database.look() as work:
            return _Shown(rules_in(work), list(calendar_in(work).years.values()))

    def _show(self, shown: _Shown) -> None:
        self.model.show(shown.years)
        if not self.table.currentIndex().isValid():
            choose_row(self.table, 0)
        self.rules.setText("\n".join(self._rule_words(shown.rules)))
        self._show_source()

    def _show_source(self) -> None:
        year = self.model.at(self.table.currentIndex().row())
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
        if path is None:
            return
        store, now = self.session.store, self.session.clock()
        if path.suffix.lower() != ".json":
            self.session.jobs.run(self, lambda: read_table(path), done=self._ask_year, failed=self.tell_trouble)
            return
        self.session.jobs.run(
            self,
            lambda: load_year(store, path.read_bytes(), now),
            done=self._year_loaded,
            failed=self.tell_trouble,
        )

    def _edit_rules(self) -> None:
        store = self.session.store
        self.session.jobs.run(self, lambda: rules_value(store), done=self._ask_rules, failed=self.tell_trouble)

    def _ask_rules(self, value: dict[str, Any]) -> None:
        if DeadlineRulesDialog.ask(self, self.session, value) is not None:
            self._changed(self.tr("期限规则已保存。"))

    def _edit_year(self, year: int) -> None:
        store = self.session.store
        self.session.jobs.run(self, lambda: table_of(store, year), done=self._ask_year, failed=self.tell_trouble)

    def _ask_year(self, table: YearTable) -> None:
        kept = HolidayYearDialog.ask(self, self.session, table)
        if isinstance(kept, HolidayYear):
            self._changed(self.tr("{year} 年的节假日已保存。").format(year=kept.year))

    def _chosen_year(self) -> int:
        year = self.model.at(self.table.currentIndex().row())
        return year.year if year is not None else self._next_year()

    def _next_year(self) -> int:
        """After the last one that is known."""
        newest = self.model.at(0)
        return newest.year + 1 if newest is not None else self.session.clock().year

    def _go_back(self, deed: Callable[[Store, datetime], None]) -> None:
        store, now, told = self.session.store, self.session.clock(), self.tr("已改回上一次的内容；再按一次恢复。")
        self.session.jobs.run(
            self, lambda: deed(store, now), done=lambda _: self._changed(told), failed=self.tell_trouble
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
        kinds = QCoreApplication.translate("HolidayFiles", "节假日表 (*.json *.xlsx *.xls *.csv)")
        return _ask(parent, QCoreApplication.translate("HolidayFiles", "选择一年的节假日表"), kinds)

    @staticmethod
    def ask_rules(parent: QWidget) -> Path | None:
        return _ask(parent, QCoreApplication.translate("HolidayFiles", "选择期限规则"), "JSON (*.json)")


def _ask(parent: QWidget, title: str, kinds: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def _row(*widgets: QPushButton | QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
