"""A small catalogue of toetsen and three acts, whose numbers can be counted by hand."""

from __future__ import annotations

import datetime as dt

from stapeling.analyses.burden.notice import notices
from stapeling.analyses.options import Options
from stapeling.analyses.toetsen import measure_toetsen, toetsen_of_act
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports.toetsen_report import ToetsenReport

TESTED = """
tests:
  - {id: own, title: Eigen toets, kind: uitvoeringstoets, status: kabinetsbeleid, moment: ex_ante,
     line: eigen, phase: consultatie, weeks: {low: 2, high: 4}, hours: 10, work_at: [u],
     performed_by: [u], required_when: {levels: [wet]},
     aspects: [{aspect: ict, object: rijk, certainty: estimate}, {aspect: fraude, object: rijk}]}
  - {id: second, title: Tweede toets, status: wettelijk, moment: ex_ante, line: ander_ministerie,
     phase: wetgevingstoets, work_at: [bzk], required_when: {},
     aspects: [{aspect: ict, object: rijk}, {aspect: grens, object: burger, weight: mede}]}
  - {id: advice, title: Advies, status: wettelijk, moment: ex_ante, line: onafhankelijk,
     phase: raad_van_state, weeks: 6, work_at: [raad], required_when: {origins: [wetsvoorstel]},
     aspects: [{aspect: ict, object: rijk}]}
  - {id: talk, title: Consultatie, kind: kanaal, status: kabinetsbeleid, moment: ex_ante,
     phase: consultatie, weeks: 4, required_when: {traits: [mkb]}, work_at: [burgers]}
  - {id: border, title: Grenstoets, status: voorstel, moment: ex_ante, phase: beleid, weeks: 3,
     work_at: [bzk], aspects: [{aspect: grens, object: burger}, {aspect: regio, object: burger}]}
  - {id: bare, title: Kale toets, status: voorstel}
laws:
  - {id: law, title: Wet L, kind: wet, in_force_from: 2010-01-01, implementers: [u, g],
     changes: [{act: stb-2020-1, in_force_from: 2020-02-01},
               {act: stb-2021-1, in_force_from: 2021-07-01}, {act: bill, status: pending}]}
acts:
  - {id: stb-2020-1, title: Wet een, level: wet, origin: wetsvoorstel, submitted: 2019-05-01,
     revised: [2019-09-01], decided: 2019-12-01, published: 2020-01-02, aliases: [plan],
     tests_complete: true, dossier: "35001"}
  - {id: stb-2021-1, level: wet, published: 2021-01-01}
  - {id: bill, level: wet}
organisations:
  - {id: u, title: Uitvoerder U, kind: zbo}
  - {id: g, title: Gemeenten, kind: medeoverheid}
  - {id: bzk, title: BZK, kind: ministerie}
  - {id: raad, title: Raad, kind: hoog_college}
test_results:
  - {test: own, act: stb-2020-1, requested: 2019-03-01, delivered: 2019-06-01,
     verdict: niet_uitvoerbaar, source: Brief, certainty: reported}
  - {test: advice, act: plan, requested: 2019-12-02, delivered: 2020-01-05, verdict: A}
""".replace("traits: [mkb]", "traits: [regeldruk_mkb]")


def report_of(
    text: str = TESTED,
    act: str | None = None,
    code: str = "en",
    chosen: frozenset[str] = frozenset(),
    *,
    ignore_object: bool = False,
    top: int | None = None,
) -> ToetsenReport:
    """Give the report of `stapeling toetsen` on a corpus."""
    loaded = load_texts({"corpus.yaml": text})
    graph = StackGraph(loaded.corpus)
    options = Options(dt.date(2023, 1, 1), with_toetsen=chosen, ignore_object=ignore_object)
    stack = measure_toetsen(graph, options, frozenset())
    language = Language.of(code)
    if act is None:
        return ToetsenReport(options, stack, None, (), graph, loaded, language, top)
    found = toetsen_of_act(graph, options, act)
    notice = tuple(notices(graph, act, found.implementers, options))
    return ToetsenReport(options, stack, found, notice, graph, loaded, language, top)
