"""How the standing of a finding looks: its glyph, its words and its colour, never the colour alone."""

from PySide6.QtGui import QColor, QPalette

from inspector_app.messages import Language
from inspector_app.rectification.stages import SOON_DAYS, Stage, Standing, days_words, stage_word
from ui.theme.palette import colours_of

_GLYPHS = {
    Stage.RECORDING: "…",
    Stage.FOUND: "○",
    Stage.REMINDED: "○",
    Stage.ORDERED: "●",
    Stage.REPLIED: "↩",
    Stage.EXTENDED: "⇥",
    Stage.PARTLY: "◐",
    Stage.NOT_DONE: "✕",
    Stage.VERIFIED: "✓",
    Stage.GONE: "✓",
    Stage.CORRECTED: "✓",
    Stage.TRANSFERRED: "→",
}


def stage_text(stage: Stage, language: Language) -> str:
    return f"{_GLYPHS[stage]} {stage_word(stage, language)}"


def left_text(standing: Standing, language: Language) -> str:
    """ "! 逾期 3 天": the mark says what the colour says."""
    words = days_words(standing, language)
    return f"! {words}" if standing.is_overdue else words


def standing_ink(standing: Standing, palette: QPalette) -> QColor:
    """For words on the ground of a list."""
    colours = colours_of(palette)
    if standing.is_overdue:
        return QColor(colours.trouble)
    if not standing.is_open:
        return QColor(colours.good)
    left = standing.days_left
    return QColor(colours.attention if left is not None and left <= SOON_DAYS else colours.text)
