"""Characters that no font draws: where they stand, the picture that draws each, and how it will be printed."""

import base64
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from inspector_app.errors import RefusedInputError
from inspector_app.notices.missing_characters import (
    MissingCharacter,
    character_of,
    missing_characters,
    put_glyph_back,
    remove_glyph,
    save_glyph,
)
from ui.dialogs.glyph_files import GlyphFiles
from ui.session import Session
from ui.settings.sheet import SettingsSheet
from ui.when_shown import WhenShown
from ui.widgets.plain_label import PlainLabel

_SHOWN_LETTERS = 3
"""How large a character is shown, in letters of the window."""


class GlyphsSheet(SettingsSheet):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.choosers: dict[str, QPushButton] = {}
        self.removers: dict[str, QPushButton] = {}
        self.pictures: dict[str, QLabel] = {}
        self.nothing = self.words(self.tr("登记册和检查记录里的字都有字体可用。"), "secondary")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(10)
        self._rows.setColumnStretch(1, 1)
        about = self.tr(
            "下面的字没有一种字体能印。给每个字一张白底黑字的图片（扫描或手写），文书就能印出来，也能复制和查找。"
        )
        self._about = self.words(about, "secondary")
        for widget in (self.words(self.tr("印不出的字"), "heading"), self._about, self.notice, self.nothing):
            self.column.addWidget(widget)
        self.column.addLayout(self._rows)
        self.other, self.choose_other = QLineEdit(self), QPushButton(self.tr("为这个字选择图片…"), self)
        self._lay_out_other()
        self._about.hide()
        self._when_shown = WhenShown(self)
        session.changes.enterprises_changed.connect(self._ask_load)
        self._ask_load()

    def _lay_out_other(self) -> None:
        """For a name that is typed into a paper only, as that of who holds a certificate."""
        self.other.setPlaceholderText(self.tr("别的字，或 U+ 开头的编码"))
        self.other.setAccessibleName(self.tr("别的字"))
        self.other.textChanged.connect(lambda text: self.choose_other.setEnabled(bool(text.strip())))
        self.other.returnPressed.connect(self.choose_other.click)
        self.choose_other.clicked.connect(self._choose_other)
        self.choose_other.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.other, 1)
        row.addWidget(self.choose_other)
        self.column.addLayout(row)

    def _ask_load(self) -> None:
        """The whole register is looked through: only when somebody looks."""
        self._when_shown.do("characters", self.load)

    def load(self) -> None:
        """Shows what the store holds now."""
        store = self.session.store
        self.run(lambda: missing_characters(store), self._show)

    def _show(self, found: tuple[MissingCharacter, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for shown in (self.choosers, self.removers, self.pictures):
            shown.clear()
        self.nothing.setVisible(not found)
        self._about.setVisible(bool(found))
        for row, each in enumerate(found):
            self._show_character(row, each)

    def _show_character(self, row: int, missing: MissingCharacter) -> None:
        character = missing.character
        picture = self._picture(missing)
        self.pictures[character] = picture
        state = self.tr("已有图片") if missing.glyph else self.tr("还没有图片，用到它的文书不能签发")
        where = self.tr("、").join(place for place in missing.places if place)
        if missing.count > len(missing.places):
            where = self.tr("{places}等 {count} 处").format(places=where, count=missing.count)
        words = "\n".join(part for part in (f"U+{ord(character):04X} · {state}", where) if part)
        choose = QPushButton(self.tr("换图片…") if missing.glyph else self.tr("选择图片…"), self)
        choose.setAccessibleName(self.tr("为 U+{code} 选择图片").format(code=f"{ord(character):04X}"))
        choose.clicked.connect(lambda: self._choose(character))
        self._rows.addWidget(picture, row, 0)
        self._rows.addWidget(self.words(words, "secondary"), row, 1)
        self._rows.addWidget(choose, row, 2)
        self._rows.setColumnStretch(1, 1)
        self.choosers[character] = choose
        if missing.is_own:
            remove = QPushButton(self.tr("移除"), self)
            remove.clicked.connect(lambda: self._remove(character))
            self._rows.addWidget(remove, row, 3)
            self.removers[character] = remove

    def _picture(self, missing: MissingCharacter) -> QLabel:
        """As it will be printed; without a picture the character as this computer shows it, if it does."""
        side = _SHOWN_LETTERS * self.fontMetrics().horizontalAdvance("字")
        label = PlainLabel(self)
        label.setFixedSize(side, side)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setFrameShape(QLabel.Shape.StyledPanel)
        if missing.glyph:
            pixmap = printed(missing.glyph)
            ratio = self.devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(round(side * ratio), round(side * ratio), mode=smooth)
            pixmap.setDevicePixelRatio(ratio)
            label.setPixmap(pixmap)
            label.setAccessibleName(self.tr("印出来的样子"))
        else:
            label.setText(missing.character)
        return label

    def _choose(self, character: str) -> None:
        path = GlyphFiles.ask_picture(self, character)
        if path is not None:
            store, now = self.session.store, self.session.clock()
            told = self.tr("已保存。请核对这个字印出来的样子。")
            self.run(lambda: save_glyph(store, character, path, now), lambda _: self._kept(told))

    def _choose_other(self) -> None:
        try:
            character = character_of(self.other.text())
        except RefusedInputError as error:
            self.tell_trouble(error)
            return
        self._choose(character)

    def _remove(self, character: str) -> None:
        store, now = self.session.store, self.session.clock()

        def done(gone: str) -> None:
            told = self.tr("已移除 U+{code} 的图片。").format(code=f"{ord(character):04X}")
            self._kept(told, lambda: self._put_back(character, gone))

        self.run(lambda: remove_glyph(store, character, now), done)

    def _put_back(self, character: str, glyph: str) -> None:
        store, now = self.session.store, self.session.clock()
        told = self.tr("已放回去。")
        self.run(lambda: put_glyph_back(store, character, glyph, now), lambda _: self._kept(told))

    def _kept(self, told: str, put_back: Callable[[], object] | None = None) -> None:
        self.other.clear()
        self.load()
        self.session.changes.settings_changed.emit()
        self.tell_kept(told, put_back)


def printed(glyph: str) -> QPixmap:
    """Black on white: what is kept is white ink on black."""
    image = QImage.fromData(base64.b64decode(glyph)).convertToFormat(QImage.Format.Format_RGB32)
    image.invertPixels()
    return QPixmap.fromImage(image)
