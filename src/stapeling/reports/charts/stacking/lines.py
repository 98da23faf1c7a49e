"""The timeline of a law as rows of data: marks, chain, upright lines, and the lines of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from stapeling.analyses.chains import Tie
from stapeling.analyses.results import DueDay, LawResult
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day, iso
from stapeling.model.labels import article_key, natural
from stapeling.model.laws import Law
from stapeling.reports.charts.naming import cut
from stapeling.reports.charts.stacking.acts import GROUPS, LAYERS, NOT_BEGUN, ActOn, acts_on
from stapeling.reports.charts.style import Record
from stapeling.reports.plain import plain
from stapeling.reports.show.facts import articles_cell
from stapeling.reports.subjects.evaluation import class_of, evaluation_name
from stapeling.reports.view import View
from stapeling.reports.words import word

_LABEL = 26
_AFTER = 0.06
"""How much longer than the past the picture is, for what has not begun."""
_LANES = 8
"""How many lines the acts of unknown articles have at most."""
_OTHERS, _WHOLE, _NONE, _UNKNOWN = "others", "whole", "none", "unknown"


class LawLines:
    """What the timeline of one law shows."""

    def __init__(self, view: View, law: Law, result: LawResult | None, most: int) -> None:
        self.view, self.law, self.result = view, law, result
        self.acts = sorted(acts_on(view, law), key=_place)
        self.today = view.report.options.day
        self.most = most

    def counted(self) -> list[tuple[str, int]]:
        """Count the acts by what they count as."""
        found = Counter(act.group for act in self.acts)
        return [(self.view.text(label), found[key]) for key, label in GROUPS.items()]

    @cached_property
    def first(self) -> int:
        """The first day of the picture: the start of the law, or its earliest act."""
        start = self.result.start if self.result is not None else self.law.in_force_from
        days = [act.day.first for act in self.acts if act.day is not None]
        days += [start.first] if start is not None else []
        return min((day for day in days if day > OPEN_FIRST), default=self.today - 365)

    @cached_property
    def last(self) -> int:
        """The last day of the picture: a while after the reference day and what is scheduled."""
        days = [act.day.last for act in self.acts if act.day is not None]
        days += [due.due.last for due in self._clauses if due.due is not None]
        latest = max((day for day in days if day < OPEN_LAST), default=self.today)
        latest = min(max(latest, self.today), self.today + 366 * 12)
        return latest + max(200, round((latest - self.first) * _AFTER))

    @property
    def _clauses(self) -> Iterable[DueDay]:
        found = self.result.evaluation if self.result is not None else None
        return found.clauses if found is not None else ()

    @cached_property
    def lines(self) -> dict[str, tuple[int, str]]:
        """The lines of the picture by the key of their article: their order and label."""
        touched = Counter(article for act in self.acts for article in act.articles)
        tied = [article_key(tie.article) for tie in self._ties if tie.article is not None]
        most = sorted(touched, key=lambda key: (-touched[key], natural(key)))
        kept = set(tied) & set(touched)
        others = [key for key in most if key not in kept]
        kept.update(others[: max(0, self.most - len(kept))])
        labels = self.view.graph.labels
        found = {
            key: (order, cut(plain(labels.get(key, key)), _LABEL))
            for order, key in enumerate(sorted(kept, key=natural))
        }
        return found | self._special(len(touched) - len(kept))

    def _special(self, others: int) -> dict[str, tuple[int, str]]:
        """Give the lines that are no article; their keys hold a space in front, as no key does."""
        text = self.view.text
        labels = {
            _OTHERS: text("{n} other articles", n=others),
            _WHOLE: text("the whole law"),
            _NONE: text("no articles"),
            f"{_UNKNOWN} 0": text("articles unknown"),
        }
        for lane in range(1, max(self.lanes.values(), default=0) + 1):
            labels[f"{_UNKNOWN} {lane}"] = f"{text('articles unknown')} ({lane + 1})"
        return {f" {key}": (10_000 + n, label) for n, (key, label) in enumerate(labels.items())}

    @cached_property
    def lanes(self) -> dict[str, int]:
        """Give acts of unknown articles lines of their own where their days may be the same."""
        room = max(1, (self.last - self.first) // 120)
        ends: list[int] = []
        found: dict[str, int] = {}
        for act in self.acts:
            if act.known or act.whole:
                continue
            first, last = self.span(act)
            free = [lane for lane, end in enumerate(ends) if end + room <= first]
            lane = free[0] if free else min(len(ends), _LANES - 1)
            ends[lane : lane + 1] = [last]
            found[act.act] = lane
        return found

    @property
    def _ties(self) -> tuple[Tie, ...]:
        return self.result.text_ties if self.result is not None else ()

    def on(self, act: ActOn) -> list[str]:
        """Give the keys of the lines that an act stands on."""
        if act.whole:
            return [f" {_WHOLE}"]
        found = {key if key in self.lines else f" {_OTHERS}" for key in act.articles}
        if not act.known:
            found.add(f" {_UNKNOWN} {self.lanes[act.act]}")
        elif not found:
            found.add(f" {_NONE}")
        return sorted(found, key=lambda key: self.lines[key][0])

    def span(self, act: ActOn) -> tuple[int, int]:
        """Give the first and the last day of a mark, within the picture."""
        if act.day is None or act.fate in NOT_BEGUN:
            return self.today, self.last
        return self.within(act.day)

    def within(self, day: Day) -> tuple[int, int]:
        """Give the bounds of a day as far as the picture shows them."""
        first, last = max(day.first, self.first), min(day.last, self.last)
        return (first, last) if first <= last else (last, first)

    def marks(self, place: int) -> Iterator[Record]:
        """Give a mark for every act and line that it stands on."""
        for number, act in enumerate(self.acts):
            first, last = self.span(act)
            middle = last if act.day is None else (first + last) // 2
            row: Record = {"k": f"{place}-{number}", "l": place, "x": iso(middle)}
            if first != last:
                row |= {"b": iso(first), "e": iso(last)}
            for key in self.on(act):
                order, label = self.lines[key]
                yield {**row, "a": label, "o": order}

    def told(self, place: int) -> Iterator[Record]:
        """Give what the tooltip tells of every act; marks look it up."""
        view = self.view
        for number, act in enumerate(self.acts):
            facts = view.graph.act(act.act)
            labels = [view.graph.labels.get(key, key) for key in act.articles]
            labels.sort(key=natural)
            known = articles_cell(view, labels).text if labels or act.known else ""
            parts = [known] if known else []
            parts += [] if act.known else [view.text("articles unknown")]
            yield {
                "k": f"{place}-{number}",
                "t": cut(view.names.cited(act.act), 160),
                "d": view.language.day(act.day),
                "f": view.text(GROUPS[act.group]),
                "c": self._counts_as(act),
                "p": "; ".join(parts),
                "v": word(view.language, facts.level if facts else None),
                "witness_ids": [act.act],
            }

    def _counts_as(self, act: ActOn) -> str:
        """Say what an act counts as, and of a layer its class before evaluation."""
        said = word(self.view.language, act.fate)
        if act.category is None:
            return said
        return f"{said}; {word(self.view.language, class_of(act.category))}"

    def chain(self, at: int) -> Iterator[Record]:
        """Give the corners of the line of the longest chain, along the articles of its ties."""
        acts = {act.act: act for act in self.acts if act.fate in (*LAYERS, "replacement")}
        chain = self.result.text_chain if self.result is not None else ()
        if len(chain) < 2 or any(act not in acts for act in chain):
            return
        told, corners = self.view.names.chain(chain), list[tuple[int, str]]()
        for earlier, later, tie in zip(chain, chain[1:], self._ties, strict=False):
            key = self._line_of(tie, acts[later])
            corners += [(sum(self.span(acts[act])) // 2, key) for act in (earlier, later)]
        for place, (day, key) in enumerate(dict.fromkeys(corners)):
            order, label = self.lines[key]
            row: Record = {"l": at, "x": iso(day), "a": label, "o": order, "s": place}
            yield {**row, "g": self.view.text("longest chain"), "t": cut(told, 600)}

    def _line_of(self, tie: Tie, act: ActOn) -> str:
        """Give the line on which a step of the chain is drawn: of its article, else of the act."""
        key = article_key(tie.article) if tie.article is not None else ""
        return key if key in self.lines else self.on(act)[0]

    def upright(self, at: int) -> Iterator[Record]:
        """Give the days that are no acts: evaluations, due days, the reference day."""
        view, text = self.view, self.view.text
        yield self._day(at, Day(self.today, self.today), text("reference day"), "", ())
        found = self.result.evaluation if self.result is not None else None
        for look in found.evaluations if found is not None else ():
            name = evaluation_name(view, look.id)
            yield self._day(at, look.published, text("evaluation"), name, (look.id,))
        for due in self._clauses:
            if due.due is not None and due.due.bounded and due.due.first <= self.last:
                state = word(view.language, due.state)
                clause = f"{view.names.law(due.law)}, {plain(due.article or due.clause)}: {state}"
                yield self._day(at, due.due, text("due day"), clause, ())

    def _day(self, at: int, day: Day, kind: str, name: str, ids: tuple[str, ...]) -> Record:
        first, last = self.within(day)
        row: Record = {"l": at, "x": iso(first), "g": kind, "t": name or kind}
        row |= {"d": self.view.language.day(day), "witness_ids": list(ids)}
        return {**row, "e": iso(last)} if first != last else row


def _place(act: ActOn) -> tuple[bool, int, int, str]:
    if act.day is None:
        return True, 0, 0, act.act
    return False, act.day.first, act.day.last, act.act
