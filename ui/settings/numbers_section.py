"""The ledger of numbers: used, void and unused, and the blocks of all laptops."""

from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from db.records.log import Device
from inspector_app.notices.ledger import Ledger, State, ledger_of, numbered_words
from ui.dialogs.resume_numbers_dialog import ResumeNumbersDialog
from ui.dialogs.void_numbers_dialog import VoidNumbersDialog
from ui.models.ledger_model import LedgerColumn, LedgerModel
from ui.papers.number_words import word_words
from ui.session import Session
from ui.settings.blocks_sheet import BlocksSheet
from ui.settings.section import SettingsSection
from ui.widgets.pack_table import PackTable
from ui.widgets.steady_combo_box import SteadyComboBox

_TABLE_ROWS = 10
_LOOKED_AT = 500
"""Rows whose numbers say how wide their column is."""


@dataclass(frozen=True, slots=True)
class _Shown:
    ledger: Ledger
    devices: list[Device]


class NumbersSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("文号台账"),
            self.tr("每种文书每年从头编号。用过的号不会再用；写坏的号在这里作废并写明原因。"),
            parent,
        )
        self.model = LedgerModel(self)
        self.word = SteadyComboBox(self)
        self.word.setAccessibleName(self.tr("文书种类"))
        self.states: dict[State | None, QPushButton] = {}
        self.table = PackTable(self.model, self._samples(), LedgerColumn.ABOUT, (LedgerColumn.AT,), self)
        self.table.setAccessibleName(self.tr("文号台账"))
        self.empty = self.words(self.tr("还没有签发过文书。"))
        self.void = self.button(self.tr("作废文号…"))
        self.resume = self.button(self.tr("填写恢复以前用到几号…"), primary=True)
        self.twice = self.words("", "trouble")
        self.blocks = BlocksSheet(session, self)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Shows the ledger as it is now."""
        self.session.jobs.run(self, self._read, done=self._show, failed=self.tell_trouble)

    def _samples(self) -> dict[int, str]:
        texts = (
            self.tr("深宝福禁毒责改〔2026〕401号 到 450（50 个）"),
            self.tr("已用　"),
            "",
            self.tr("2026年10月28日"),
        )
        return dict(enumerate(texts))

    def _lay_out(self) -> None:
        self._restored = self.sheet()
        self._restored.addWidget(self.heading(self.tr("恢复备份以后还没有接上文号")))
        about = self.tr("这个工作库是从备份恢复的，备份以后签发的文书不在里面。说明最后用到几号以前，不能签发新文书。")
        self._restored.addWidget(self.words(about))
        self._restored.addWidget(self.resume)
        ledger = self.sheet()
        self._lay_out_filter(ledger_row := QHBoxLayout())
        ledger.addLayout(ledger_row)
        for widget in (self.twice, self.table, self.empty, self.void):
            ledger.addWidget(widget)
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.column.addWidget(self.blocks)

    def _lay_out_filter(self, row: QHBoxLayout) -> None:
        self.word.addItem(self.tr("全部文书"), "")
        for word in numbered_words():
            self.word.addItem(word_words(word), word)
        row.addWidget(self.word)
        row.addStretch(1)
        group = QButtonGroup(self)
        words = {
            None: self.tr("全部"),
            State.USED: self.tr("已用"),
            State.VOID: self.tr("作废"),
            State.UNUSED: self.tr("未用"),
        }
        for state, text in words.items():
            button = self.button(text)
            button.setObjectName("choice_chip")
            button.setCheckable(True)
            button.setChecked(state is None)
            group.addButton(button)
            row.addWidget(button)
            self.states[state] = button

    def _connect(self) -> None:
        self.word.currentIndexChanged.connect(lambda _: self._narrow())
        for button in self.states.values():
            button.toggled.connect(lambda _: self._narrow())
        self.void.clicked.connect(self._void)
        self.resume.clicked.connect(self._resume)
        self.blocks.changed.connect(self._changed)
        self.blocks.troubled.connect(self.tell_trouble)
        changes = self.session.changes
        for signal in (changes.packs_changed, changes.settings_changed):
            signal.connect(self.load)
        changes.visit_changed.connect(lambda _: self.load())

    def _read(self) -> _Shown:
        store = self.session.store
        ledger = ledger_of(store, self.session.clock())
        with store.database.look() as work:
            return _Shown(ledger, work.devices.all())

    def _show(self, shown: _Shown) -> None:
        ledger = shown.ledger
        self.model.show(ledger.lines)
        self.blocks.show_blocks(ledger.blocks, shown.devices)
        self.twice.setText(
            self.tr("用在不止一份文书上的号：{numbers}").format(numbers=self.tr("、").join(ledger.twice))
        )
        self.twice.setVisible(bool(ledger.twice))
        self._sheet_of(self._restored).setVisible(ledger.must_resume)
        self._narrow()

    def _narrow(self) -> None:
        state = next((state for state, button in self.states.items() if button.isChecked()), None)
        self.model.narrow(str(self.word.currentData()), state)
        self.empty.setVisible(not self.model.rowCount())
        self.table.setVisible(bool(self.model.rowCount()))
        # A range of numbers is twice as long as one: the names get what is not needed.
        shown = (str(self.model.index(row, 0).data()) for row in range(min(self.model.rowCount(), _LOOKED_AT)))
        self.table.take_sample(LedgerColumn.NUMBER, max(shown, key=len, default="") + "　")

    def _void(self) -> None:
        numbers = VoidNumbersDialog.ask(self, self.session, self.model.at(self.table.currentIndex().row()))
        if numbers is not None:
            self._changed(self.tr("已作废：{numbers}。").format(numbers=self.tr("、").join(numbers[:20])))

    def _resume(self) -> None:
        count = ResumeNumbersDialog.ask(self, self.session)
        if count is not None:
            self._changed(self.tr("已接上文号，作废了 %n 个号。", None, count))

    def _changed(self, told: str) -> None:
        self.load()
        self.tell_kept(told)
        self.session.changes.settings_changed.emit()

    def _sheet_of(self, column: object) -> QWidget:
        """The sheet around a column that `sheet` gave."""
        assert hasattr(column, "parentWidget")
        sheet: QWidget = column.parentWidget()
        return sheet
