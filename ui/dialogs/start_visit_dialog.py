"""Asks who visits, in what manner, and whom they meet; knows the people of the last visit, corrects those of one."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.records import Enterprise, Inspector, Visit
from inspector_app.stores import Store
from inspector_app.visits import Mode, VisitDraft
from ui.session import Session

_LONGEST = 60
_FEWEST_LINES = 2
"""An inspection is made by at least two people (domain.md §4.6)."""


def last_people(store: Store) -> tuple[Inspector, ...]:
    """The inspectors of the newest visit here with the person who unlocked the store; before the first, only them."""
    with store.database.look() as work:
        visits = [visit for visit in work.visits.all() if store.owns(visit.device)]
    own = [visit for visit in visits if store.person in {each.name for each in visit.inspectors}]
    return own[0].inspectors if own else (Inspector(store.person),)


class StartVisitDialog(QDialog):
    def __init__(self, people: tuple[Inspector, ...], enterprise: Enterprise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("开始检查"))
        self._enterprise = enterprise
        self.modes = self._mode_buttons()
        self.people: list[tuple[QLineEdit, QLineEdit]] = []
        self._people_grid = QGridLayout()
        self.contact = self._line(enterprise.contact, self.tr("现场接待的负责人或员工"))
        self.phone = self._line(enterprise.phone, "")
        self._hint = QLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self.start = QPushButton(self.tr("开始检查"), self)
        self.start.setDefault(True)
        self._lay_out()
        for person in (*people, *[Inspector("")] * (_FEWEST_LINES - len(people))):
            self._add_person(person)
        self._check()
        self.start.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, enterprise: Enterprise) -> VisitDraft | None:
        """What was filled in, or None when the person went back."""
        dialog = cls(last_people(session.store), enterprise, parent)
        return dialog.draft() if dialog.exec() == QDialog.DialogCode.Accepted else None

    @classmethod
    def ask_again(cls, parent: QWidget, enterprise: Enterprise, visit: Visit) -> VisitDraft | None:
        """What was corrected of a visit under way, or None when the person went back."""
        translate = QCoreApplication.translate
        dialog = cls(visit.inspectors, enterprise, parent)
        dialog.setWindowTitle(translate("StartVisitDialog", "检查人员和方式"))
        dialog.start.setText(translate("StartVisitDialog", "保存"))
        dialog.modes[Mode(visit.mode)].setChecked(True)
        dialog.contact.setText(visit.site_contact)
        dialog.phone.setText(visit.site_phone)
        return dialog.draft() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def draft(self) -> VisitDraft:
        mode = next(mode for mode, button in self.modes.items() if button.isChecked())
        people = [Inspector(name.text().strip(), certificate.text().strip()) for name, certificate in self.people]
        named = tuple(person for person in people if person.name)
        return VisitDraft(self._enterprise.id, named, mode, self.contact.text().strip(), self.phone.text().strip())

    def _mode_buttons(self) -> dict[Mode, QRadioButton]:
        labels = {
            Mode.INSPECTION: self.tr("行政检查（持执法证，可以责令整改）"),
            Mode.REMINDER: self.tr("走访提醒（宣传、指导，只发提醒函）"),
            Mode.JOINT: self.tr("联合检查（各部门各自出具文书）"),
        }
        group = QButtonGroup(self)
        buttons = {}
        for mode, label in labels.items():
            buttons[mode] = QRadioButton(label, self)
            buttons[mode].toggled.connect(lambda _: self._check())
            group.addButton(buttons[mode])
        buttons[Mode.INSPECTION].setChecked(True)
        return buttons

    def _lay_out(self) -> None:
        name = QLabel(self._enterprise.name, self)
        name.setObjectName("dialog_title")
        name.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("接待人"), self.contact)
        form.addRow(self.tr("电话"), self.phone)
        self.add = QPushButton(self.tr("再加一名检查人员"), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda: self._add_person(Inspector(""))[0].setFocus())
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(name)
        for button in self.modes.values():
            column.addWidget(button)
        column.addLayout(self._people_grid)
        column.addWidget(self.add)
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def _add_person(self, person: Inspector) -> tuple[QLineEdit, QLineEdit]:
        row = len(self.people)
        lines = (
            self._line(person.name, self.tr("姓名")),
            self._line(person.certificate, self.tr("执法证号（没有可不填）")),
        )
        self._people_grid.addWidget(QLabel(self.tr("检查人员 {number}").format(number=row + 1), self), row, 0)
        self._people_grid.addWidget(lines[0], row, 1)
        self._people_grid.addWidget(lines[1], row, 2)
        self._people_grid.setColumnStretch(2, 1)
        self.people.append(lines)
        self._order_stops()
        return lines

    def _order_stops(self) -> None:
        """Tab goes as the eye does, whoever was added last."""
        lines = [line for pair in self.people for line in pair]
        last = list(self.modes.values())[-1]
        for before, after in pairwise((last, *lines, self.add, self.contact, self.phone, self.start)):
            QWidget.setTabOrder(before, after)

    def _line(self, text: str, placeholder: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(placeholder)
        line.textChanged.connect(lambda _: self._check())
        return line

    def _check(self) -> None:
        """Says what is missing for the chosen manner; only a name is a must."""
        if not hasattr(self, "start"):
            return
        draft = self.draft()
        self.start.setEnabled(bool(draft.inspectors))
        certified = sum(bool(person.certificate) for person in draft.inspectors)
        if not draft.inspectors:
            hint = self.tr("请至少填写一名检查人员。")
        elif draft.mode is not Mode.REMINDER and certified < _FEWEST_LINES:
            hint = self.tr("行政检查应由两名以上持执法证的人员进行；证号可以现在填，也可以先开始检查。")
        else:
            hint = ""
        self._hint.setText(hint)
