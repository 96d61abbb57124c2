"""Asks who visits, in what manner, for which bodies, and whom they meet; corrects what was said of a visit."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records.register import Enterprise
from db.records.values import Inspector
from db.records.visits import TakingPart, Visit
from inspector_app.checklists.editions import checklist_in_force
from inspector_app.checklists.progress import items_for
from inspector_app.errors import Problem
from inspector_app.joint_visits import taking_part_problems
from inspector_app.messages import Language, say
from inspector_app.office import office_facts, office_papers
from inspector_app.stores import Store
from inspector_app.visits import Mode, VisitDraft
from ui.dialogs.question import Question
from ui.models.checklist_tree import words
from ui.session import Session
from ui.widgets.body_box import BodyBox
from ui.widgets.low_scroll import LowScroll
from ui.widgets.mode_choice import ModeChoice
from ui.widgets.plain_label import PlainLabel

_LONGEST = 60
_WIDTH_LETTERS = 46
_STRETCHES = (0, 2, 3, 4)
"""Of a person's number, name, certificate and body."""
_ADD_ROW, _CONTACT_ROW, _CHECKLIST_ROW = 100, 101, 102
"""Below as many inspectors as ever come; rows of a grid that hold nothing take no room."""
_FEWEST_BODIES = 2
_BESIDE = 40
"""Pixels of a screen that a dialog leaves free at its sides."""
_FEWEST_LINES = 2
"""An inspection is made by at least two people (domain.md §4.6)."""


def last_people(store: Store) -> tuple[Inspector, ...]:
    """The inspectors of the newest visit here with the person who unlocked the store; before the first, only them."""
    with store.database.look() as work:
        visits = [visit for visit in work.visits.all() if store.owns(visit.device)]
    own = [visit for visit in visits if store.person in {each.name for each in visit.inspectors}]
    return own[0].inspectors if own else (Inspector(store.person),)


def known_bodies(store: Store) -> tuple[str, ...]:
    """The own office, then those that join its inspections."""
    names = (office_facts(store).issuer, *(body.name for body in office_papers(store).bodies))
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def checklist_words(session: Session, enterprise: Enterprise) -> str:
    """`街道检查表 2026.3，共 42 项`: what a visit that begins now asks there."""
    checklist = checklist_in_force(session.store, session.clock().date())
    asked = sum(len(area.items) for area in items_for(checklist, enterprise.kind))
    name = f"{words(checklist.title, session.language.value) or checklist.name} {checklist.version}".strip()
    return QCoreApplication.translate("StartVisitDialog", "{name}，共 {count} 项").format(name=name, count=asked)


