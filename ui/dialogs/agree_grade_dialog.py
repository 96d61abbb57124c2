"""The second person's yes to a colour that the rule did not give."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.records.register import GradeDecision
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import SecondPerson, agree
from inspector_app.vault import people_of
from ui.dialogs.field_form import FieldForm
from ui.register.grade_looks import grade_word
from ui.register.grade_words import decision_words
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.steady_combo_box import SteadyComboBox


class AgreeGradeDialog(FieldForm):
    def __init__(self, session: Session, waiting: GradeDecision, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("第二人确认"), self.tr("同意"), session.jobs, session.language, parent)
        self._session, self._waiting = session, waiting
        self.add_words(self.tr("第二人确认"), "title")
        self.add_words(decision_words(waiting), "")
        proposed = self.tr("规则建议的是{colour}。确认后这次评定生效。").format(
            colour=grade_word(Grade(waiting.proposed))
        )
        self.add_words(proposed, "secondary")
        self.person = SteadyComboBox(self)
        for each in self._people():
            self.person.addItem(each, each)
        self.passphrase = PassphraseField(self.tr("密码"), self)
        self.add_block("person", FieldBlock(self.tr("确认人"), self.person, parent=self))
        self.add_block("passphrase", FieldBlock(self.tr("他本人的密码"), self.passphrase, parent=self))
        if not self.person.count():
            words = self.tr("这个工作库只有评定人一个人。请在“设置 › 人员”里添加另一个人，或者把资料包交给主管确认。")
            self.add_words(words, "trouble")
        self.add_end()
        self.deed.setEnabled(bool(self.person.count()))
        self.blocks["person"].setVisible(bool(self.person.count()))
        self.person.currentIndexChanged.connect(self._settle)
        self._settle()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, waiting: GradeDecision) -> bool:
        """Whether the grade holds now."""
        return cls(session, waiting, parent).exec() == cls.DialogCode.Accepted

    def reject(self) -> None:
        """Also where nobody is there who could agree."""
        if self.back.isEnabled():
            self.done(self.DialogCode.Rejected)

    def work(self) -> Callable[[], object]:
        store, now, grade = self._session.store, self._session.clock(), self._waiting.id
        person = self.person.currentData()
        second = None if person == store.person else SecondPerson(person, self.passphrase.text())
        return lambda: agree(store, grade, now, second)

    def place_of(self, code: str) -> str:
        return {"store.wrong_passphrase": "passphrase", "grade.second_same": "person"}.get(code, "")

    def _people(self) -> list[str]:
        """Whoever unlocked the store first: no passphrase is asked of them again."""
        store = self._session.store
        names = [store.person, *(each.person for each in people_of(store.folder) if each.person != store.person)]
        return [name for name in names if name != self._waiting.person]

    def _settle(self) -> None:
        other = bool(self.person.count()) and self.person.currentData() != self._session.store.person
        self.blocks["passphrase"].setVisible(other)
