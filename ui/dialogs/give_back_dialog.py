"""A laptop lost its visits: whose are to be given back, and to which laptop."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.log import Device
from inspector_app.epochs import laptop_of
from inspector_app.exchange.kinds.giving_back import Held
from inspector_app.visible_signs import visible
from ui.dialogs.question import Question
from ui.packs.pack_words import person_words
from ui.widgets.field_block import FieldBlock
from ui.widgets.plain_label import PlainLabel
from ui.widgets.steady_combo_box import SteadyComboBox

_WIDTH_LETTERS = 42


class GiveBackDialog(Question):
    """Accepted when a give-back pack is to be written."""

    def __init__(self, held: Sequence[Held], laptops: Sequence[Device], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("找回检查"))
        self._held, self._laptops = list(held), list(laptops)
        about = PlainLabel(
            self.tr(
                "对方的电脑坏了，或者只恢复出一份旧备份：这里把他交来过的检查、照片和文书写成一个找回包，"
                "由他在自己的“资料包”页导入。他当时签过名的记录，谁也改不了。"
            ),
            self,
        )
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        self.whose, self.to = SteadyComboBox(self), SteadyComboBox(self)
        for each in self._held:
            self.whose.addItem(visible(self._held_words(each)))
        self.whose.currentIndexChanged.connect(self._offer_laptops)
        self.write = QPushButton(self.tr("写出找回包…"), self)
        self.write.setProperty("primary", True)
        self.write.setDefault(True)
        self.write.clicked.connect(self.accept)
        self._lay_out(about)
        self._offer_laptops()

    @classmethod
    def ask(
        cls, parent: QWidget, held: Sequence[Held], laptops: Sequence[Device]
    ) -> tuple[Device, tuple[Device, ...]] | None:
        """Whose work, and for whom (none: for that laptop itself); None when nothing is to be written."""
        question = cls(held, laptops, parent)
        return question.chosen() if question.exec() == cls.DialogCode.Accepted else None

    def chosen(self) -> tuple[Device, tuple[Device, ...]]:
        place = self.to.currentIndex()
        to = () if place == 0 else (self._others()[place - 1],)
        return self._held[self.whose.currentIndex()].device, to

    def _lay_out(self, about: PlainLabel) -> None:
        leave = QPushButton(self.tr("取消"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.write)
        buttons.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(FieldBlock(self.tr("谁的检查"), self.whose, parent=self))
        column.addWidget(FieldBlock(self.tr("写给"), self.to, parent=self))
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def _offer_laptops(self) -> None:
        self.to.clear()
        self.to.addItem(self.tr("他自己的那台电脑（恢复过备份，或还能用）"))
        for each in self._others():
            self.to.addItem(visible(self.tr("换的新电脑：{person}").format(person=self._laptop_words(each))))

    def _others(self) -> list[Device]:
        whose = laptop_of(self._held[self.whose.currentIndex()].device.id)
        return [each for each in self._laptops if laptop_of(each.id) != whose]

    def _held_words(self, each: Held) -> str:
        words = self.tr("{person}：{visits} 次检查，{photos} 张照片")
        return words.format(person=self._laptop_words(each.device), visits=each.visits, photos=each.photos)

    def _laptop_words(self, device: Device) -> str:
        """With its id when a person has several: the broken one and the new one."""
        words = person_words(device)
        known = {laptop_of(each.id): person_words(each) for each in [*self._laptops, *(it.device for it in self._held)]}
        is_one_of_several = list(known.values()).count(words) > 1
        return self.tr("{person}（设备 {id}）").format(person=words, id=device.id) if is_one_of_several else words
