"""The report of `stapeling toetsen`: the stack, or the toetsen of one act, in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stapeling import __version__
from stapeling.analyses.burden.notice import Notice
from stapeling.analyses.options import Options
from stapeling.analyses.results import ActToetsen, ToetsenResult
from stapeling.graph import StackGraph
from stapeling.language import DASH, Language
from stapeling.loading import Loaded
from stapeling.model.days import Day
from stapeling.reports.about import receipt_lines
from stapeling.reports.page import Cell, Fact, Page, Sentence, Table
from stapeling.reports.plain import plain
from stapeling.reports.sentences.toetsen_act import act_sentences
from stapeling.reports.sentences.toetsen_stack import stack_sentences
from stapeling.reports.show.act import act_facts
from stapeling.reports.show.facts import told
from stapeling.reports.subjects.notice import notice_table
from stapeling.reports.subjects.questions import judgement, toetsen_told
from stapeling.reports.subjects.toetsen import stack_tables
from stapeling.reports.subjects.toetsen_act import act_toetsen_table
from stapeling.reports.subjects.toetsen_chosen import choice_notes
from stapeling.reports.subjects.toetsen_cover import cover_table
from stapeling.reports.subjects.toetsen_overlap import overlap_table
from stapeling.reports.subjects.toetsen_path import path_table
from stapeling.reports.subjects.toetsen_what_if import what_if_table
from stapeling.reports.tables import cut
from stapeling.reports.view import Reader


@dataclass(frozen=True, slots=True)
class ToetsenReport:
    """What was measured of toetsen, with what the reader wants of it."""

    options: Options
    result: ToetsenResult
    act: ActToetsen | None
    notice: tuple[Notice, ...]
    """Of the act, for each who carries it out."""
    graph: StackGraph
    loaded: Loaded
    language: Language
    top: int | None = None

    def page(self) -> Page:
        """Give the report in neutral form."""
        view = Reader(self.graph, self.language)
        title = view.text("How toetsen stack up")
        facts: Iterator[Fact] = iter(())
        if self.act is not None:
            title, facts = view.names.cited(self.act.act), self._facts(view, self.act)
        return Page(
            title=title,
            facts=told(facts),
            about=tuple(self._about(view)),
            sentences=tuple(self._sentences(view)),
            tables=tuple(cut(view, table, self.top) for table in self._tables(view)),
            footer=receipt_lines(self.loaded, self.language),
        )

    def _about(self, view: Reader) -> Iterator[str]:
        """Say what the numbers were computed for, and how they are written."""
        options = self.options
        if self.loaded.scenario:
            yield view.text("Scenario: {title}", title=plain(self.loaded.scenario))
        day = self.language.date(options.as_of, "d MMMM y")
        parts = [
            view.text("Reference day {day}", day=day),
            view.text("questions by aspect alone")
            if options.ignore_object
            else view.text("questions by aspect and of whom they are asked"),
        ]
        if options.with_toetsen:
            names = toetsen_told(view, sorted(options.with_toetsen))
            parts.append(view.text("held to be obliged: {names}", names=names))
        yield " · ".join(parts)
        yield from self._chosen(view)
        yield view.text(
            "{dash}: not known, which is not zero. ≥: at least, as a length is not known."
            " {range}: from the least to the most that it can be.",
            dash=DASH,
            range=f"3{DASH}6",
        )

    def _chosen(self, view: Reader) -> Iterator[str]:
        """Say what of the reader's choice adds nothing."""
        chosen, act = self.options.with_toetsen, self.act
        day, needed = Day.on(self.options.as_of), None
        if act is not None:
            day, needed = act.day or day, (*act.required, *act.perhaps)
        yield from choice_notes(view, chosen, day, needed)

    def _sentences(self, view: Reader) -> Iterator[Sentence]:
        if self.act is not None:
            return act_sentences(view, self.act, self.notice)
        return stack_sentences(view, self.result, self.options)

    def _tables(self, view: Reader) -> Iterator[Table]:
        act, options = self.act, self.options
        if act is None:
            yield from stack_tables(view, self.result, options)
            return
        yield act_toetsen_table(view, act)
        if self.notice:
            yield notice_table(view, self.notice)
        notes = judgement(view, self.result.estimated, self.result.stack.size)
        yield overlap_table(view, act.overlap, ignore_object=options.ignore_object, notes=notes)
        yield path_table(view, act.lead_time, perhaps=act.perhaps)
        if act.what_if:
            yield what_if_table(view, act.what_if, options.with_toetsen)
        if act.cover is not None:
            yield cover_table(view, act.cover)

    def _facts(self, view: Reader, act: ActToetsen) -> Iterator[Fact]:
        """Tell the act and its days, and for which day the catalogue was read."""
        yield from act_facts(view, act.act, self.graph.act(act.act))
        yield Fact("catalogue_day", view.text("catalogue read for"), view.day(act.day))
        names = "; ".join(map(view.names.organisation, act.implementers))
        yield Fact("implementers", view.text("carried out by"), Cell(names, act.implementers))

    def text(self, width: int, *, color: bool) -> str:
        """Write the report for a terminal."""
        from stapeling.reports.terminal import draw

        return draw(self.page(), width, color=color)

    def markdown(self) -> str:
        """Write the report as Markdown."""
        from stapeling.reports.markdown import write

        return write(self.page())

    def csv(self) -> str:
        """Write every number of the report as a row of CSV."""
        from stapeling.numbers.toetsen import act_rows, notice_rows, stack_rows
        from stapeling.reports.csv_report import written

        if self.act is None:
            return written(stack_rows(self.result), self.language)
        rows = (*act_rows(self.act), *notice_rows(self.act.act, self.notice))
        return written(rows, self.language)

    def json(self) -> str:
        """Write the report as JSON of format version 1."""
        from stapeling.reports.json_report import render

        return render(self._data())

    def settings(self) -> dict[str, object]:
        """Give what was chosen as data that JSON can hold."""
        return {
            "with": sorted(self.options.with_toetsen),
            "ignore_object": self.options.ignore_object,
            "scenario": self.loaded.scenario,
        }

    def _data(self) -> dict[str, object]:
        """Give the report as data that JSON can hold."""
        from stapeling.reports.payload import FORMAT_VERSION, sentence_data
        from stapeling.reports.payload_toetsen import act_data, notice_data, toetsen_data
        from stapeling.reports.receipt import receipt_data

        options, act = self.options, self.act
        measured = {**act_data(act), "notice": notice_data(self.notice)} if act else None
        sentences = self._sentences(Reader(self.graph, self.language))
        return {
            "format_version": FORMAT_VERSION,
            "stapeling": __version__,
            "as_of": options.as_of.isoformat(),
            "settings": self.settings(),
            "receipt": receipt_data(self.loaded),
            "summary": [sentence_data(row) for row in sentences],
            "toetsen": toetsen_data(self.result, acts=False),
            "act": measured,
        }
