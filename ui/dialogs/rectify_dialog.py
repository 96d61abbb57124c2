"""What was done about findings, filled in by a person: reply, extension, referral, or verified by what was sent."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from inspector_app.rectification.acts import LONGEST_NAME, VERDICTS, ActDraft, ActKind, record_act
from inspector_app.rectification.replies import ReplyDraft, read_files, record_reply
from inspector_app.rectification.stages import Stage, stage_word
from ui.day_words import day_shape, day_words
from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.growing_text import GrowingText
from ui.widgets.reply_files import ReplyFiles
from ui.widgets.steady_combo_box import SteadyComboBox

translate = QCoreApplication.translate
_LONGER_DAYS = 7


class RectifyDialog(FieldForm):
    def __init__(
        self, session: Session, kind: ActKind, findings: Sequence[tuple[str, str, date | None]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`findings`: id, problem and last day of each; VERIFIED asks which of the verdicts it is."""
        title = _titles()[kind]
        super().__init__(title, translate("RectifyDialog", "登记"), session.jobs, session.language, parent)
        self._session, self._kind, self._findings = session, kind, findings
        self.body, self.paper = self._lines()
        self.add_words(title, "heading")
        self.add_words(self._about(), "secondary")
        self.day = self._date(session.clock().date())
        self.add_block("day", FieldBlock(_day_words(kind), self.day, parent=self))
        self.verdict, self.due = SteadyComboBox(self), self._date(self._proposed())
        self.note, self.files = GrowingText(_note_words(kind), self), ReplyFiles(self)
        self._add_special(kind)
        self.add_block("note", FieldBlock(_note_words(kind), self.note, parent=self))
        if kind is ActKind.REPLIED:
            self.files.setVisible(True)
            self.add_block("files", FieldBlock(self.tr("附件"), self.files, parent=self, field=self.files.choose))
        self.add_end()
        self.note.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, kind: ActKind, findings: Sequence[tuple[str, str, date | None]]
    ) -> bool:
        """Whether it was recorded."""
        return cls(session, kind, findings, parent).exec() == cls.DialogCode.Accepted

    def work(self) -> Callable[[], object]:
        store, now, ids = self._session.store, self._session.clock(), [each[0] for each in self._findings]
        day, note, body = _python(self.day), self.note.toPlainText(), self.body.text()
        if self._kind is ActKind.REPLIED:
            paths = list(self.files.paths)
            return lambda: record_reply(store, ids, ReplyDraft(day, note, body, read_files(paths)), now)
        kind = ActKind(self.verdict.currentData()) if self._kind is ActKind.VERIFIED else self._kind
        due = _python(self.due) if kind is ActKind.EXTENDED else None
        draft = ActDraft(kind, day, note, due, body, self.paper.text())
        return lambda: record_act(store, ids, draft, now)

    def place_of(self, code: str) -> str:
        name = code.partition(".")[2]
        if code.startswith("photo.") or name.startswith("file"):
            return "files" if "files" in self.blocks else ""
        places = ("day", "due", "body", "paper", "note", "reason")
        place = next((each for each in places if name.startswith(f"{each}_")), "")
        place = "note" if place == "reason" else place
        return place if place in self.blocks else ""

    def _add_special(self, kind: ActKind) -> None:
        """The fields that only this kind has, before the words."""
        for widget in (self.verdict, self.due, self.body, self.paper, self.files):
            widget.setVisible(False)
        if kind is ActKind.VERIFIED:
            for verdict in VERDICTS:
                self.verdict.addItem(stage_word(Stage(verdict.value), self._session.language), verdict.value)
            self._show("verdict", self.tr("结论"), self.verdict)
        elif kind is ActKind.EXTENDED:
            self._show("due", self.tr("延期至"), self.due, self._paper_words())
            self.due.dateChanged.connect(lambda _: self.blocks["due"].hint.setText(self._paper_words()))
            self._show("paper", self.tr("批准延期的文书"), self.paper, self.tr("文号或名称，没有可不填"))
        elif kind is ActKind.TRANSFERRED:
            self._show("body", self.tr("移送给"), self.body, self.tr("依法主管的单位，例如邮政管理局、市场监管局"))
            self._show("paper", self.tr("移送函"), self.paper, self.tr("文号，没有可不填"))
        else:
            self._show("body", self.tr("回执签字人"), self.body, self.tr("没有可不填"))

    def _show(self, name: str, words: str, widget: QWidget, hint: str = "") -> None:
        widget.setVisible(True)
        self.add_block(name, FieldBlock(words, widget, hint, self))

    def _paper_words(self) -> str:
        """As the 整改复查意见书 has it."""
        return self.tr("文书用语：经申请批准延期，整改期限延至{day}。").format(day=day_words(_python(self.due)))

    def _proposed(self) -> date:
        known = [due for _, _, due in self._findings if due is not None]
        today = QDate(*self._session.clock().date().timetuple()[:3])
        last = QDate(*max(known).timetuple()[:3]) if known else today
        return _as_date(max(last, today).addDays(_LONGER_DAYS))

    def _date(self, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setCalendarPopup(True)
        field.setDisplayFormat(day_shape())
        field.setMinimumHeight(self.body.sizeHint().height())
        return field

    def _lines(self) -> tuple[QLineEdit, QLineEdit]:
        body, paper = QLineEdit(self), QLineEdit(self)
        for line in (body, paper):
            line.setMaxLength(LONGEST_NAME)
        return body, paper

    def _about(self) -> str:
        if len(self._findings) == 1:
            return " ".join(self._findings[0][1].split())
        return self.tr("%n 个问题", None, len(self._findings))


def _titles() -> dict[ActKind, str]:
    return {
        ActKind.REPLIED: translate("RectifyDialog", "登记整改回执"),
        ActKind.EXTENDED: translate("RectifyDialog", "延长整改期限"),
        ActKind.TRANSFERRED: translate("RectifyDialog", "移送有关主管部门"),
        ActKind.VERIFIED: translate("RectifyDialog", "书面核查"),
    }


def _day_words(kind: ActKind) -> str:
    if kind is ActKind.REPLIED:
        return translate("RectifyDialog", "收到日期")
    if kind is ActKind.EXTENDED:
        return translate("RectifyDialog", "批准日期")
    return (
        translate("RectifyDialog", "移送日期")
        if kind is ActKind.TRANSFERRED
        else translate("RectifyDialog", "核查日期")
    )


def _note_words(kind: ActKind) -> str:
    if kind is ActKind.REPLIED:
        return translate("RectifyDialog", "企业说明的整改情况")
    if kind is ActKind.VERIFIED:
        return translate("RectifyDialog", "依据什么认定，还差什么")
    return translate("RectifyDialog", "理由")


def _python(field: QDateEdit) -> date:
    return _as_date(field.date())


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
