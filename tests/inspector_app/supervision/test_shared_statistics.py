"""Figures of an office whose desks share one database: counted the same, also by two desks at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from offices import NOW, SHUNDA
from postgresql_server import Server
from shared_offices import SharedOffice

from inspector_app.measures.campaigns import CampaignDraft, add_campaign, campaign_view
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.looking import MeasureQuery, enterprises_like, measures_listed
from inspector_app.measures.recording import record_measure
from inspector_app.supervision.statistics import By, Question, figures, items, listed, parted, recount

DAY = date(2026, 8, 20)


def test_two_desks_count_what_both_record(postgresql: Server, tmp_path: Path) -> None:
    office = SharedOffice(postgresql, tmp_path)
    head, other = office.head, office.join("李明")
    with head.database.work(NOW) as work:
        work.enterprises.save("e1", SHUNDA)
        for number in range(40):
            opened = {"enterprise_id": "e1", "opened_at": NOW.isoformat(), "mode": "inspection"}
            work.visits.save(f"v{number}", opened)
            for place in range(5):
                verdict = "fail" if place == number % 5 else "pass"
                work.answers.save(f"v{number}", f"RN-0{place}", {"verdict": verdict})
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda desk: figures(desk, Question(), NOW, ["visits"])[0].number, [head, other] * 4))
    assert found == [40] * 8
    campaign = add_campaign(head, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8), {"sealed": 1}), NOW)
    parts = (PartDraft("e1", outcome="sealed"),)
    draft = MeasureDraft("operation", DAY, authority="公安局", campaign_id=campaign, parts=parts)
    record_measure(other, draft, NOW)
    assert [each.measure.kind for each in measures_listed(head, MeasureQuery(campaign=campaign))] == [
        "sealing",
        "operation",
    ]
    assert [each.reached for each in campaign_view(head, campaign, NOW).targets] == [1]
    before = {each.id: each.number for each in figures(head, Question(), NOW)}
    assert (before["items_asked"], before["items_failed"], before["checked"]) == (200, 40, 1)
    assert [(each.asked, each.failed) for each in items(other, Question(last=NOW.date()), NOW)] == [(40, 8)] * 5
    for by in By:
        assert sum(parted(other, "visits", Question(), by, NOW).values()) == 40
        assert sum(parted(other, "checked", Question(community="福永社区", colour="yellow"), by, NOW).values()) == 1
    for figure in before:
        listed(other, figure, Question(first=DAY, community="福永社区"), NOW)
    assert enterprises_like(head, "顺达")[0][0] == "e1"
    recount(head, NOW)
    assert {each.id: each.number for each in figures(other, Question(), NOW)} == before
    office.close()
