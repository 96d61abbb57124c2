"""A person decides the colour: the rule's with one press, another one with a reason and a second person."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import LONGEST_REASON, GradeDraft, GradeFile, SecondPerson, decide
from inspector_app.enterprises.grading.wording import steps, why
from inspector_app.vault import people_of
from ui.dialogs.field_form import FieldForm
from ui.register.grade_looks import grade_icon, grade_word
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel
from ui.widgets.steady_combo_box import SteadyComboBox

translate = QCoreApplication.translate
_LINES_SHOWN = 9


class GradeDialog(FieldForm):
    def __init__(self, session: Session, file: GradeFile, parent: QWidget | None = None) -> None:
        title = translate("GradeDialog", "评定分级")
        super().__init__(title, translate("GradeDialog", "评定"), session.jobs, session.language, parent)
        self._session, self._file = session, file
        self.add_words(title, "title")
        self.add_words(file.enterprise.name, "secondary")
        self.facts = self._facts()
        self.column.addWidget(self.facts)
        self.colour = self._colours()
        self.add_block("colour", FieldBlock(self.tr("评为"), self.colour, parent=self))
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(LONGEST_REASON)
        self.add_block("reason", FieldBlock(self.tr("与建议不同的理由"), self.reason, parent=self))
        self.second, self.passphrase = self._second_person(), PassphraseField(self.tr("第二人的密码"), self)
        hint = self.tr("他本人在这里输入密码；现在不在场的，以后在任何一台电脑上确认")
        self.add_row(
            ("second", FieldBlock(self.tr("第二人"), self.second, hint, self)),
            ("passphrase", FieldBlock(self.tr("第二人的密码"), self.passphrase, parent=self)),
        )
        self.add_end()
        self.colour.currentIndexChanged.connect(self._settle)
        self.second.currentIndexChanged.connect(self._settle)
        self._settle()
        self.colour.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, file: GradeFile) -> Grade | None:
        """The colour that was given, also one that waits for its second person; None when nothing was decided."""
        dialog = cls(session, file, parent)
        return dialog.chosen if dialog.exec() == cls.DialogCode.Accepted else None

    @property
    def chosen(self) -> Grade:
        # Qt hands an enumeration of text back as plain text.
        return Grade(self.colour.currentData())

    @property
    def overrides(self) -> bool:
        return self.chosen is not self._file.standing.colour

    def work(self) -> Callable[[], object]:
        store, now, standing = self._session.store, self._session.clock(), self._file.standing
        reason = self.reason.text() if self.overrides else ""
        second = None
        if self.overrides and self.second.currentData():
            second = SecondPerson(self.second.currentData(), self.passphrase.text())
        draft = GradeDraft(self.chosen, reason, second, standing.visit.id if standing.visit else "")
        enterprise = self._file.enterprise.id
        return lambda: decide(store, enterprise, draft, now)

    def place_of(self, code: str) -> str:
        places = {
            "grade.colour_unknown": "colour",
            "grade.second_same": "second",
            "store.person_unknown": "second",
            "store.wrong_passphrase": "passphrase",
        }
        return places.get(code, "reason" if code.startswith("grade.reason") else "")

    def _settle(self) -> None:
        """Reason and second person only where the rule says something else."""
        overrides, alone = self.overrides, not self.second.currentData()
        self.blocks["reason"].setVisible(overrides)
        self.blocks["second"].setVisible(overrides)
        self.blocks["passphrase"].setVisible(overrides and not alone)
        self.deed.setText(self.tr("提交，待第二人确认") if overrides and alone else self.tr("评定"))
        self.adjustSize()

    def _colours(self) -> QComboBox:
        standing = self._file.standing
        field = SteadyComboBox(self)
        for colour in standing.rule.colours:
            words = grade_word(colour)
            if colour is standing.colour:
                words = self.tr("{colour}（规则建议）").format(colour=words)
            field.addItem(grade_icon(colour, self.palette()), words, colour.value)
        field.setCurrentIndex(max(0, field.findData(standing.colour.value)))
        return field

    def _second_person(self) -> QComboBox:
        field = SteadyComboBox(self)
        field.addItem(self.tr("以后确认"), "")
        for each in people_of(self._session.store.folder):
            if each.person != self._session.store.person:
                field.addItem(each.person, each.person)
        return field

    def _facts(self) -> QScrollArea:
        """Everything that speaks for the proposal, and every way up."""
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        standing, language = self._file.standing, self._session.language
        proposal = self.tr("规则“{rule}”第 {version} 版建议：{colour}").format(
            rule=standing.rule.title[language.value],
            version=standing.rule.version,
            colour=grade_word(standing.colour),
        )
        column.addWidget(self._line(proposal, "section"))
        for line in why(standing, language):
            column.addWidget(self._line(line))
        for way in standing.ways:
            told = self.tr("改正 %n 项，可变为{colour}：", None, way.length)
            column.addWidget(self._line(told.format(colour=grade_word(way.colour)), "section"))
            for step in steps(way, language):
                column.addWidget(self._line(self.tr("· {step}").format(step=step)))
        column.addWidget(self._line(standing.rule.source[language.value], "small"))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("grade_reasons")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(box)
        area.setMinimumHeight(_LINES_SHOWN * self.fontMetrics().lineSpacing())
        return area

    def _line(self, text: str, role: str = "") -> QLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label
