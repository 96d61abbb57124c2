"""Who comes to a visit: a line a person with name, certificate and, in a joint inspection, the body."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from db.records.values import Inspector
from db.records.visits import TakingPart
from ui.widgets.body_box import BodyBox
from ui.widgets.plain_label import PlainLabel

_LONGEST = 60
_BODY_COLUMN = 3
_STRETCHES = (0, 2, 3, 4)
"""Of a person's number, name, certificate and body."""
_ADD_ROW = 100
"""Below as many inspectors as ever come; rows of a grid that hold nothing take no room."""


class PeopleGrid(QGridLayout):
    changed = Signal()
    """Something else is typed or chosen."""
    grown = Signal()
    """There is one more line."""

    def __init__(self, offered: Iterable[str], taking_part: tuple[TakingPart, ...], owner: QWidget) -> None:
        """`offered` are bodies, the own office first; `taking_part` is what was said of a visit before."""
        super().__init__()
        self._owner, self._offered, self._taking_part = owner, tuple(offered), taking_part
        self._is_joint = False
        self.people: list[tuple[QLineEdit, QLineEdit]] = []
        self.bodies: list[BodyBox] = []
        """For whom each of `people` comes."""
        self.add = QPushButton(self.tr("再加一名检查人员"), owner)
        self.add.setProperty("link", True)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_empty)
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(8)
        self.addWidget(self.add, _ADD_ROW, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.show_bodies(False)

    def add_person(self, person: Inspector) -> None:
        row = len(self.people)
        name = self.line(person.name, self.tr("姓名"))
        certificate = self.line(person.certificate, self.tr("执法证号（没有可不填）"))
        box = self._body_box(person)
        box.setMinimumHeight(name.sizeHint().height())
        label = PlainLabel(self.tr("检查人员 {number}").format(number=row + 1), self._owner)
        for column, widget in enumerate((label, name, certificate, box)):
            self.addWidget(widget, row, column)
        self.people.append((name, certificate))
        self.bodies.append(box)
        self.grown.emit()

    def add_below(self, words: str, *widgets: QWidget) -> None:
        """Under the people, so that names stand under names; a single widget is as wide as name and certificate."""
        row = max(self.rowCount(), _ADD_ROW + 1)
        single = len(widgets) == 1
        label = PlainLabel(words, self._owner)
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if single else Qt.AlignmentFlag(0))
        for column, widget in enumerate(widgets, 1):
            # Not over the bodies: the space before a column that is hidden would stay.
            self.addWidget(widget, row, column, 1, 2 if single else 1)

    def line(self, text: str, placeholder: str) -> QLineEdit:
        """To be put into the grid; what is typed in it is a change, too."""
        line = QLineEdit(text, self._owner)
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(placeholder)
        line.textChanged.connect(lambda _: self.changed.emit())
        return line

    def show_bodies(self, shown: bool) -> None:
        self._is_joint = shown
        for box in self.bodies:
            box.setVisible(shown)
        for column, stretch in enumerate(_STRETCHES):
            # An empty column would keep its share of the width.
            self.setColumnStretch(column, stretch if shown or column != _BODY_COLUMN else 0)

    def stops(self) -> list[QWidget]:
        """In the order in which the eye goes, whoever was added last."""
        rows = zip(self.people, self.bodies, strict=True)
        return [*(line for pair, box in rows for line in (*pair, box)), self.add]

    def inspectors(self) -> tuple[Inspector, ...]:
        return tuple(person for person in self._typed() if person.name)

    def lacking(self) -> QLineEdit | None:
        """The first certificate that is missing of a person named; else the first empty name, if only one is named."""
        named = [(name, certificate) for name, certificate in self.people if name.text().strip()]
        gaps = [certificate for _, certificate in named if not certificate.text().strip()]
        empty = [name for name, _ in self.people if not name.text().strip()]
        return next(iter(gaps if gaps or len(named) > 1 else empty), None)

    def taking_part(self) -> tuple[TakingPart, ...]:
        """In the order in which they are named; one of which nobody is named stays as it was said before."""
        members: dict[str, list[str]] = {each.name: [] for each in self._taking_part if not each.inspectors}
        for person, box in zip(self._typed(), self.bodies, strict=True):
            name = box.currentText().strip()
            if person.name and name:
                members.setdefault(name, []).append(person.name)
        return tuple(TakingPart(name, tuple(each)) for name, each in members.items())

    def _typed(self) -> list[Inspector]:
        return [Inspector(name.text().strip(), certificate.text().strip()) for name, certificate in self.people]

    def _add_empty(self) -> None:
        self.add_person(Inspector(""))
        self.people[-1][0].setFocus()

    def _body_box(self, person: Inspector) -> BodyBox:
        said = next((each.name for each in self._taking_part if person.name in each.inspectors), "")
        # A person of the list before is from the own office until somebody says otherwise.
        own = self._offered[0] if self._offered and person.name and not self._taking_part else ""
        names = (*self._offered, *(each.name for each in self._taking_part))
        box = BodyBox(names, said or own, self._owner)
        box.setVisible(self._is_joint)
        box.editTextChanged.connect(lambda _: self.changed.emit())
        return box
