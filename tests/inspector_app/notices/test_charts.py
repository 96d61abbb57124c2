"""Charts of the board and the bulletin: every bar stands where a click finds it, and says its number."""

from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from inspector_app.notices.charts import Look, Series, bar_chart

GROUPS = ("福永社区", "新田社区", "怀德社区")
SERIES = (Series("红", "#b3261e", (91, 0, 30)), Series("黄", "#d4a017", (300, 120, 80)))


@pytest.mark.parametrize("lying", [False, True])
def test_a_click_on_a_bar_finds_its_group_and_series_and_beside_it_nothing(lying: bool) -> None:
    chart = bar_chart(GROUPS, SERIES, Look(460, 220, lying=lying))
    assert {(bar.group, bar.series) for bar in chart.bars} == {(0, 0), (2, 0), (0, 1), (1, 1), (2, 1)}
    for bar in chart.bars:
        assert chart.bar_at(bar.x + bar.width / 2, bar.y + bar.height / 2) == bar
    assert chart.bar_at(1, 1) is None


@pytest.mark.parametrize("lying", [False, True])
def test_bars_are_as_long_as_their_values_and_lie_inside_the_picture(lying: bool) -> None:
    chart = bar_chart(GROUPS, SERIES, Look(460, 220, lying=lying))
    lengths = {(bar.group, bar.series): bar.width if lying else bar.height for bar in chart.bars}
    assert lengths[0, 1] / lengths[1, 1] == pytest.approx(300 / 120)
    assert all(
        bar.x >= 0 and bar.x + bar.width <= 460 and bar.y >= 0 and bar.y + bar.height <= 220 for bar in chart.bars
    )


@pytest.mark.parametrize("highest", [1, 2, 4, 18, 391, 40_000])
def test_the_axis_counts_in_whole_numbers_up_to_the_highest_bar(highest: int) -> None:
    series = [Series("红", "#b3261e", (highest, 0))]
    root = etree.fromstring(bar_chart(GROUPS[:2], series, Look(460, 220)).svg("x"))
    texts = ["".join(text.itertext()).strip() for text in root.iter("{*}text")]
    numbers = {int(text) for text in texts if text not in GROUPS}
    assert {0, highest} <= numbers
    assert 2 <= len(numbers) <= 7


def test_the_picture_is_the_bars_where_they_are_said_to_be() -> None:
    chart = bar_chart(GROUPS, SERIES, Look(460, 220))
    picture = Image.open(BytesIO(chart.png(2))).convert("RGB")
    assert picture.size == (920, 440)
    for bar in chart.bars:
        colour = picture.getpixel((round(2 * bar.x + bar.width), round(2 * bar.y + bar.height)))
        wanted = bytes.fromhex(SERIES[bar.series].colour[1:])
        assert all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


def test_the_window_s_picture_holds_groups_and_sums_in_its_own_font() -> None:
    root = etree.fromstring(bar_chart(GROUPS, SERIES, Look(460, 220)).svg("Noto Sans SC"))
    texts = {"".join(text.itertext()).strip() for text in root.iter("{*}text")}
    assert {*GROUPS, "391", "120", "110"} <= texts
    assert b"Noto Sans SC" in etree.tostring(root)
    assert not list(root.iter("{*}clipPath"))


def test_a_long_name_beside_a_bar_keeps_its_beginning_and_its_share() -> None:
    name = "OB-01 是否当面逐件开箱验视内件（信件除外）？（57%）"
    root = etree.fromstring(bar_chart([name], [Series("x", "#b3261e", (8,))], Look(360, 60, lying=True)).svg("x"))
    (shown,) = [text for each in root.iter("{*}text") if "OB" in (text := "".join(each.itertext()).strip())]
    assert shown.startswith("OB-01 是否当面")
    assert shown.endswith("…（57%）")
    assert len(shown) < len(name)


def test_nothing_to_show_is_an_empty_picture() -> None:
    for groups, series in ((), SERIES), (GROUPS, ()), (GROUPS, (Series("红", "#b3261e", (0, 0, 0)),)):
        chart = bar_chart(groups, series, Look(460, 220))
        assert chart.bars == ()
        assert chart.bar_at(100, 100) is None
        assert Image.open(BytesIO(chart.png(1))).size == (460, 220)


def test_names_that_are_wider_than_their_bars_go_on_below_instead_of_into_each_other() -> None:
    months = [f"2026-{month:02}" for month in range(1, 11)]
    series = [Series("未到期", "#1f5aa8", (1.0,) * len(months))]
    root = etree.fromstring(bar_chart(months, series, Look(270, 150)).svg("x"))
    texts = ["".join(text.itertext()).strip() for text in root.iter("{*}text")]
    assert texts.count("2026-") == len(months)
    assert {month[5:] for month in months} <= set(texts)
    assert not {*months} & {*texts}
    one = Series("红", "#b3261e", (1.0,) * 8)
    root = etree.fromstring(bar_chart(["白石厦社区"] * 8, [one], Look(270, 150)).svg("x"))
    texts = ["".join(text.itertext()).strip() for text in root.iter("{*}text")]
    assert (texts.count("白石厦"), texts.count("社区")) == (8, 8)
