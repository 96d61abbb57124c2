"""A measure is recorded or changed: what is asked follows from its kind; each problem stands at its field."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from db.records.measures import Campaign, Measure
from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.measures.drafts import MeasureDraft, RefusedMeasureError
from inspector_app.measures.kinds import CONSEQUENCES, KINDS, MeasureKind
from inspector_app.measures.looking import MeasureView, enterprises_like, free_papers
from inspector_app.measures.recording import draft_of, edit_measure, record_measure
from inspector_app.messages import say
from inspector_app.visible_signs import visible
from ui.day_words import day_words
from ui.dialogs.field_form import FieldForm, day_of
from ui.measures.measure_words import field_hint, field_label
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.growing_text import GrowingText
from ui.widgets.low_scroll import LowScroll
from ui.widgets.part_rows import PartRows
from ui.widgets.steady_combo_box import SteadyComboBox

translate = QCoreApplication.translate
_WIDTH_LETTERS = 54
_WITHIN = ("sealing", "closure", "order", "transfer", "interview", "consolidation")
"""Kinds that may happen in an operation."""
_MANY = (",", "，", ";", "；")


class MeasureDialog(FieldForm):
    def __init__(
        self,
        session: Session,
        view: MeasureView | None,
        campaigns: Sequence[Campaign],
        operations: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        kind: str = "",
    ) -> None:
        """`view` None: a new one, of that `kind`. `operations`: (id, words) of those in which it may have happened."""
        title = translate("MeasureDialog", "修改措施") if view else translate("MeasureDialog", "登记措施")
        super().__init__(title, translate("MeasureDialog", "保存"), session.jobs, session.language, parent)
        self._session, self._view = session, view
        self.kind, self.campaign, self.within = (SteadyComboBox(self) for _ in range(3))
        self.texts = {name: QLineEdit(self) for name in _LINES}
        self.what_came = GrowingText(self.tr("结果"), self)
        self.parts = PartRows(session.language, self)
        self._offer(campaigns, operations, view.measure.kind if view else kind)
        self.add_words(title, "title")
        self.column.addWidget(self._body())
        self.add_end()
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        self._begin_with(view)
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self.parts.changed.connect(self._show_fields)
        self.parts.search_wanted.connect(self._search)
        self.parts.papers_wanted.connect(self._look_for_papers)
        self._show_fields()
        (self.texts["held_on"] if view or kind else self.kind).setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        view: MeasureView | None,
        campaigns: Sequence[Campaign],
        operations: Sequence[tuple[str, str]],
    ) -> str:
        """The id of the measure that was recorded or changed; "" when the person went back."""
        dialog = cls(session, view, campaigns, operations, parent)
        if dialog.exec() != cls.DialogCode.Accepted:
            return ""
        return view.measure.id if view is not None else str(dialog.outcome)

    @property
    def chosen(self) -> MeasureKind:
        return KINDS[str(self.kind.currentData())]

    def missing(self) -> list[tuple[str, str]]:
        found = [each for name in ("held_on", "ends_on") for each in self.day_problem(name, self.texts[name].text())]
        for name in ("attended", "copies"):
            text = self.texts[name].text().strip()
            if text and not (text.isascii() and text.isdecimal() and len(text) < 10):
                found.append((name, self.tr("请只写数字。")))
        return found

    def work(self) -> Callable[[], object]:
        store, now, draft = self._session.store, self._session.clock(), self.draft()
        seen: Measure | None = self._view.measure if self._view is not None else None
        if seen is None:
            return lambda: record_measure(store, draft, now)
        return lambda: edit_measure(store, seen.id, draft, now, seen)

    def draft(self) -> MeasureDraft:
        shown = {name: field.text() for name, field in self.texts.items() if self._counts(name)}
        return MeasureDraft(
            kind=self.chosen.id,
            held_on=day_or_none(shown["held_on"]),
            ends_on=day_or_none(shown["ends_on"]),
            title=shown["title"],
            place=shown["place"],
            authority=shown["authority"],
            bodies=_names(shown["bodies"]),
            persons=_names(shown["persons"]),
            result=self.what_came.toPlainText(),
            attended=_number(shown.get("attended", "")),
            copies=_number(shown.get("copies", "")),
            campaign_id=str(self.campaign.currentData() or ""),
            within=str(self.within.currentData() or "") if self._counts("within") else "",
            parts=self.parts.parts(),
        )

    def _counts(self, name: str) -> bool:
        """What this kind does not ask for stays as it was said elsewhere: by a command, or from a spreadsheet."""
        return self._view is not None or not self.blocks[name].isHidden()

    def refuse(self, error: Exception) -> None:
        if not isinstance(error, RefusedMeasureError):
            super().refuse(error)
            return
        self.set_busy(False)
        self.parts.found.hide()
        said: dict[str, list[str]] = {}
        for field, problem in error.places:
            words = str(say(problem, self._language))
            if words not in said.setdefault(field if field in self.blocks else "", []):
                said[field if field in self.blocks else ""].append(words)
        for field, lines in said.items():
            self.complain(field, "\n".join(lines))
        first = next((field for field in self.blocks if field in said), "")
        if first:
            self.blocks[first].field.setFocus()
            self.area.ensureWidgetVisible(self.blocks[first].problem)

    def place_of(self, code: str) -> str:
        return ""

    def _offer(self, campaigns: Sequence[Campaign], operations: Sequence[tuple[str, str]], kind: str) -> None:
        for each in KINDS.values():
            self.kind.addItem(each.word(self._language), each.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.setEnabled(self._view is None)
        self.campaign.addItem(self.tr("不列入"), "")
        for campaign in campaigns:
            self.campaign.addItem(visible(campaign.name), campaign.id)
        self.within.addItem(self.tr("单独进行"), "")
        for operation, words in operations:
            self.within.addItem(visible(words), operation)

    def _begin_with(self, view: MeasureView | None) -> None:
        if view is None:
            self.texts["held_on"].setText(day_words(self._session.clock().date()))
            self.parts.begin(self.chosen, ())
            return
        measure, between = view.measure, self.tr("、")
        for name in ("title", "place", "authority"):
            self.texts[name].setText(getattr(measure, name))
        for name in ("bodies", "persons"):
            self.texts[name].setText(between.join(getattr(measure, name)))
        for name in ("attended", "copies"):
            self.texts[name].setText("" if getattr(measure, name) is None else str(getattr(measure, name)))
        for name in ("held_on", "ends_on"):
            day: date | None = getattr(measure, name)
            self.texts[name].setText(day_words(day) if day else "")
        self.what_came.show_text(measure.result)
        around = view.within.title or day_words(view.within.held_on) if view.within else measure.within
        _choose(self.campaign, measure.campaign_id, view.campaign)
        _choose(self.within, measure.within, around)
        drafts = draft_of(measure, (each.part for each in view.parts)).parts
        self.parts.begin(self.chosen, [(draft, each.name) for draft, each in zip(drafts, view.parts, strict=True)])

    def _body(self) -> LowScroll:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(2, 2, 12, 2)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        editors = {**self.texts, "kind": self.kind, "campaign": self.campaign, "within": self.within}
        editors |= {"result": self.what_came, "enterprises": self.parts}
        for row, names in enumerate(_ROWS):
            for column, name in enumerate(names):
                self.blocks[name] = FieldBlock(field_label(name), editors[name], field_hint(name), box)
                grid.addWidget(self.blocks[name], row, column, 1, 2 // len(names))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(_ROWS), 1)
        self.area = LowScroll(self)
        self.area.column.addWidget(box)
        return self.area

    def _show_kind(self) -> None:
        self.parts.set_kind(self.chosen)
        self._show_fields()

    def _show_fields(self) -> None:
        kind = self.chosen
        forceful = kind.needs_authority or any(each.outcome in CONSEQUENCES for each in self.parts.parts())
        labels = {True: self.tr("作出决定的机关"), False: self.tr("牵头机关")}
        self.blocks["authority"].label.setText(self.tr("接收机关") if kind.needs_receiver else labels[forceful])
        hint = self.tr("查封、取缔由有权机关决定，街道只作记录。") if forceful else ""
        self.blocks["authority"].hint.setText(hint)
        self.blocks["authority"].hint.setVisible(bool(hint))
        self.blocks["copies"].setVisible(kind.counts == "copies")
        self.blocks["attended"].setVisible(kind.counts != "copies")
        self.blocks["within"].setVisible(kind.id in _WITHIN)
        required = {"enterprises": kind.needs_enterprise, "copies": kind.counts == "copies"}
        for name, needed in required.items():
            label = field_label(name)
            self.blocks[name].label.setText(self.tr("{name}（必填）").format(name=label) if needed else label)

    def _search(self, text: str) -> None:
        store = self._session.store
        self._jobs.run(self, lambda: enterprises_like(store, text), done=self.parts.show_found, failed=self.refuse)

    def _look_for_papers(self, enterprise_id: str) -> None:
        store, kind = self._session.store, self.chosen.id
        self._jobs.run(
            self,
            lambda: free_papers(store, kind, enterprise_id),
            done=lambda papers: self.parts.offer_papers(enterprise_id, papers),
            failed=self.refuse,
        )


_LINES = ("held_on", "ends_on", "title", "place", "authority", "bodies", "persons", "attended", "copies")
_ROWS = (
    *(("kind", "campaign"), ("held_on", "ends_on"), ("title", "place"), ("enterprises",), ("authority", "within")),
    *(("bodies", "persons"), ("attended", "copies"), ("result",)),
)


def _choose(box: SteadyComboBox, id: str, words: str) -> None:
    """Also what is not offered any more: whoever mends a title does not drop it unseen."""
    if id and box.findData(id) < 0:
        box.addItem(words or id, id)
    box.setCurrentIndex(max(0, box.findData(id)))


def day_or_none(text: str) -> date | None:
    """None also for what is no day: `FieldForm.day_problem` says so."""
    try:
        return day_of(text)
    except UnreadableCellError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None


def _names(text: str) -> tuple[str, ...]:
    for mark in _MANY:
        text = text.replace(mark, "、")
    return tuple(name.strip() for name in text.split("、") if name.strip())
