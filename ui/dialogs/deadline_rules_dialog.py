"""The office's rules of deadlines: days by severity, and how much shorter the second time."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from inspector_app.deadlines import set_rules
from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.steady_combo_box import SteadyComboBox
from ui.widgets.tick_box import TickBox

_MOST_DAYS, _MOST_MONTHS = 366, 120


class DeadlineRulesDialog(FieldForm):
    def __init__(self, session: Session, value: dict[str, Any], parent: QWidget | None = None) -> None:
        """`value` is what holds now (`deadlines.rules_value`)."""
        super().__init__(self.tr("整改期限规则"), self.tr("保存"), session.jobs, session.language, parent)
        self._session, self._value = session, value
        self.days: dict[str, QSpinBox] = {}
        self.units: dict[str, SteadyComboBox] = {}
        self.add_words(self.tr("整改期限规则"), "title")
        about = self.tr("这些是建议的期限，每个问题都可以另改。法律没有规定具体天数，由单位决定。")
        self.add_words(about, "secondary")
        names = {"A": self.tr("重大（A）"), "B": self.tr("较重（B）"), "C": self.tr("一般（C）")}
        self.add_row(*((severity, self._term(severity, name)) for severity, name in names.items()))
        self._repeat(value["repeat"])
        self.longest = self._spin(1, _MOST_DAYS, value["longest_days"])
        self.ends = TickBox(self.tr("最后一天逢休息日的，顺延到下一个工作日"), self)
        self.ends.setChecked(value["ends_on_working_day"])
        self.add_block("longest", FieldBlock(self.tr("最长天数"), self.longest, self.tr("按自然日计"), self))
        self.column.addWidget(self.ends)
        self.add_end()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, value: dict[str, Any]) -> object | None:
        """The rules as they are kept now, or None when the person went back."""
        dialog = cls(session, value, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def shown(self) -> dict[str, Any]:
        repeat = {"months": self.months.value(), "percents": self._percents() or [], "least_days": self.least.value()}
        severities = {
            severity: {"days": days.value(), "unit": self.units[severity].currentData()}
            for severity, days in self.days.items()
        }
        return {
            "source": self._value["source"] if severities == self._value["severities"] else self._session.store.person,
            "severities": severities,
            "longest_days": self.longest.value(),
            "repeat": repeat,
            "ends_on_working_day": self.ends.isChecked(),
        }

    def work(self) -> Callable[[], object]:
        store, value, now = self._session.store, self.shown(), self._session.clock()
        return lambda: set_rules(store, value, now)

    def missing(self) -> list[tuple[str, str]]:
        if self._percents() is None:
            return [("percents", self.tr("请写成 50、34 这样的百分数，1 到 100。"))]
        return []

    def place_of(self, code: str) -> str:
        return ""

    def _percents(self) -> list[int] | None:
        """What was typed, [] for no shortening; None when it is no list of percents."""
        parts = [part for part in re.split(r"[、，,;；%\s]+", self.percents.text()) if part]
        if not all(part.isascii() and part.isdigit() and 1 <= int(part[:4]) <= 100 for part in parts):
            return None
        return [int(part) for part in parts]

    def _term(self, severity: str, name: str) -> FieldBlock:
        term = self._value["severities"][severity]
        days, unit, both = self._spin(0, _MOST_DAYS, term["days"]), SteadyComboBox(self), QWidget(self)
        unit.addItem(self.tr("天"), "calendar")
        unit.addItem(self.tr("个工作日"), "working")
        unit.setCurrentIndex(unit.findData(term["unit"]))
        unit.setAccessibleName(name)
        self.days[severity], self.units[severity] = days, unit
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(days)
        row.addWidget(unit, 1)
        both.setFocusProxy(days)
        return FieldBlock(name, both, parent=self)

    def _repeat(self, repeat: dict[str, Any]) -> None:
        self.months = self._spin(0, _MOST_MONTHS, repeat["months"])
        self.percents = QLineEdit("、".join(str(percent) for percent in repeat["percents"]), self)
        self.least = self._spin(0, _MOST_DAYS, repeat["least_days"])
        self.add_row(
            ("months", FieldBlock(self.tr("几个月内算再次发现"), self.months, parent=self)),
            (
                "percents",
                FieldBlock(self.tr("期限缩短为（%）"), self.percents, self.tr("第二次、第三次…；空着不缩短"), self),
            ),
            ("least", FieldBlock(self.tr("最少几天"), self.least, parent=self)),
        )

    def _spin(self, least: int, most: int, value: int) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setValue(value)
        return spin
