"""One block of a repeat: its heading, and all inputs of one row."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.form_paths import in_row
from inspector_app.checklists.model import Part
from inspector_app.checklists.visit_form import VisitForm
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.inputs.part_row import PartRow
from ui.widgets.inputs.part_states import fault_of, show_part_state
from ui.widgets.plain_label import PlainLabel


class Record(QFrame):
    """Shows one row after the other: it is filled anew when the person turns to others."""

    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, title: str, inputs: Mapping[str, PartInput], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record_block")
        self._title = title
        self._worked_out: frozenset[str] = frozenset()
        """Names of what the form fills in here, or has locked."""
        self._said: dict[str, JsonValue] = {}
        """What a person said in these before."""
        self._head = PlainLabel(self)
        self._head.setProperty("role", "section")
        self.remove = QPushButton(self.tr("删除"), self)
        self.remove.setProperty("compact", True)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(7)
        column.addLayout(head)
        width = self.fontMetrics().horizontalAdvance("字" * 7)
        self.rows: dict[str, PartRow] = {}
        for name, entry in inputs.items():
            row = PartRow(entry.part, entry, width, self)
            row.typed.connect(self.typed)
            row.chosen.connect(self.chosen)
            row.left.connect(self.left)
            self.rows[name] = row
            column.addWidget(row)

    def show_number(self, number: int) -> None:
        self._head.setText(self.tr("{title} · 第 {number} 条").format(title=self._title, number=number))
        self.remove.setAccessibleName(self.tr("删除第 {number} 条").format(number=number))

    def values(self) -> dict[str, JsonValue]:
        """What a person said. A field that the form has locked keeps what was said before."""
        given = {
            name: self._said.get(name) if name in self._worked_out else row.entry.value()
            for name, row in self.rows.items()
        }
        return {name: value for name, value in given.items() if value not in (None, "", [])}

    def show_values(self, values: Mapping[str, JsonValue], *, read_only: bool) -> None:
        self._said, self._worked_out = dict(values), frozenset()
        for name, row in self.rows.items():
            row.entry.show_value(values.get(name), read_only=read_only)

    def forget_checks(self) -> None:
        """Another row is shown: what was said of the one before does not go for it."""
        for row in self.rows.values():
            row.was_checked = False
            row.complain("")

    def follow(self, form: VisitForm, table: Part, path: str, number: int, *, read_only: bool) -> None:
        worked_out = set()
        for name, row in self.rows.items():
            place = in_row(row.part.path, table.path, number, path)
            state = form.at(place, row.part)
            if state is None:
                continue
            if state.read_only:
                worked_out.add(name)
                if name not in self._worked_out:
                    self._said[name] = row.entry.value()
            show_part_state(row, state, form.file, read_only=read_only)
            row.entry.follow_rows(form, place, state)
        self._worked_out = frozenset(worked_out)

    def complain(self, form: VisitForm, table: Part, path: str, number: int) -> None:
        """Says what is wrong in this row, also where the person has not been since it came on the screen."""
        for row in self.rows.values():
            state = form.at(in_row(row.part.path, table.path, number, path), row.part)
            if state is not None and state.relevant and fault_of(state):
                row.was_checked = True
                row.complain(fault_of(state))
