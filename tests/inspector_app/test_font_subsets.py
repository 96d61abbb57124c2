"""A subset of a font is the same whether its outlines were copied first or not."""

from reportlab.pdfbase.ttfonts import TTFont

from inspector_app import assets
from inspector_app.notices.metrics import with_own_widths

TEXT = "责令限期整改通知书〔2026〕3号，（照片）Äé"


def test_outlines_are_taken_where_they_lie() -> None:
    with assets.as_path("fonts", "NotoSansSC-Regular.ttf") as path:
        copied, in_place = TTFont("copied", str(path)).face, with_own_widths(TTFont("in-place", str(path))).face
    codes = [ord(character) for character in TEXT]
    copied.hmetrics = in_place.hmetrics
    assert in_place.makeSubset(codes) == copied.makeSubset(codes)
    assert not isinstance(in_place.get_table("glyf"), bytes)
    assert in_place.get_table("head") == copied.get_table("head")
    outlines, whole = in_place.get_table("glyf"), copied.get_table("glyf")
    assert outlines[10:200] == whole[10:200]
    assert outlines[-4:] == whole[-4:]
