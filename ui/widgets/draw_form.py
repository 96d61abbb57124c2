"""What is to be drawn at random: how many enterprises of which, who goes there, who is left out and why."""

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.enterprises.grading import Grade
from inspector_app.planning.double_random import DrawDraft, Pool
from inspector_app.planning.drawing import MOST_TEAM, Excluded
from inspector_app.sampling import MOST_DRAWN
from inspector_app.visible_signs import visible
from ui.register.grade_looks import grade_icon, grade_word
from ui.widgets.plain_label import PlainLabel

_UNVISITED_DAYS = (0, 30, 90, 180, 365)


class DrawForm(QWidget):
    draw_wanted = Signal(object)
    """DrawDraft."""

    def __init__(
        self,
        people: Sequence[str],
        communities: Sequence[str],
        kinds: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        new_seed: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        """`kinds`: the register's word of each kind, and what it is called here."""
        super().__init__(parent)
        self._new_seed = new_seed
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("例如：2026 年第四季度双随机抽查"))
        self.title.setMaxLength(200)
        self.count, self.team = self._number(MOST_DRAWN, 10), self._number(MOST_TEAM, 2)
        self.grades = {grade: self._chip(grade) for grade in Grade}
        self.community = self._choice([(self.tr("全部社区"), ""), *((each, each) for each in communities)])
        self.kind = self._choice([(self.tr("全部类型"), ""), *((words, word) for word, words in kinds)])
        self.unvisited = self._choice([(self._unvisited_words(days), days) for days in _UNVISITED_DAYS])
        self.people = QPlainTextEdit("\n".join(people), self)
        self.people.setPlaceholderText(self.tr("一行一个姓名；不写就只抽企业"))
        self.people.setTabChangesFocus(True)
        self.excluded = QTableWidget(0, 3, self)
        self.seed = QLineEdit(new_seed(), self)
        self.seed.setToolTip(self.tr("有了种子和名单，任何人都能复核抽取结果"))
        self.draw = QPushButton(self.tr("抽取并记录"), self)
        self.draw.setProperty("primary", True)
        self.draw.clicked.connect(self._ask)
        self._lay_out()

    def draft(self) -> DrawDraft:
        """What is asked for, as it is typed; enterprises of exclusions are still names or codes."""
        grades = frozenset(grade for grade, chip in self.grades.items() if chip.isChecked())
        pool = Pool(grades, self.community.currentData(), self.kind.currentData(), self.unvisited.currentData())
        people = tuple(dict.fromkeys(line.strip() for line in self.people.toPlainText().splitlines() if line.strip()))
        return DrawDraft(
            self.count.value(),
            self.seed.text().strip(),
            self.title.text().strip(),
            people,
            self.team.value(),
            pool,
            tuple(self._exclusions()),
        )

    def renew_seed(self) -> None:
        """No draw begins with the seed of the one before."""
        self.seed.setText(self._new_seed())

    def _ask(self) -> None:
        self.draw.setEnabled(False)
        self.draw_wanted.emit(self.draft())

    def _exclusions(self) -> list[Excluded]:
        rows = range(self.excluded.rowCount())
        texts = [[self._cell(row, column) for column in range(3)] for row in rows]
        return [Excluded(reason, enterprise, person) for enterprise, person, reason in texts if enterprise or person]

    def _cell(self, row: int, column: int) -> str:
        item = self.excluded.item(row, column)
        return item.text().strip() if item is not None else ""

    def _add_exclusion(self) -> None:
        row = self.excluded.rowCount()
        self.excluded.insertRow(row)
        cells = [QTableWidgetItem() for _ in range(3)]
        for column, cell in enumerate(cells):
            self.excluded.setItem(row, column, cell)
        self.excluded.setCurrentCell(row, 0)
        self.excluded.editItem(cells[0])

    def _lay_out(self) -> None:
        grades, numbers, where, seed = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for chip in self.grades.values():
            grades.addWidget(chip)
        grades.addStretch(1)
        for widget in (self.community, self.kind, self.unvisited):
            where.addWidget(widget)
        where.addStretch(1)
        numbers.addWidget(self.count)
        numbers.addWidget(PlainLabel(self.tr("家，每家"), self))
        numbers.addWidget(self.team)
        numbers.addWidget(PlainLabel(self.tr("人"), self))
        numbers.addStretch(1)
        seed.addWidget(self.seed, 1)
        seed.addWidget(self.draw)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("抽查事项"), self.title)
        form.addRow(self.tr("等级"), grades)
        form.addRow(self.tr("范围"), where)
        form.addRow(self.tr("抽取"), numbers)
        form.addRow(self.tr("检查人员"), self.people)
        form.addRow(self.tr("排除和回避"), self._exclusion_table())
        form.addRow(self.tr("随机种子"), seed)

    def _exclusion_table(self) -> QWidget:
        box = QWidget(self)
        table = self.excluded
        table.setHorizontalHeaderLabels([self.tr("企业代码或全称"), self.tr("人员"), self.tr("原因")])
        table.setAccessibleName(self.tr("排除和回避"))
        table.setToolTip(self.tr("只写企业：这家不抽。只写人员：这人不抽。都写：这人回避这家。都要写原因。"))
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        add, remove = QPushButton(self.tr("添加一行"), box), QPushButton(self.tr("删去这行"), box)
        add.clicked.connect(self._add_exclusion)
        remove.clicked.connect(lambda: table.removeRow(table.currentRow()))
        self.add_exclusion = add
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(remove)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table, 1)
        column.addLayout(row)
        return box

    def _number(self, most: int, value: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(1, most)
        box.setValue(value)
        return box

    def _unvisited_words(self, days: int) -> str:
        return self.tr("%n 天内没有检查过", None, days) if days else self.tr("不论何时检查过")

    def _chip(self, grade: Grade) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("filter_chip")
        chip.setCheckable(True)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(grade_icon(grade, self.palette()))
        chip.setText(grade_word(grade))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return chip

    def _choice(self, items: "Sequence[tuple[str, object]]") -> QComboBox:
        choice = QComboBox(self)
        for words, value in items:
            choice.addItem(visible(words), value)
        return choice
