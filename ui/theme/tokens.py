"""The design in numbers: colour, type, spacing, radius. Everything the program paints itself comes from here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. Text on any of the grounds has at least 4.5:1; edges of fields have 3:1."""

    window: str
    """The ground pages stand on."""
    side: str
    """The side bar and the status line: a little behind the window."""
    base: str
    """Sheets that work is done on: lists, cards, fields."""
    raised: str
    """Menus and tips, above everything."""
    text: str
    quiet: str
    """Second-rank text."""
    line: str
    """Hair lines between things; carries no meaning."""
    field: str
    """Edges of fields, which nothing else shows: 3:1."""
    edge: str
    """Edges of buttons: their words say what they are, so that the edge stays behind them."""
    hover: str
    handle: str
    """Of scroll bars."""
    accent: str
    """Focus, links, icons of what is chosen."""
    fill: str
    """Chosen rows and the one button that matters, under `on_fill`."""
    on_fill: str
    accent_tint: str
    good: str
    attention: str
    attention_tint: str
    trouble: str
    trouble_tint: str


LIGHT = Colours(
    window="#f4f6f9",
    side="#e8ecf2",
    base="#ffffff",
    raised="#ffffff",
    text="#1a2432",
    quiet="#566273",
    line="#d9dfe7",
    field="#828d9b",
    edge="#bcc5d0",
    hover="#eef2f7",
    handle="#b4bdc9",
    accent="#1f5aa8",
    fill="#1f5aa8",
    on_fill="#ffffff",
    accent_tint="#e3ecf8",
    good="#1a7037",
    attention="#7f5200",
    attention_tint="#fbf0d9",
    trouble="#b3261e",
    trouble_tint="#fbe9e7",
)
DARK = Colours(
    window="#151a21",
    side="#10141a",
    base="#1c222b",
    raised="#262e39",
    text="#e3e8ef",
    quiet="#a0abba",
    line="#2e3743",
    field="#6e7a8a",
    edge="#465161",
    hover="#252d38",
    handle="#465161",
    accent="#74aaf5",
    fill="#3070cc",
    on_fill="#ffffff",
    accent_tint="#22344d",
    good="#5fd07a",
    attention="#f0bd5a",
    attention_tint="#3a2f18",
    trouble="#ff8a80",
    trouble_tint="#412325",
)

RADIUS = 8
"""Of a corner, in pixels at 100 %."""
TITLE_SCALE, HEADING_SCALE, SMALL_SCALE = 1.65, 1.25, 0.92
"""Letter sizes as multiples of the system's."""
ICON = 20
