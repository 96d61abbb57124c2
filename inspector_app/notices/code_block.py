"""The code on paper: a square that fits beside the room for the seal, drawn as one path, with a line of words below."""

from typing import Any

from reportlab.lib.units import mm

from inspector_app import assets
from inspector_app.notices import fonts
from inspector_app.notices.flow import CodeMark, FrameMark, Mark, text_mark
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import set_line

SIDE = 38 * mm
"""Of the square: at least 5 dots of a 300-dpi scan for each module of the largest code."""
_CAPTION = 8.5
HEIGHT = SIDE + 4 + _CAPTION
"""Of the whole block, in points."""
_INK = "#B0B0B0"


def proof_code(token: str, x: float = 0.0, down: float = 0.0) -> tuple[Mark, ...]:
    """The marks of the code for a final paper (`code.proof_text`), or of its empty place on a draft (`token` "").

    They take `SIDE` x `HEIGHT` points from `x` and `down` of their row; the row may be lower than that. Nothing else
    may be nearer to the square than four modules, about 2 mm.
    """
    words = assets.read_json("notices", "proof_code.json")
    face = Face(fonts.BODY, _CAPTION, _CAPTION)
    caption = set_line(words["caption"] if token else words["open"], face)
    below = text_mark(caption, x + max(0.0, (SIDE - caption.width) / 2), _CAPTION, down + SIDE + 4)
    if not token:
        return (FrameMark(x, down, SIDE, SIDE, _INK), below)
    return (CodeMark(x, down, SIDE, _modules(token), words["caption"]), below)


def _modules(token: str) -> tuple[bytes, ...]:
    """Rows of the QR code of level M from the top, as `CodeMark` has them."""
    import zxingcpp

    code = zxingcpp.create_barcode(token, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)
    shades, side = memoryview(picture).tobytes(), picture.shape[0]
    return tuple(shades[start : start + side] for start in range(0, len(shades), side))
