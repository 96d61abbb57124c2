"""A property of a widget that the style sheet looks at, such as its role, tone, or that something may fall onto it."""

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets the property and the look that goes with it: Qt reads the sheet again only for a widget polished anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
