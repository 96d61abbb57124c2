"""The card to carry along: one sheet, two sides, in the words of the program."""

from pathlib import Path

import pypdfium2
import pytest

from inspector_app import assets
from inspector_app.cli import main
from inspector_app.notices.quick_card import quick_card


def _sides(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().replace("\r\n", "") for page in document]


def _height(text: pypdfium2.PdfTextPage, said: str) -> float:
    """Of the last place that says it, in points above the lower edge."""
    found = text.search(said)
    places = []
    while (place := found.get_next()) is not None:
        places.append(place)
    return min(float(text.get_charbox(start)[1]) for start, _ in places)


def test_both_sides_fit_one_sheet_and_hold_every_step(tmp_path: Path) -> None:
    out = tmp_path / "卡.pdf"
    assert main(["manual", "card", "--out", str(out)]) == 0
    sides = _sides(out.read_bytes())
    assert len(sides) == 2
    words, drugs = (
        assets.read_json("notices", "quick_card.json"),
        assets.read_json("rectification", "suspected_drugs.json"),
    )
    for side, language in zip(sides, ("zh", "en"), strict=True):
        said = side.replace(" ", "").replace("\u3000", "")
        for text in [*words[language]["steps"], *(step[language] for step in drugs["steps"])]:
            assert text.replace(" ", "").replace("\u3000", "") in said


def test_nothing_runs_into_the_foot_or_over_the_edge() -> None:
    words, drugs = (
        assets.read_json("notices", "quick_card.json"),
        assets.read_json("rectification", "suspected_drugs.json"),
    )
    document = pypdfium2.PdfDocument(quick_card())
    for page, language in zip(document, ("zh", "en"), strict=True):
        text = page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        inked = [box for box in boxes if box[2] > box[0]]
        assert min(left for left, *_ in inked) > 30
        assert max(right for _, _, right, _ in inked) < page.get_width() - 30
        last, foot = (_height(text, said) for said in (drugs["steps"][-1][language], words[language]["foot"]))
        assert last - foot > 25


def test_equal_programs_print_equal_cards() -> None:
    assert quick_card() == quick_card()


def test_both_languages_have_the_same_keys() -> None:
    words = assets.read_json("notices", "quick_card.json")
    assert [[row[0], row[2]] for row in words["zh"]["keys"]] == [[row[0], row[2]] for row in words["en"]["keys"]]
    assert len(words["zh"]["steps"]) == len(words["en"]["steps"])


def test_a_card_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manual", "card", "--out", str(tmp_path / "none" / "card.pdf")]) == 1
    assert "none" in capsys.readouterr().err
