"""Sequence numbers read from papers of programs that did not keep them beside the number."""

import pytest

from inspector_app.notices.sequence import sequences_read

USUAL = "{office_code}{kind}〔{year}〕{seq}号"


@pytest.mark.parametrize(
    ("pattern", "numbers", "sequences"),
    [
        (USUAL, [], set()),
        (USUAL, ["深宝福责改〔2026〕第001号", "深宝福责改〔2026〕2号"], {1, 2}),
        (USUAL, ["深宝福责改〔2025〕1号"], set()),
        (USUAL, ["深宝福责改〔2026〕53号"], {53}),
        (USUAL, ["深宝福责改〔2026〕2026号"], {2026}),
        ("{seq:3}号（{year}）", ["001号（2026）"], {1}),
        ("〔{year}〕{seq}号-5", ["〔2026〕1号-5"], {1}),
        ("〔{year}〕{seq}号-2", ["〔2026〕1号-2", "〔2025〕2号-2"], {1}),
        ("9区{seq:2}/{year}-7", ["9区01/2026-7", "9区02/2026-7"], {1, 2}),
        (USUAL, ["深宝福2责改〔2026〕1号", "手写编号"], {1}),
    ],
)
def test_a_number_counts_as_used_however_the_pattern_wrote_it_then(
    pattern: str, numbers: list[str], sequences: set[int]
) -> None:
    assert sequences_read(numbers, pattern, 2026) == sequences