class StartVisitDialog(Question):
    def __init__(
        self,
        people: tuple[Inspector, ...],
        enterprise: Enterprise,
        parent: QWidget | None = None,
        bodies: tuple[str, ...] = (),
        taking_part: tuple[TakingPart, ...] = (),
        language: Language = Language.ZH,
        checklist: str = "",
    ) -> None:
        """`bodies` are offered, the own office first; `taking_part` is what was said of a visit before.

        `checklist` names the version that a new visit begins with.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("开始检查"))
        self._enterprise, self._language = enterprise, language
        self._offered, self._taking_part = bodies, taking_part
        self.choice = ModeChoice(self)
        self.modes = self.choice.buttons
        self.people: list[tuple[QLineEdit, QLineEdit]] = []
        self.bodies: list[BodyBox] = []
        """For whom each of `people` comes, in a joint inspection."""
        self._people_grid = QGridLayout()
        self._people_grid.setHorizontalSpacing(10)
        self._people_grid.setVerticalSpacing(8)
        self.contact = self._line(enterprise.contact, self.tr("现场接待的负责人或员工"))
        self.phone = self._line(enterprise.phone, self.tr("电话"))
        self._hint = PlainLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self.start = QPushButton(self.tr("开始检查"), self)
        self.start.setDefault(True)
        self.checklist = PlainLabel(checklist, self)
        self.checklist.setWordWrap(True)
        self._lay_out()
        for person in (*people, *[Inspector("")] * (_FEWEST_LINES - len(people))):
            self._add_person(person)
        self.choice.changed.connect(self._check)
        self._check()
        self.start.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, enterprise: Enterprise, told: str = "") -> VisitDraft | None:
        """What was filled in, or None when the person went back; `told` is what is looked at if not a whole list."""
        store = session.store
        told = told or checklist_words(session, enterprise)
        people, bodies = last_people(store), known_bodies(store)
        dialog = cls(people, enterprise, parent, bodies, language=session.language, checklist=told)
        return dialog.draft() if dialog.exec() == QDialog.DialogCode.Accepted else None

    @classmethod
    def ask_again(cls, parent: QWidget, session: Session, enterprise: Enterprise, visit: Visit) -> VisitDraft | None:
        """What was corrected of a visit under way, or None when the person went back."""
        translate = QCoreApplication.translate
        known = known_bodies(session.store)
        dialog = cls(visit.inspectors, enterprise, parent, known, visit.bodies, session.language)
        dialog.setWindowTitle(translate("StartVisitDialog", "检查人员和方式"))
        dialog.start.setText(translate("StartVisitDialog", "保存"))
        dialog.modes[Mode(visit.mode)].setChecked(True)
        dialog.contact.setText(visit.site_contact)
        dialog.phone.setText(visit.site_phone)
        return dialog.draft() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def draft(self) -> VisitDraft:
        people = [Inspector(name.text().strip(), certificate.text().strip()) for name, certificate in self.people]
        named = tuple(person for person in people if person.name)
        contact, phone = self.contact.text().strip(), self.phone.text().strip()
        return VisitDraft(self._enterprise.id, named, self.choice.mode, contact, phone, self._bodies_of(people))

    def _bodies_of(self, people: list[Inspector]) -> tuple[TakingPart, ...]:
        """In the order in which they are named; one of which nobody is named stays as it was said before."""
        if self.choice.mode is not Mode.JOINT:
            return ()
        members: dict[str, list[str]] = {each.name: [] for each in self._taking_part if not each.inspectors}
        for person, box in zip(people, self.bodies, strict=True):
            name = box.currentText().strip()
            if person.name and name:
                members.setdefault(name, []).append(person.name)
        return tuple(TakingPart(name, tuple(each)) for name, each in members.items())

    def _lay_out(self) -> None:
        name = PlainLabel(self._enterprise.name, self)
        name.setObjectName("dialog_title")
        name.setWordWrap(True)
        self.add = QPushButton(self.tr("再加一名检查人员"), self)
        self.add.setProperty("link", True)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda: self._add_person(Inspector(""))[0].setFocus())
        self._room = LowScroll(self)
        column = self._room.column
        column.setSpacing(10)
        column.addWidget(name)
        column.addWidget(self.choice)
        column.addSpacing(4)
        column.addLayout(self._people_grid)
        column.addStretch(1)
        self._lay_out_contact()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(14)
        whole.addWidget(self._room, 1)
        whole.addWidget(self._hint)
        whole.addWidget(self._buttons())
        widest = self.screen().availableGeometry().width() - _BESIDE
        self.setMinimumWidth(min(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"), widest))

    def _lay_out_contact(self) -> None:
        """In the grid of the people, so that names stand under names."""
        grid = self._people_grid
        grid.addWidget(self.add, _ADD_ROW, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(PlainLabel(self.tr("接待人"), self), _CONTACT_ROW, 0)
        grid.addWidget(self.contact, _CONTACT_ROW, 1)
        grid.addWidget(self.phone, _CONTACT_ROW, 2)
        self.checklist.setVisible(bool(self.checklist.text()))
        if self.checklist.text():
            grid.addWidget(PlainLabel(self.tr("检查内容"), self), _CHECKLIST_ROW, 0, Qt.AlignmentFlag.AlignTop)
            # Not over the bodies: the space before a column that is hidden would stay.
            grid.addWidget(self.checklist, _CHECKLIST_ROW, 1, 1, 2)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _add_person(self, person: Inspector) -> tuple[QLineEdit, QLineEdit]:
        row = len(self.people)
        lines = (
            self._line(person.name, self.tr("姓名")),
            self._line(person.certificate, self.tr("执法证号（没有可不填）")),
        )
        self._people_grid.addWidget(PlainLabel(self.tr("检查人员 {number}").format(number=row + 1), self), row, 0)
        self._people_grid.addWidget(lines[0], row, 1)
        self._people_grid.addWidget(lines[1], row, 2)
        self.people.append(lines)
        self.bodies.append(self._body_box(person))
        self._people_grid.addWidget(self.bodies[-1], row, 3)
        self._order_stops()
        if hasattr(self, "_room"):
            self._grow()
        return lines

    def _body_box(self, person: Inspector) -> BodyBox:
        said = next((each.name for each in self._taking_part if person.name in each.inspectors), "")
        # A person of the list before is from the own office until somebody says otherwise.
        own = self._offered[0] if self._offered and person.name and not self._taking_part else ""
        box = BodyBox((*self._offered, *(each.name for each in self._taking_part)), said or own, self)
        box.setMinimumHeight(self.contact.sizeHint().height())
        box.setVisible(self.choice.mode is Mode.JOINT)
        box.editTextChanged.connect(lambda _: self._check())
        return box

    def _order_stops(self) -> None:
        """Tab goes as the eye does, whoever was added last."""
        rows = zip(self.people, self.bodies, strict=True)
        lines = [line for pair, box in rows for line in (*pair, box)]
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
        """Says what is missing for the chosen manner; a name is a must, and bodies that can be."""
        if not hasattr(self, "start"):
            return
        draft = self.draft()
        for box in self.bodies:
            box.setVisible(draft.mode is Mode.JOINT)
        for column, stretch in enumerate(_STRETCHES):
            # An empty column would keep its share of the width.
            is_body = column == len(_STRETCHES) - 1
            self._people_grid.setColumnStretch(column, stretch if draft.mode is Mode.JOINT or not is_body else 0)
        wrong = [str(say(each, self._language)) for each in _body_problems(draft)]
        self.start.setEnabled(bool(draft.inspectors) and not wrong)
        self._hint.setText("\n".join(wrong) or self._missing(draft))
        self._hint.setVisible(bool(self._hint.text()))
        self._hint.setProperty("role", "trouble" if wrong else "secondary")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt measures words that wrap as if they stood in a narrow column: what is too high for them is given back."""
        super().showEvent(event)
        spare = self._room.viewport().height() - self._room.wanted_height
        if spare > 0:
            self.resize(self.width(), self.height() - spare)
        self._grow()

    def _grow(self) -> None:
        """What is shown more has its room at once, as far as the screen goes."""
        lacking = self._room.wanted_height - self._room.viewport().height()
        if self.isVisible() and lacking > 0:
            self.resize(self.width(), self.height() + lacking)

    def _missing(self, draft: VisitDraft) -> str:
        certified = sum(bool(person.certificate) for person in draft.inspectors)
        if not draft.inspectors:
            return self.tr("请至少填写一名检查人员。")
        if draft.mode is Mode.JOINT and len(draft.bodies) < _FEWEST_BODIES:
            return self.tr("联合检查请写明每个人代表哪个单位；常来的单位可以在“设置 → 单位与文书”里登记。")
        if draft.mode is not Mode.REMINDER and certified < _FEWEST_LINES:
            return self.tr("行政检查应由两名以上持执法证的人员进行；证号可以现在填，也可以先开始检查。")
        return ""


def _body_problems(draft: VisitDraft) -> list[Problem]:
    return list(taking_part_problems(draft.mode, draft.inspectors, draft.bodies))
