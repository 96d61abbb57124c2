"""One finding of a re-inspection: what was ordered, what the enterprise replied, and the verdict that is given now."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.messages import Language
from inspector_app.rectification.acts import VERDICTS, ActKind
from inspector_app.rectification.reinspection import Recheck, VerdictDraft
from inspector_app.rectification.stages import Stage
from ui.day_words import day_shape, day_words
from ui.rectification.stage_looks import stage_text
from ui.theme.palette import colours_of
from ui.widgets.enter_goes_on import EnterGoesOn
from ui.widgets.growing_text import GrowingText
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.tick_box import TickBox

_UNFINISHED = (ActKind.PARTLY, ActKind.NOT_DONE)
_MORE_DAYS = 7


class RecheckCard(QWidget):
    judged = Signal(str, object)
    """Finding id, and the VerdictDraft; None when the verdict was taken back."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._recheck: Recheck | None = None
        self._said: VerdictDraft | None = None
        """What was given to the store last."""
        self.problem, self.facts, self.hint = self._label("section"), self._label(), self._label("trouble")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.verdicts = {kind: self._button(kind) for kind in VERDICTS}
        self.note = GrowingText(self.tr("复查情况"), self, enter_goes_on=True)
        self.note.setToolTip(self.tr("回车到下一项，Shift+回车换行"))
        self.note.setPlaceholderText(self.tr("看到的情况；没有全部改好的，写明还差什么"))
        self.longer = TickBox(self.tr("新的期限"), self)
        self.due = QDateEdit(self)
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat(day_shape())
        self.due.setAccessibleName(self.tr("新的期限"))
        self._lay_out()
        self._paint()
        self.note.left.connect(self.flush)
        self.longer.toggled.connect(self._longer_toggled)
        self.due.dateChanged.connect(lambda _: self.flush())

    @property
    def verdict(self) -> ActKind | None:
        return next((kind for kind, button in self.verdicts.items() if button.isChecked()), None)

    def show_recheck(self, recheck: Recheck, today: date, *, read_only: bool) -> None:
        """The same finding again keeps what is being typed."""
        again = self._recheck is not None and self._recheck.finding.id == recheck.finding.id
        self._recheck = recheck
        self.problem.setText(recheck.finding.problem)
        self.facts.setText("\n".join(self._facts(recheck)))
        for button in self.verdicts.values():
            button.setEnabled(not read_only)
        self.note.setReadOnly(read_only)
        self.longer.setEnabled(not read_only)
        if not again:
            self._show_verdict(recheck, today)
            self.complain("")
        self.due.setEnabled(not read_only)
        self._settle()

    def choose(self, kind: ActKind) -> None:
        """The same again takes the verdict back."""
        if self._recheck is None or not self.verdicts[kind].isEnabled():
            return
        taken_back = self.verdict is kind
        for each, button in self.verdicts.items():
            button.setChecked(each is kind and not taken_back)
        self.longer.setChecked(False)
        self._settle()
        self.flush()
        if self.lacks_note:
            self.note.setFocus()

    def flush(self) -> None:
        """Gives what is complete and not given yet."""
        recheck, kind = self._recheck, self.verdict
        if recheck is None or self.note.isReadOnly():
            return
        if kind is None:
            if self._said is not None:
                self._said = None
                self.judged.emit(recheck.finding.id, None)
            return
        if self.lacks_note:
            self.complain(self.tr("请写明还差什么，写好后结论才会保存。"))
            return
        due = _python(self.due) if kind in _UNFINISHED and self.longer.isChecked() else None
        draft = VerdictDraft(kind, self.note.toPlainText().strip(), due)
        if draft != self._said:
            self._said = draft
            self.complain("")
            self.judged.emit(recheck.finding.id, draft)

    def complain(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def forget_said(self) -> None:
        """The store did not take it: it is given again."""
        self._said = None

    def _show_verdict(self, recheck: Recheck, today: date) -> None:
        verdict = recheck.verdict
        for kind, button in self.verdicts.items():
            button.setChecked(verdict is not None and verdict.act == kind)
        with QSignalBlocker(self.note), QSignalBlocker(self.longer), QSignalBlocker(self.due):
            self.note.show_text(verdict.note if verdict is not None else "")
            self.longer.setChecked(verdict is not None and verdict.due is not None)
            usual = QDate(today.year, today.month, today.day).addDays(_MORE_DAYS)
            due = verdict.due if verdict is not None else None
            self.due.setDate(QDate(due.year, due.month, due.day) if due is not None else usual)
        self._said = VerdictDraft(ActKind(verdict.act), verdict.note, verdict.due) if verdict is not None else None

    def _facts(self, recheck: Recheck) -> list[str]:
        finding, lines = recheck.finding, []
        lines.append(self.tr("整改要求：{text}").format(text=finding.requirement))
        if recheck.order is not None:
            told = self.tr("{number}，{day} 签发")
            lines.append(told.format(number=recheck.order.number, day=day_words(recheck.order.issued_at.date())))
        if recheck.state.due is not None:
            lines.append(self.tr("期限 {day}").format(day=day_words(recheck.state.due)))
        for reply in recheck.replies:
            told = self.tr("{day} 回执：{note}")
            lines.append(told.format(day=day_words(reply.done_on), note=reply.note or self.tr("见附件")))
        return lines

    @property
    def lacks_note(self) -> bool:
        """What is not all put right has to say what is left: until then the verdict is not kept."""
        return self.verdict in _UNFINISHED and not self.note.toPlainText().strip()

    def _settle(self) -> None:
        unfinished = self.verdict in _UNFINISHED
        self.longer.setVisible(unfinished)
        self.due.setVisible(unfinished and self.longer.isChecked())

    def _longer_toggled(self, _on: bool) -> None:
        self._settle()
        self.flush()

    def _button(self, kind: ActKind) -> QPushButton:
        number = VERDICTS.index(kind) + 1
        text = f"{stage_text(Stage(kind.value), self._language)}"
        button = QPushButton(f"{text}  {number}", self)
        button.setToolTip(plain_tip(self.tr("{words}（{key}）").format(words=text, key=number)))
        button.setCheckable(True)
        EnterGoesOn(button)
        self._group.addButton(button)
        button.clicked.connect(lambda _=False: self._clicked(kind))
        return button

    def _clicked(self, kind: ActKind) -> None:
        # The button has changed itself already.
        self.verdicts[kind].setChecked(not self.verdicts[kind].isChecked())
        self.choose(kind)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "verdicts"):
            self._paint()

    def _paint(self) -> None:
        """The chosen verdict is filled, and says so in bold."""
        colours = colours_of(self.palette())
        chosen = f"background: {colours.fill}; color: {colours.on_fill}; border-color: {colours.fill};"
        for button in self.verdicts.values():
            rest = "QPushButton { padding: 5px 6px; }"
            button.setStyleSheet(f"{rest} QPushButton:checked {{ {chosen} font-weight: bold; }}")
            # Chosen it is bold, and must still be read whole.
            bold = QFont(button.font())
            bold.setBold(True)
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button.text()) + 18)

    def _label(self, role: str = "") -> QLabel:
        label = PlainLabel(self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        return label

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate(self.verdicts.values()):
            grid.addWidget(button, place // 2, place % 2)
        caption = self._label("section")
        caption.setText(self.tr("复查结论"))
        days = QHBoxLayout()
        days.addWidget(self.longer)
        days.addWidget(self.due)
        days.addStretch()
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for widget in (self.problem, self.facts, caption):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(self.hint)
        column.addLayout(days)
        column.addStretch()


def _python(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
