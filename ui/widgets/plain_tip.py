"""A tip that shows a text as it is: Qt takes what looks like HTML for HTML, pictures of other files included.

Signs that hide in it, or turn it round, are seen.
"""

from PySide6.QtGui import Qt

from inspector_app.visible_signs import visible


def plain_tip(text: str) -> str:
    """The one door for tips that hold data: names of enterprises and files may look like markup."""
    text = visible(text)
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
