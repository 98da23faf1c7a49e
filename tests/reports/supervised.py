"""Small corpora with oversight, bottlenecks and a cycle, whose numbers can be counted by hand."""

from __future__ import annotations

from collections.abc import Sequence

OVERSEEN = """
organisations:
  - {id: u, title: Uitvoerder Uitkeringen (UU), kind: zbo}
  - {id: v, title: Uitvoerder V, kind: zbo}
  - {id: w, title: Uitvoerder W, kind: privaat}
  - {id: m, title: Ministerie van Mooie Zaken, kind: ministerie}
  - {id: n, title: Ministerie van Nieuwe Zaken, kind: ministerie}
  - {id: rekenkamer, title: Rekenkamer, kind: hoog_college}
  - {id: ict, title: Adviescollege, kind: adviescollege}
  - {id: accountant, title: Accountant}
laws:
  - {id: l, title: Wet L, kind: wet, in_force_from: 2010-01-01, ministry: m,
     implementers: [u, v, w]}
  - {id: k, title: Wet K, kind: wet, in_force_from: 2012-01-01, ministry: n, implementers: [u]}
oversight:
  - {by: rekenkamer, over_kinds: [zbo], subjects: [doelmatigheid, ict], line: extern,
     phases: [uitvoering, evaluatie], from: 2000-01-01, source: Comptabiliteitswet}
  - {by: ict, over: [u, v], subjects: [ict], phases: [uitvoering], line: extern, from: 2015-01-01,
     hours_per_year: 1200}
  - {by: m, over: [u], subjects: [doelmatigheid], phases: [uitvoering], line: eigenaar,
     until: {after: 2022-06-01}, note: Twee rollen.}
  - {by: accountant, over: [u], subjects: [rechtmatigheid], line: intern}
  - {by: rekenkamer, over_kinds: [ministerie], subjects: [rechtmatigheid], line: extern,
     phases: [uitvoering]}
"""
"""On 2023-01-01 u and v are looked at twice, on ICT; nobody is recorded to look at w."""

BOTTLENECKS = """
organisations:
  - {id: u, title: Uitvoerder U, kind: zbo}
  - {id: v, title: Uitvoerder V, kind: zbo}
laws:
  - id: l
    title: Wet L
    kind: wet
    in_force_from: 2010-01-01
    ministry: m
    implementers: [u]
    changes:
      - {act: a, in_force_from: 2014-01-01}
      - {act: b, in_force_from: 2020-01-01}
      - {act: c, in_force_from: {after: 2015-06-01, before: 2018-06-01}}
acts:
  - {id: a, title: Wet A, level: wet}
  - {id: b, title: Wet B, level: wet}
  - {id: c, title: Wet C, level: wet}
bottlenecks:
  - id: old
    title: Oud knelpunt
    organisations: [u, v]
    laws: [l]
    theme: samenloop
    status: erkend
    reports: [{reported: 2017-01-01, source: Stand 2017}, {reported: 2019, source: Stand 2019}]
    source: Brief
    certainty: reported
  - id: done
    title: Opgelost knelpunt
    organisations: [v]
    status: opgelost
    reports: [{reported: 2020-01-01}]
    resolved: {done: 2022-01-01, act: b, source: Wet}
  - {id: vague, title: Vaag knelpunt, laws: [l], reports: [{reported: 2022}]}
  - {id: silent, title: Niet gemeld knelpunt, status: in_analyse}
  - {id: lapsed, title: Vervallen knelpunt, status: vervallen, reports: [{reported: 2016-01-01}]}
"""
"""On 2023-01-01 old is 2,191 days, stayed after b and perhaps after c; one of four is resolved."""

CYCLE = """
organisations:
  - {id: u, title: Uitvoerder U, kind: zbo}
  - {id: v, title: Uitvoerder V, kind: zbo}
  - {id: m, title: Ministerie M, kind: ministerie}
  - {id: n, title: Ministerie N, kind: ministerie}
laws:
  - {id: bare, title: Kale wet, kind: wet, in_force_from: 2004-01-01, ministry: m,
     family: uitkeringen, implementers: [u]}
  - id: round
    title: Ronde wet
    kind: wet
    in_force_from: 2006-01-01
    ministry: n
    family: uitkeringen
    implementers: [u]
    evaluation_clauses: [{id: c, term_years: 5}]
    changes: [{act: a, in_force_from: 2013-01-01}]
  - id: early
    title: Vroege wet
    kind: wet
    in_force_from: 2010-01-01
    ministry: m
    implementers: [u, v]
    changes: [{act: b, in_force_from: 2016-01-01}]
  - {id: gone, title: Oude wet, kind: wet, in_force_from: 2002-01-01, in_force_until: 2010-01-01}
  - {id: heir, title: Nieuwe wet, kind: wet, act: h, in_force_from: 2010-01-01, replaces: [gone],
     implementers: [v]}
acts:
  - {id: a, title: Wet A, level: wet}
  - {id: b, title: Wet B, level: wet}
  - {id: h, title: Wet H, level: wet}
evaluations:
  - {id: e, title: Verslag E, kind: wetsevaluatie, satisfies: [round/c], published: 2010-06-01,
     response: 2011-06-01}
  - {id: f, title: Verslag F, kind: wetsevaluatie, laws: [early], published: 2015-01-01}
"""
"""On 2023-01-01 one of four laws came round, one was changed without an answer; one has ended."""

ALL = (OVERSEEN, BOTTLENECKS, CYCLE)


def policy_of(titles: Sequence[str]) -> str:
    """Give a corpus in which each title is that of a law, a body, a bottleneck and a toets."""
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    for n, title in enumerate(titles):
        for name, template in _LISTS.items():
            lists[name].append(template.replace("TITLE", title).replace("N", str(n)))
    return "\n".join(line for name, rows in lists.items() for line in (f"{name}:", *rows))


_LISTS = {
    "organisations": "  - {id: org-N, title: 'TITLE', kind: zbo}",
    "laws": (
        "  - {id: law-N, title: 'TITLE', kind: wet, in_force_from: 2010-01-01, ministry: org-N,"
        " family: 'TITLE', implementers: [org-N], changes: [{act: act-N, in_force_from:"
        " 2015-01-01}]}"
    ),
    "acts": "  - {id: act-N, title: 'TITLE', level: wet}",
    "evaluations": (
        "  - {id: look-N, title: 'TITLE', kind: wetsevaluatie, laws: [law-N], published:"
        " 2012-01-01, response: 2013-01-01}"
    ),
    "tests": "  - {id: toets-N, title: 'TITLE', performed_by: [org-N], work_at: [org-N]}",
    "oversight": (
        "  - {by: org-N, over_kinds: [zbo], subjects: [ict], phases: [uitvoering], line: extern,"
        " source: 'TITLE', note: 'TITLE'}"
    ),
    "bottlenecks": (
        "  - {id: stuck-N, title: 'TITLE', organisations: [org-N], laws: [law-N], theme: 'TITLE',"
        " status: erkend, reports: [{reported: 2012-06-01, source: 'TITLE', note: 'TITLE'}]}"
    ),
}
