"""What a form works out once, quotes of the visit before, or sets at chosen rows: the same each time it is opened."""

from datetime import timedelta
from pathlib import Path

from form_visits import form_checklist, started_form_visit
from offices import NOW, with_enterprise
from visit_pages import PEOPLE

from inspector_app.checklists.form import Form, FormDefinition
from inspector_app.visit_forms import form_of_visit
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, item_of, open_visit

ONCE = """
| survey |
| | type | name | label | calculation | default |
| | begin_group | A | 区域 | | |
| | text | who | 陪同人 | | |
| | text | before | 上次陪同人 | | ${last-saved#who} |
| | calculate | begun | | once(format-date(now(), '%Y-%m-%d')) | |
| | calculate | number | | once(uuid()) | |
| | calculate | today | | format-date(now(), '%Y-%m-%d') | |
| | note | told | 开始于 ${begun}，编号 ${number}，今天 ${today} | | |
| | end_group | | | | |
| settings |
| | form_title | form_id | version |
| | 一次 | once | 1 |
"""
TARGETED = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>x</h:title><model><instance><data id="x"><mark/>
<row><n>1</n><done/></row><row><n>2</n><done/></row><row><n>3</n><done/></row></data></instance>
<bind nodeset="/data/mark" type="string"/><bind nodeset="/data/row/n" type="int"/>
<bind nodeset="/data/row/done" type="string"/></model></h:head>
<h:body><input ref="/data/mark"><label>m</label>
<setvalue event="xforms-value-changed" ref="/data/row[n &gt; 1]/done" value="'yes'"/></input>
<group ref="/data/row"><label>r</label><repeat nodeset="/data/row"><input ref="/data/row/n"><label>n</label></input>
<input ref="/data/row/done"><label>d</label></input></repeat></group></h:body></h:html>"""


def test_what_is_worked_out_once_stays_as_it_was_when_the_visit_began(tmp_path: Path) -> None:
    store, visit = started_form_visit(tmp_path, ONCE)
    first, later = (form_of_visit(store, visit, NOW + timedelta(days=days))[1] for days in (0, 3))
    told, again = first.words_of("told").label, later.words_of("told").label
    assert f"开始于 {NOW:%Y-%m-%d}" in told
    assert told.split("今天")[0] == again.split("今天")[0]
    assert f"今天 {NOW + timedelta(days=3):%Y-%m-%d}" in again
    store.close()


def test_another_visit_has_another_number(tmp_path: Path) -> None:
    store, visit = started_form_visit(tmp_path, ONCE)
    other = open_visit(store, VisitDraft(with_enterprise(store, "e2"), PEOPLE), form_checklist(tmp_path, ONCE), NOW)
    told = {form_of_visit(store, each, NOW)[1].words_of("told").label for each in (visit, other)}
    assert len(told) == 2
    store.close()


def test_a_default_quotes_the_visit_that_was_ended_before(tmp_path: Path) -> None:
    store, visit = started_form_visit(tmp_path, ONCE)
    checklist = form_checklist(tmp_path, ONCE)
    assert form_of_visit(store, visit, NOW)[1].proposed("before") == {}
    give_answer(store, visit, item_of(checklist, "who"), GivenAnswer(values={"who": "张三"}), NOW)
    close_visit(store, visit, NOW + timedelta(hours=1))
    then = NOW + timedelta(days=1)
    other = open_visit(store, VisitDraft(with_enterprise(store, "e2"), PEOPLE), checklist, then)
    form = form_of_visit(store, other, then)[1]
    assert form.proposed("before") == {"before": "张三"}
    store.close()


def test_a_value_is_set_only_in_the_rows_that_the_target_names() -> None:
    form = Form.start(FormDefinition.read(TARGETED), now=NOW)
    form.set_value("/data/mark", "x")
    assert [form.field(f"/data/row[{row}]/done").value for row in (1, 2, 3)] == ["", "yes", "yes"]
