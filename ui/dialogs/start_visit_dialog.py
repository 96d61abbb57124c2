"""Asks who visits, in what manner, for which bodies, and whom they meet; corrects what was said of a visit."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from db.records.register import Enterprise
from db.records.values import Inspector
from db.records.visits import TakingPart, Visit
from inspector_app.checklists.editions import checklist_in_force
from inspector_app.checklists.progress import items_for
from inspector_app.joint_visits import taking_part_problems
from inspector_app.messages import Language, say
from inspector_app.office import office_facts, office_papers
from inspector_app.stores import Store
from inspector_app.visits import Mode, VisitDraft
from ui.dialogs.question import Question
from ui.models.checklist_tree import words
from ui.session import Session
from ui.theme.restyling import restyle
from ui.widgets.low_scroll import LowScroll
from ui.widgets.mode_choice import ModeChoice
from ui.widgets.people_grid import PeopleGrid
from ui.widgets.plain_label import PlainLabel

_WIDTH_LETTERS = 46
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
        self.choice = ModeChoice(self)
        self.modes = self.choice.buttons
        self.grid = PeopleGrid(bodies, taking_part, self)
        self.people, self.bodies, self.add = self.grid.people, self.grid.bodies, self.grid.add
        self.contact = self.grid.line(enterprise.contact, self.tr("现场接待的负责人或员工"))
        self.phone = self.grid.line(enterprise.phone, self.tr("电话"))
        self._hint = PlainLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self.start = QPushButton(self.tr("开始检查"), self)
        self.start.setDefault(True)
        self.checklist = PlainLabel(checklist, self)
        self.checklist.setWordWrap(True)
        self._lay_out()
        for person in (*people, *[Inspector("")] * (_FEWEST_LINES - len(people))):
            self.grid.add_person(person)
        self.choice.changed.connect(self._check)
        self.grid.changed.connect(self._check)
        self.grid.grown.connect(self._grown)
        self._order_stops()
        self._check()
        self.start.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, enterprise: Enterprise, told: str = "") -> VisitDraft | None:
        """What was filled in, or None when the person went back; `told`: a re-inspection, of only this."""
        store = session.store
        people, bodies = last_people(store), known_bodies(store)
        content = told or checklist_words(session, enterprise)
        dialog = cls(people, enterprise, parent, bodies, language=session.language, checklist=content)
        if told:
            words = QCoreApplication.translate("StartVisitDialog", "开始复查")
            dialog.setWindowTitle(words)
            dialog.start.setText(words)
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
        lacking = dialog.grid.lacking() if visit.mode != Mode.REMINDER else None
        (lacking or dialog.start).setFocus()
        return dialog.draft() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def draft(self) -> VisitDraft:
        mode = self.choice.mode
        contact, phone = self.contact.text().strip(), self.phone.text().strip()
        bodies = self.grid.taking_part() if mode is Mode.JOINT else ()
        return VisitDraft(self._enterprise.id, self.grid.inspectors(), mode, contact, phone, bodies)

    def _lay_out(self) -> None:
        name = PlainLabel(self._enterprise.name, self)
        name.setObjectName("dialog_title")
        name.setWordWrap(True)
        self._room = LowScroll(self)
        column = self._room.column
        column.setSpacing(10)
        column.addWidget(name)
        column.addWidget(self.choice)
        column.addSpacing(4)
        column.addLayout(self.grid)
        column.addStretch(1)
        self.grid.add_below(self.tr("接待人"), self.contact, self.phone)
        self.checklist.setVisible(bool(self.checklist.text()))
        if self.checklist.text():
            self.grid.add_below(self.tr("检查内容"), self.checklist)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(14)
        whole.addWidget(self._room, 1)
        whole.addWidget(self._hint)
        whole.addWidget(self._buttons())
        widest = self.screen().availableGeometry().width() - _BESIDE
        self.setMinimumWidth(min(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"), widest))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _grown(self) -> None:
        self._order_stops()
        self._grow()

    def _order_stops(self) -> None:
        """Tab goes as the eye does, whoever was added last."""
        last = list(self.modes.values())[-1]
        for before, after in pairwise((last, *self.grid.stops(), self.contact, self.phone, self.start)):
            QWidget.setTabOrder(before, after)

    def _check(self) -> None:
        """Says what is missing for the chosen manner; a name is a must, and bodies that can be."""
        draft = self.draft()
        self.grid.show_bodies(draft.mode is Mode.JOINT)
        problems = taking_part_problems(draft.mode, draft.inspectors, draft.bodies)
        wrong = [str(say(each, self._language)) for each in problems]
        self.start.setEnabled(bool(draft.inspectors) and not wrong)
        self._hint.setText("\n".join(wrong) or self._missing(draft))
        self._hint.setVisible(bool(self._hint.text()))
        restyle(self._hint, "role", "trouble" if wrong else "secondary")
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
