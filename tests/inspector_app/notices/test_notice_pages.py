import pytest
from notice_samples import notice

from inspector_app.notices.layout import draw
from inspector_app.notices.pages import PRINT_WIDTH_PX, page_count, page_picture, page_pictures


def test_pages_are_pictures_of_the_asked_width_in_the_shape_of_a4() -> None:
    pdf = draw(notice())
    pictures = page_pictures(pdf, 300)
    assert len(pictures) == page_count(pdf) == 2
    for picture in pictures:
        assert picture.width == 300
        assert picture.height == pytest.approx(424, abs=1)
        assert len(picture.rgb) == picture.stride * picture.height
        assert picture.stride >= 3 * picture.width


def test_one_page_is_the_same_picture_as_among_all() -> None:
    pdf = draw(notice())
    assert page_picture(pdf, 1, 200) == page_pictures(pdf, 200)[1]


def test_a_page_is_as_wide_as_was_asked_for() -> None:
    """A pixel more, and a view that asks for its own width draws it for ever."""
    pdf = draw(notice())
    assert [width for width in range(300, 330) if page_picture(pdf, 0, width).width != width] == []


def test_the_issuer_is_red_and_not_blue() -> None:
    picture = page_picture(draw(notice()), 0, 400)
    pixels = [
        picture.rgb[i : i + 3]
        for y in range(picture.height)
        for i in range(y * picture.stride, y * picture.stride + 1200, 3)
    ]
    assert any(red > 130 and green < 60 and blue < 60 for red, green, blue in pixels)
    assert not any(blue > 130 and red < 60 for red, green, blue in pixels)


def test_a_page_for_the_printer_is_300_dots_an_inch() -> None:
    assert page_picture(draw(notice()), 0, PRINT_WIDTH_PX).height == pytest.approx(3508, abs=1)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_page_that_is_not_there_is_an_index_error(index: int) -> None:
    with pytest.raises(IndexError):
        page_picture(draw(notice()), index, 100)
