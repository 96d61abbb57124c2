"""A tip that shows a text as it is: Qt takes what looks like HTML for HTML, pictures of other files included."""

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The one door for tips that hold data: names of enterprises and files may look like markup."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
