"""What the office's papers say about it, each fact with what it is for, and the number that comes out."""

from dataclasses import replace

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from db.records.office import OfficeFacts
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import say
from inspector_app.notices.numbers import DEFAULT_PATTERN, RECTIFICATION, format_number
from inspector_app.office import office_facts, save_office_facts
from ui.session import Session
from ui.settings.glyphs_sheet import GlyphsSheet
from ui.settings.partners_sheet import PartnersSheet
from ui.settings.section import SettingsSection
from ui.widgets.field_block import FieldBlock
from ui.widgets.plain_label import PlainLabel

_LARGEST_NUMBER = 99_999


class OfficeSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("单位与文书"),
            self.tr("这些内容印在责令限期整改通知书上。现在可以不填全，签发前补齐即可。"),
            parent,
        )
        self._facts = OfficeFacts()
        self.lines = {name: QLineEdit(self) for name in self._names()}
        self.first_number = QLineEdit(self)
        self.first_number.setValidator(QIntValidator(0, _LARGEST_NUMBER, self))
        self.blocks = self._make_blocks()
        self.example = PlainLabel(self)
        self.example.setProperty("role", "heading")
        self.save = self.button(self.tr("保存"), primary=True)
        self.partners, self.glyphs = PartnersSheet(session, self), GlyphsSheet(session, self)
        self._lay_out()
        for name in ("code", "number_pattern"):
            self.lines[name].textChanged.connect(lambda _: self._show_example())
        self.first_number.setText(str(self._facts.first_number))
        self.first_number.textChanged.connect(lambda _: self._show_example())
        self.save.clicked.connect(self._save)
        session.changes.settings_changed.connect(self.load)
        self.load()

    @property
    def holds_unsaved(self) -> bool:
        return self.draft() != self._facts

    def line_for(self, name: str) -> QLineEdit:
        """Where that fact is typed; of the two bodies of appeal the one that is empty."""
        if name == "reconsideration_body" and self.lines[name].text().strip():
            name = "court"
        return self.first_number if name == "first_number" else self.lines[name]

    def load(self) -> None:
        """Shows the facts as they are kept; a line in which something else was typed keeps it."""
        before, self._facts = self._facts, office_facts(self.session.store)
        for name, line in self.lines.items():
            _show(line, getattr(before, name), getattr(self._facts, name))
        _show(self.first_number, str(before.first_number), str(self._facts.first_number))
        self._show_example()

    def draft(self) -> OfficeFacts:
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return replace(self._facts, first_number=int(self.first_number.text() or 0), **typed)

    def _names(self) -> tuple[str, ...]:
        return ("issuer", "code", "number_pattern", "contact", "phone", "reconsideration_body", "court")

    def _make_blocks(self) -> dict[str, FieldBlock]:
        words = {
            "issuer": (self.tr("发文机关"), self.tr("通知书上方的单位全称，有权责令整改的那一个")),
            "code": (self.tr("机关代字"), self.tr("文号开头的几个字，如：深宝福")),
            "number_pattern": (self.tr("文号格式"), self.tr("一般不用改；年份和顺序号必须有")),
            "contact": (self.tr("联系人"), self.tr("企业整改有疑问时找谁")),
            "phone": (self.tr("联系电话"), self.tr("印在通知书末尾，可写座机")),
            "reconsideration_body": (self.tr("行政复议机关"), self.tr("企业不服时向谁申请复议，如：宝安区人民政府")),
            "court": (self.tr("管辖法院"), self.tr("企业不服时向哪个法院起诉")),
        }
        blocks = {name: FieldBlock(title, self.lines[name], hint, self) for name, (title, hint) in words.items()}
        hint = self.tr("这台电脑从几号开始编；几台电脑各用一段号，就不会重号")
        blocks["first_number"] = FieldBlock(self.tr("起始号"), self.first_number, hint, self)
        return blocks

    def _lay_out(self) -> None:
        places = (
            (self.tr("机关和文号"), (("issuer",), ("code", "first_number"), ("number_pattern",))),
            (self.tr("联系和救济途径"), (("contact", "phone"), ("reconsideration_body", "court"))),
        )
        for number, (title, rows) in enumerate(places):
            column = self.sheet()
            column.addWidget(self.heading(title))
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(14)
            for row, names in enumerate(rows):
                for place, name in enumerate(names):
                    span = 2 // len(names)
                    grid.addWidget(self.blocks[name], row, place, 1, span)
            for place in range(2):
                grid.setColumnStretch(place, 1)
            column.addLayout(grid)
            if number == 0:
                column.addWidget(self.words(self.tr("下一份通知书的文号会是这个样子："), "small"))
                column.addWidget(self.example)
        self.column.addWidget(self.save)
        self.column.addWidget(self.partners)
        self.column.addWidget(self.glyphs)

    def _show_example(self) -> None:
        draft, year = self.draft(), self.session.clock().year
        code = draft.code or self.tr("（代字）")
        pattern, first = draft.number_pattern or DEFAULT_PATTERN, max(1, draft.first_number)
        try:
            number = format_number(pattern, code, RECTIFICATION, year, first)
        except RefusedInputError as error:
            self.example.setText("—")
            self._complain(error.problems)
            return
        self.blocks["number_pattern"].complain("")
        self.example.setText(number)

    def _save(self) -> None:
        for block in self.blocks.values():
            block.complain("")
        self.save.setEnabled(False)
        store, draft, now = self.session.store, self.draft(), self.session.clock()
        self.session.jobs.run(
            self, lambda: save_office_facts(store, draft, now), done=lambda _: self._kept(), failed=self._refused
        )

    def _kept(self) -> None:
        self.save.setEnabled(True)
        self.session.changes.settings_changed.emit()
        self.tell_kept(self.tr("已保存。以后签发的通知书使用新的内容，已签发的不变。"))

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, RefusedInputError):
            self._complain(error.problems)
            self.told.emit()
        else:
            self.tell_trouble(error)

    def _complain(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self.blocks[self._place_of(problem)].complain(self._said(problem))

    def _place_of(self, problem: Problem) -> str:
        if problem.code == "office.first_number_bad":
            return "first_number"
        return str(problem.details["field"]) if problem.code == "office.text_long" else "number_pattern"

    def _said(self, problem: Problem) -> str:
        details = dict(problem.details)
        if "field" in details:
            details["field"] = self.blocks[str(details["field"])].label.text()
        return str(say(Problem(problem.code, details), self.session.language))


def _show(line: QLineEdit, before: str, now: str) -> None:
    if line.text() != now and line.text().strip() in (before, now):
        line.setText(now)
