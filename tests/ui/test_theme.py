"""The design can be read: contrast of both themes, icons in the colour asked for."""

import math
from dataclasses import asdict

import pytest
from every_place import looks_put_back
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector_app import assets
from ui.preferences import Preferences
from ui.theme.appearance import Appearance
from ui.theme.icons import drawn
from ui.theme.palette import colours_of, palette_of
from ui.theme.tokens import DARK, LIGHT, Colours

READ_ON = {
    "text": ("window", "side", "base", "raised", "hover", "accent_tint", "attention_tint", "trouble_tint"),
    "quiet": ("window", "side", "base", "raised", "hover"),
    "accent": ("window", "base", "accent_tint"),
    "good": ("window", "side", "base"),
    "attention": ("window", "base", "attention_tint"),
    "trouble": ("window", "side", "base"),
    "on_fill": ("fill",),
}


def luminance(colour: str) -> float:
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else math.pow((part + 0.055) / 1.055, 2.4) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", READ_ON)
def test_every_text_can_be_read_on_every_ground(colours: Colours, ink: str) -> None:
    values = asdict(colours)
    for ground in READ_ON[ink]:
        assert contrast(values[ink], values[ground]) >= 4.5, f"{ink} on {ground}"


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_and_chosen_rows_stand_out(colours: Colours) -> None:
    assert contrast(colours.field, colours.base) >= 3
    assert contrast(colours.fill, colours.base) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_tokens_are_found_again_in_their_palette(colours: Colours) -> None:
    assert colours_of(palette_of(colours)) == colours


def test_a_palette_of_the_system_keeps_its_colours(qtbot: QtBot) -> None:
    palette = QPalette(QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#ffff00"))
    found = colours_of(palette)
    assert (found.base, found.text, found.field) == ("#000000", "#ffff00", "#ffff00")


@pytest.mark.parametrize("tablet", ["off", "on"])
def test_fields_and_buttons_of_one_line_are_of_one_height(qtbot: QtBot, tablet: str) -> None:
    preferences = Preferences()
    preferences.theme, preferences.tablet = "light", tablet
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    line = QWidget()
    qtbot.addWidget(line)
    row = QHBoxLayout(line)
    day = QDateEdit()
    day.setCalendarPopup(True)
    for widget in (QLineEdit(), QComboBox(), day, QSpinBox(), QPushButton("x")):
        row.addWidget(widget)
    with looks_put_back():
        Appearance(application, preferences).apply()
        with qtbot.waitExposed(line):
            line.show()
        heights = {type(each).__name__: each.height() for each in line.findChildren(QWidget) if each.parent() is line}
        # One pixel is the rounding of a font whose letters are of an odd height.
        assert max(heights.values()) - min(heights.values()) <= 1, heights


@pytest.mark.parametrize("name", [file.removesuffix(".svg") for file in assets.names("icons", ".svg")])
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str, qtbot: QtBot) -> None:
    image = drawn(name, "#ff0000", 24, 2).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 250}
    assert seen
    assert name == "mark" or seen == {"#ff0000"}
