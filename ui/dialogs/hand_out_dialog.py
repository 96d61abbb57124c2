"""A block of numbers for one laptop."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSpinBox, QWidget

from db.records.log import Device
from inspector_app.epochs import laptop_of
from inspector_app.notices.ledger import hand_out, numbered_words
from inspector_app.plans.number_blocks import EVERY_WORD, LARGEST, NumberBlock
from inspector_app.visible_signs import visible
from ui.dialogs.field_form import FieldForm
from ui.papers.number_words import laptop_words, word_words
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.steady_combo_box import SteadyComboBox

_USUAL = 50


class HandOutDialog(FieldForm):
    def __init__(
        self, session: Session, devices: list[Device], blocks: Sequence[NumberBlock], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("分配号段"), self.tr("分配"), session.jobs, session.language, parent)
        self.session = session
        self.add_words(self.tr("分配号段"), "title")
        self._blocks = blocks
        self.laptop, self.word, self.year = SteadyComboBox(self), SteadyComboBox(self), QSpinBox(self)
        self.first, self.last = QSpinBox(self), QSpinBox(self)
        for laptop in dict.fromkeys(laptop_of(device.id) for device in devices):
            self.laptop.addItem(visible(laptop_words(laptop, devices)), laptop)
        for word in (EVERY_WORD, *numbered_words()):
            self.word.addItem(word_words(word), word)
        self.year.setRange(2000, 9999)
        self.year.setValue(session.clock().year)
        for number in (self.first, self.last):
            number.setRange(1, LARGEST)
        self._propose()
        self.word.currentIndexChanged.connect(lambda _: self._propose())
        self.year.valueChanged.connect(lambda _: self._propose())
        self.add_words(
            self.tr("写计划包时带给那台电脑。两台电脑的号段不会相交；有了号段表，没有分到的电脑不能编号。"), "secondary"
        )
        hint = self.tr("没有列出的电脑，请先登记它的名片")
        self.add_row(("laptop", FieldBlock(self.tr("电脑"), self.laptop, hint, self)))
        self.add_row(
            ("word", FieldBlock(self.tr("文书"), self.word, parent=self)),
            ("year", FieldBlock(self.tr("年份"), self.year, parent=self)),
        )
        self.add_row(
            ("first", FieldBlock(self.tr("从几号"), self.first, parent=self)),
            ("last", FieldBlock(self.tr("到几号"), self.last, parent=self)),
        )
        self.add_end()
        self.laptop.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, devices: list[Device], blocks: Sequence[NumberBlock]
    ) -> NumberBlock | None:
        """What was handed out, or None."""
        dialog = cls(session, devices, blocks, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        if self.last.value() < self.first.value():
            return [("last", self.tr("止号小于起号。"))]
        return []

    def work(self) -> Callable[[], object]:
        store, now = self.session.store, self.session.clock()
        laptop, word = str(self.laptop.currentData()), str(self.word.currentData())
        year, first, last = self.year.value(), self.first.value(), self.last.value()
        return lambda: hand_out(store, laptop, word, year, first, last, now)

    def place_of(self, code: str) -> str:
        places = {"blocks_collide": "first", "blocks_shape": "last", "unknown_laptop": "laptop"}
        return places.get(code.partition(".")[2], "")

    def _propose(self) -> None:
        """The next numbers that nobody has."""
        wanted = NumberBlock("", str(self.word.currentData()), self.year.value(), 1, LARGEST)
        taken = max((block.last for block in self._blocks if block.collides(wanted)), default=0)
        self.first.setValue(min(taken + 1, LARGEST))
        self.last.setValue(min(taken + _USUAL, LARGEST))
