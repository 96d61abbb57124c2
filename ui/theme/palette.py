"""Tokens as Qt knows them: the palette that every widget paints from."""

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import DARK, LIGHT, Colours

_Role = QPalette.ColorRole
_NOT_USABLE = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def palette_of(colours: Colours) -> QPalette:
    palette = QPalette(QColor(colours.window))
    roles = {
        _Role.Window: colours.window,
        _Role.WindowText: colours.text,
        _Role.Base: colours.base,
        _Role.AlternateBase: colours.hover,
        _Role.Text: colours.text,
        _Role.PlaceholderText: colours.quiet,
        _Role.Button: colours.base,
        _Role.ButtonText: colours.text,
        _Role.BrightText: colours.on_fill,
        _Role.ToolTipBase: colours.raised,
        _Role.ToolTipText: colours.text,
        _Role.Highlight: colours.fill,
        _Role.HighlightedText: colours.on_fill,
        _Role.Accent: colours.accent,
        _Role.Link: colours.accent,
        _Role.LinkVisited: colours.accent,
        _Role.Mid: colours.field,
        _Role.Dark: colours.field,
        _Role.Midlight: colours.line,
        _Role.Light: colours.base,
        _Role.Shadow: colours.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in _NOT_USABLE:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.field))
    return palette


def is_dark(palette: QPalette) -> bool:
    return palette.color(_Role.Window).lightness() < 128


def colours_of(palette: QPalette) -> Colours:
    """The tokens a palette was made of; for a palette of the system (high contrast), tokens made from that."""
    # By the colour of links: style sheets change most others in the palettes of their widgets.
    link = palette.color(_Role.Link)
    found = next((theme for theme in (LIGHT, DARK) if link == QColor(theme.accent)), None)
    return found or _from_system(palette, DARK if is_dark(palette) else LIGHT)


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """`colour` with a share (0 to 1) of `other`."""
    pairs = ((colour.red(), other.red()), (colour.green(), other.green()), (colour.blue(), other.blue()))
    red, green, blue = (round(one * (1 - share) + two * share) for one, two in pairs)
    return QColor(red, green, blue)


def _from_system(palette: QPalette, own: Colours) -> Colours:
    window, base, text = (palette.color(role) for role in (_Role.Window, _Role.Base, _Role.Text))
    accent = palette.color(_Role.Highlight)
    return Colours(
        window=window.name(),
        side=window.name(),
        base=base.name(),
        raised=base.name(),
        text=text.name(),
        quiet=mixed(text, base, 0.2).name(),
        line=mixed(text, base, 0.6).name(),
        field=text.name(),
        edge=text.name(),
        hover=mixed(text, base, 0.9).name(),
        handle=mixed(text, base, 0.4).name(),
        accent=accent.name(),
        fill=accent.name(),
        on_fill=palette.color(_Role.HighlightedText).name(),
        accent_tint=mixed(accent, base, 0.8).name(),
        good=own.good,
        attention=own.attention,
        attention_tint=base.name(),
        trouble=own.trouble,
        trouble_tint=base.name(),
    )
