"""The rows of a picture of load: what came to each implementer, period by period, of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stapeling.analyses.results import CapacityUse, ImplementerResult, PeriodLoad
from stapeling.model.amounts import Amount
from stapeling.reports.charts.drawing import (
    Look,
    bounds_within,
    date_of,
    of_year,
    witnessed,
    year_of,
)
from stapeling.reports.charts.lanes import Scale, period_dates, period_rows, runs
from stapeling.reports.charts.load_units import (
    CHANGES,
    capacity_of,
    load_looks,
    load_of,
    sides,
    told_load,
)
from stapeling.reports.charts.style import Record
from stapeling.reports.plain import plain
from stapeling.reports.subjects.capacity import last_day
from stapeling.reports.subjects.implementers import peaks_of, told_peak
from stapeling.reports.view import View
from stapeling.reports.words import word

SHARED = {
    "l": ("lane", "name", "implementers"),
    "p": ("a", "b", "year", "until", "when"),
    "s": ("k", "what", "n", "load", "cap", "open", "label", "short"),
    "w": ("witness", "witness_ids"),
}
"""What rows share: their lane, their time, what they tell, and the witnesses."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Writes the rows of one unit, a lane for every implementer, on one scale."""

    view: View
    unit: str
    who: Sequence[ImplementerResult]
    scale: Scale
    looks: Mapping[str, Look]
    """What marks look like, by what they mean."""

    @classmethod
    def of(cls, view: View, unit: str, who: Sequence[ImplementerResult]) -> Lanes:
        """Give the lanes of a unit, scaled to all that they show."""
        values = [side for row in who for side in sides(row, unit)]
        return cls(view, unit, who, Scale.of(values), load_looks(view, unit))

    def rows(self) -> list[Record]:
        """Give the rows of all lanes; those that lie below come first."""
        return [row for lane, who in enumerate(self.who) for row in self._lane(lane, who)]

    def _lane(self, lane: int, who: ImplementerResult) -> Iterator[Record]:
        fixed: Record = {"lane": lane, "name": plain(who.title), "implementers": [who.id]}
        parts = (
            self._label(who),
            self._freezes(who),
            *(self._period(who, period) for period in who.periods),
            self._unknown(who),
        )
        for part in parts:
            for row in part:
                yield {**fixed, **row}

    def _label(self, who: ImplementerResult) -> Iterator[Record]:
        """Give the name of a lane with the most that it shows, and its line of zero."""
        first, last = period_dates(who.periods[0].period)[0], period_dates(who.periods[-1].period)
        when = {"a": first.isoformat(), "b": last[1].isoformat()}
        years = of_year(first.year, last[0].year)
        short = self.view.names.abbreviation(who.id)
        label = {"label": self._told_most(who, who.title), "short": self._told_most(who, short)}
        yield {"k": "label", **label, **when, **years, "t": 0, "u": 1}
        zero = self.scale.place(0)
        yield {"k": "zero", **when, **years, "t": zero, "u": zero}
        day = self.view.report.options.as_of
        today = {"a": day.isoformat(), "b": day.isoformat(), **self.scale.whole()}
        yield {"k": "today", **today, "when": self.view.language.date(day), **years}

    def _told_most(self, who: ImplementerResult, title: str) -> str:
        name, text = plain(title), self.view.text
        peak = next((row for row in peaks_of(who) if row.unit == self.unit), None)
        if peak is None:
            return text("{name}: load not known", name=name)
        return text("{name}: peak {load}", name=name, load=told_peak(self.view, peak))

    def _period(self, who: ImplementerResult, period: PeriodLoad) -> Iterator[Record]:
        """Give the bars of a period, and the capacity that was stated for it."""
        load, use = load_of(period, self.unit), capacity_of(period, self.unit)
        fixed = {
            **period_rows(period.period),
            "when": self._when(period),
            "load": told_load(self.view, self.unit, load),
            "cap": told_load(self.view, self.unit, use.capacity)
            if use is not None
            else self.view.text("not stated"),
            "open": self._open(period),
        }
        bars = self._levels(period) if self.unit == CHANGES else self._costs(who, period, load)
        for row in bars:
            yield {"k": "bar", **fixed, **row}
        if use is not None:
            for row in self._capacity(use):
                yield {**fixed, **row, **self._named(period.acts)}

    def _when(self, period: PeriodLoad) -> str:
        name = period.period
        return self.view.text("{period}, scheduled", period=name) if period.scheduled else name

    def _open(self, period: PeriodLoad) -> str:
        """Tell what is not known of a period: amounts of records, or burdens of acts."""
        view = self.view
        if self.unit != CHANGES:
            unknown = period.unknown.get(self.unit, 0)
            return _unknown_records(view, unknown)
        if period.coverage is None:
            return view.text("nothing to know a burden of")
        if period.coverage == 1:
            return ""
        share = view.language.share(1 - period.coverage)
        return view.text("the burden of {share} of these acts", share=share)

    def _named(self, acts: Sequence[str]) -> Record:
        return witnessed(self.view, acts, map(self.view.names.short, acts))

    def _levels(self, period: PeriodLoad) -> Iterator[Record]:
        """Stack the acts of a period by level, and those that perhaps fall in it on top."""
        looks, height = self.looks, 0
        acts: dict[str, list[str]] = {}
        for name in period.acts:
            act = self.view.graph.act(name)
            level = act.level if act is not None else None
            acts.setdefault(level or "unknown_level", []).append(name)
        for key, which in looks.items():
            if names := acts.get(key):
                n = len(names)
                yield {"what": which.name, "n": n, **self.scale.between(height, height + n)} | (
                    self._named(names)
                )
                height += n
        if more := period.changes_possible:
            place = self.scale.between(height, height + more)
            name = looks["possible"].name
            yield {"what": name, "n": more, **place, **self._named(period.acts)}

    def _costs(
        self, who: ImplementerResult, period: PeriodLoad, load: Amount | None
    ) -> Iterator[Record]:
        """Give the part of a load that is certain, and the part up to its high side."""
        if load is None or not (load.low or load.high):
            return
        looks = self.looks
        acts = period.acts or who.law_ids
        names = (
            self._named(period.acts)
            if period.acts
            else witnessed(self.view, acts, map(self.view.names.law, acts))
        )
        sure = load.low if load.low > 0 else min(load.high, 0)
        if sure:
            yield {"what": looks["load"].name, **self.scale.between(0, sure), **names}
        if not load.exact:
            place = self.scale.between(load.low, load.high)
            yield {"what": looks["range"].name, **place, **names}

    def _capacity(self, use: CapacityUse) -> Iterator[Record]:
        """Give the line of a capacity, its range, and a mark where the load is above it."""
        if use.capacity is None:
            return
        looks, capacity = self.looks, use.capacity
        line = self.scale.place(capacity.likely)
        if not capacity.exact:
            place = self.scale.between(capacity.low, capacity.high)
            yield {"k": "bar", "what": looks["capacity_range"].name, **place}
        yield {"k": "capacity", "what": looks["capacity"].name, "t": line, "u": line}
        if use.over:
            load = use.load.high if use.load is not None else capacity.high
            yield {"k": "over", "t": self.scale.place(load), "u": line}

    def _unknown(self, who: ImplementerResult) -> Iterator[Record]:
        """Give a strip for the periods in which the amount of some record is not known."""
        if self.unit == CHANGES:
            return
        name = self.looks["unknown"].name
        periods = [period.period for period in who.periods]
        counts = [period.unknown.get(self.unit, 0) for period in who.periods]
        for first, last, number in runs(periods, counts):
            start, end = period_dates(first)[0], period_dates(last)[1]
            yield {
                "k": "bar",
                "what": name,
                "a": start.isoformat(),
                "b": end.isoformat(),
                "when": first if first == last else f"{first} - {last}",
                "load": self.view.text("not known"),
                "open": _unknown_records(self.view, number),
                **of_year(start.year, period_dates(last)[0].year),
                **self.scale.strip(),
                **witnessed(self.view, who.law_ids, map(self.view.names.law, who.law_ids)),
            }

    def _freezes(self, who: ImplementerResult) -> Iterator[Record]:
        """Shade the times in which an implementer can take no change."""
        least = period_dates(who.periods[0].period)[0].toordinal()
        most = period_dates(who.periods[-1].period)[1].toordinal()
        view, name = self.view, self.looks["freeze"].name
        for freeze in who.freezes:
            if self.unit not in (CHANGES, freeze.unit):
                continue
            first = bounds_within(freeze.from_, least, most)[0] if freeze.from_ else least
            last = bounds_within(freeze.until, least, most)[1] if freeze.until else most
            acts = (*freeze.acts, *freeze.allowed)
            yield {
                "k": "bar",
                "what": name,
                "a": date_of(first),
                "b": date_of(last),
                "when": f"{view.language.day(freeze.from_)} - "
                f"{view.language.day(last_day(freeze.until))}",
                "load": view.plural(
                    "{n} act that was not allowed",
                    "{n} acts that were not allowed",
                    len(freeze.acts),
                ),
                "cap": word(view.language, freeze.unit),
                **of_year(year_of(first), year_of(last)),
                **self.scale.whole(),
                **self._named(acts),
            }


def _unknown_records(view: View, number: int) -> str:
    if not number:
        return ""
    return view.plural("amount of {n} record so far", "amounts of {n} records so far", number)
