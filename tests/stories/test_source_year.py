"""The year of the source article, counted by the program: figure by figure, each with the list behind it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE
from source_year import ARTICLE, CITY_DAY, DAY_OF_THE_CITY, FIRST, LAST, SourceYear, source_year

from inspector_app.cli import main
from inspector_app.measures.campaigns import campaign_view
from inspector_app.measures.looking import MeasureQuery, measures_listed
from inspector_app.supervision.statistics import By, Question, figures, listed, parted

YEAR = Question(FIRST, LAST)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Iterator[SourceYear]:
    year = source_year(tmp_path_factory.mktemp("year") / "store", shared_data)
    yield year
    year.store.close()


def test_every_figure_of_the_article_comes_out_of_the_program(year: SourceYear) -> None:
    found = {each.id: each.number for each in figures(year.store, YEAR, NOW)}
    assert {id: found[id] for id in ARTICLE} == ARTICLE


def test_the_citys_day_comes_out_by_its_day_and_by_its_measure(year: SourceYear) -> None:
    by_day = figures(year.store, Question(DAY_OF_THE_CITY, DAY_OF_THE_CITY), NOW, CITY_DAY)
    assert {each.id: each.number for each in by_day} == CITY_DAY
    (check,) = measures_listed(year.store, MeasureQuery(("oversight",)))
    by_measure = figures(year.store, Question(measure=check.measure.id), NOW, CITY_DAY)
    assert {each.id: each.number for each in by_measure} == CITY_DAY


def test_behind_every_figure_is_a_list_of_just_so_many(year: SourceYear) -> None:
    for id in ARTICLE:
        lines = listed(year.store, id, YEAR, NOW)
        enterprises = {line.enterprise for line in lines}
        amount = sum(line.amount for line in lines)
        assert ARTICLE[id] in (len(lines), len(enterprises), amount), id
    papers = [line for line in listed(year.store, "orders", YEAR, NOW) if line.record == "paper"]
    # Three were issued; the one that was entered by hand, too, is on the list as that measure.
    assert len(papers) == 2


def test_the_parts_of_a_figure_are_the_whole(year: SourceYear) -> None:
    communities = parted(year.store, "orders", YEAR, By.COMMUNITY, NOW)
    assert len(communities) == 7
    assert sum(communities.values()) == ARTICLE["orders"]
    for name, number in communities.items():
        (here,) = figures(year.store, Question(FIRST, LAST, community=name), NOW, ["orders"])
        assert here.number == number
    assert parted(year.store, "orders", YEAR, By.COLOUR, NOW) == {"yellow": ARTICLE["orders"]}
    assert sum(parted(year.store, "posters", YEAR, By.MONTH, NOW).values()) == ARTICLE["posters"]


def test_a_campaign_says_how_far_it_is(year: SourceYear) -> None:
    view = campaign_view(year.store, year.campaign, NOW)
    reached = {target.figure: (target.reached, target.wanted) for target in view.targets}
    assert reached == {
        **{"operations": (6, 6), "interviews": (19, 19)},
        **{"warning_meetings": (2, 2), "consolidated": (40, 50)},
    }
    assert (view.days, view.gone) == (100, 100)


def test_the_command_line_says_the_same(
    year: SourceYear, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    folder = year.store.folder
    year.store.close()
    opened = ["--store", str(folder), "--passphrase-file", str(tmp_path / "passphrase")]
    days = ["--from", FIRST.isoformat(), "--to", LAST.isoformat()]
    assert main(["statistics", *opened, *days, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    found = {each["id"]: each["number"] for each in said["figures"]}
    assert {id: found[id] for id in ARTICLE} == ARTICLE
    assert main(["statistics", *opened, *days, "--list", "closed", "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)["records"]
    assert (line["record"], line["day"]) == ("measure", DAY_OF_THE_CITY.isoformat())
    assert line["name"]
