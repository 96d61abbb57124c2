"""A quotation mark that is not closed would swallow enterprises into one cell, silently."""

from pathlib import Path

import pytest
from handovers import codes

from inspector_app.enterprises.register import read_register
from inspector_app.errors import RefusedInputError

HEADER = "企业名称,统一社会信用代码,所属社区,地址,联系电话"
ROWS = [f"速达快运{n}号店,,福永社区,福永大道{n}号,1329071300{n}" for n in range(1, 8)]


def file_of(folder: Path, rows: list[str], end: str = "\n") -> Path:
    path = folder / "台账.csv"
    path.write_bytes(end.join([HEADER, *rows, ""]).encode("gb18030"))
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({2: '"速达快运3号店,,福永社区,福永大道3号,13290713003'}, 4),
        ({2: '速达快运3号店,,福永社区,"福永大道3号,13290713003'}, 4),
        ({1: '"速达快运2号店,,福永社区,福永大道2号,1', 5: '速达快运6号店,,"福永社区",福永大道6号,1'}, 3),
        ({1: '"速达快运2号店,,福永社区,福永大道2号,1', 5: '速达快运6号店,,福永社区,福永大道6号",1'}, 3),
        ({6: '速达快运7号店,,福永社区,"福永大道7号,13290713007'}, 8),
        ({-1: ""}, 0),
    ],
)
def test_the_line_of_an_open_quotation_mark_is_named_and_no_row_is_taken(
    tmp_path: Path, end: str, changes: dict[int, str], line: int
) -> None:
    rows = [changes.get(number, row) for number, row in enumerate(ROWS)]
    path = file_of(tmp_path, rows, end)
    if line == 0:
        assert len(read_register(path).rows) == 7
        return
    with pytest.raises(RefusedInputError) as refused:
        read_register(path)
    assert codes(refused.value) == ["register.quote_open"]
    assert refused.value.problems[0].details["line"] == line


@pytest.mark.parametrize(
    "row",
    [
        '速达快运9号店,,福永社区,"福永大道9号\nB栋, 2楼",13290713009',
        '"速达快运9号店",,"福永社区","福永大道""9""号\n\n后门",13290713009',
        '速达快运9号店,,福永社区,"福永大道"9号,13290713009',
        "速达快运9号店,,福永社区,福永大道\u20289号,13290713009",
    ],
)
def test_addresses_of_several_lines_and_careless_marks_on_one_line_are_read(tmp_path: Path, row: str) -> None:
    path = file_of(tmp_path, [*ROWS[:3], row, *ROWS[3:]])
    assert len(read_register(path).rows) == 8
