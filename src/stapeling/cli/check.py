"""`stapeling check`: rules with codes for continuous integration; and `explain`."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import check_options as asked
from stapeling.cli import console, options
from stapeling.cli.options import joined
from stapeling.cli.outputs import Format, write_results
from stapeling.cli.published import published
from stapeling.cli.session import read_by
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.checks.result import CheckResult
    from stapeling.language import Language
    from stapeling.reports.checks import CheckView
    from stapeling.reports.publication import Publication

FOUND, REFUSED = 1, 2


def check(
    context: typer.Context,
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    levels: options.Levels = None,
    natures: options.Natures = None,
    event: options.Event = None,
    select: asked.Select = None,
    ignore: asked.Ignore = None,
    fail_level: asked.FailLevel = None,
    exit_zero: asked.ExitZero = False,
    since: asked.Since = None,
    baseline: asked.Baseline = None,
    baseline_strict: asked.Strict = False,
    write_baseline: asked.WriteBaseline = None,
    reason: asked.Reason = None,
    show_settings: asked.ShowSettings = False,
    shown: asked.Shown = None,
    output: options.Outputs = None,
    lang: options.Lang = None,
    verbose: asked.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Check a corpus, and what is proposed in it, by rules with codes."""
    from stapeling.commands import Choices, day_of
    from stapeling.commands.check import Request, check_paths

    read_by(no_cache=no_cache)
    origins = _origins(context)
    if write_baseline is not None:
        _refuse_beside_baseline(origins)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    choices = Choices(day_of(as_of, today), joined(levels), joined(natures), event)
    request = Request(
        choices, _words(select), _words(ignore), fail_level, baseline,
        baseline_strict, since, origins,
    )  # fmt: skip
    result = check_paths(paths or [], request)
    language = _language(lang, result)
    if show_settings:
        _show_settings(result, language)
    elif write_baseline is not None:
        _write(result, write_baseline, reason, language)
    else:
        _tell(result, language, shown or _usual(os.environ), output or [], verbose=verbose)
        if result.refused:
            raise typer.Exit(REFUSED)
        if result.failed and not exit_zero:
            raise typer.Exit(FOUND)


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE", help="The code of a rule, or its begin (ST2); without one all."
        ),
    ] = None,
    shown: Annotated[str, typer.Option("--format", "-f", help="text, json or markdown.")] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
) -> None:
    """Explain a rule: what it means, why, a failing and a passing example, how to fix it."""
    from stapeling.commands.check.rules import every_rule, rule_named, rules_under
    from stapeling.language import Language, choose_language
    from stapeling.reports.checks import explain_json, explain_markdown, explain_text, list_rules

    language = Language.of(choose_language(lang, os.environ, None))
    if code is None:
        console.say(list_rules(every_rule()))
        return
    if several := rules_under(code):
        console.say(list_rules(several))
        return
    rule = rule_named(code)
    formats = {
        "text": lambda: explain_text(rule, language),
        "json": lambda: explain_json(rule),
        "markdown": lambda: explain_markdown(rule, language),
    }
    write_results(formats, shown, output or [])


def _language(lang: str | None, result: CheckResult) -> Language:
    from stapeling.language import Language, choose_language

    return Language.of(choose_language(lang, os.environ, result.language))


def _words(words: list[str] | None) -> tuple[str, ...] | None:
    """Read codes with commas; the option may be repeated."""
    if words is None:
        return None
    return tuple(word.strip() for text in words for word in text.split(",") if word.strip())


def _origins(context: typer.Context) -> dict[str, str]:
    """Say of each parameter that was given whether by an option or by the environment."""
    found = {}
    for param in context.command.params:
        source = context.get_parameter_source(str(param.name))
        if source is not None and source.name == "COMMANDLINE":
            found[str(param.name)] = param.opts[0]
        elif source is not None and source.name == "ENVIRONMENT":
            found[str(param.name)] = str(param.envvar)
    return found


def _refuse_beside_baseline(origins: Mapping[str, str]) -> None:
    """Refuse options for a report: a run that writes a baseline makes none."""
    given = [origins.get(name, "") for name in ("shown", "output")]
    for option in given:
        if option.startswith("-"):
            raise StapelingError(f"--write-baseline writes no report: leave {option} out")


def _usual(environ: Mapping[str, str]) -> str:
    """Give the format for where we run: commands of GitHub where those are understood."""
    return "github" if environ.get("GITHUB_ACTIONS") == "true" else "text"


def _tell(
    result: CheckResult, language: Language, shown: str, output: list[str], *, verbose: bool
) -> None:
    from stapeling.reports.checks import FORMATS, CheckView

    if result.unreadable_before:
        text = language.text
        console.tell(text("the corpus at {ref} cannot be read: all of it is new", ref=result.since))
    if result.missing_baseline:
        text = language.text
        console.tell(
            text("the baseline {file} is not there: nothing is known", file=result.baseline)
        )
    view = CheckView(result, language, verbose=verbose)
    texts = {name: _made(make, view) for name, make in FORMATS.items()}
    write_results(published(texts, lambda: _publication(view)), shown, output)


def _publication(view: CheckView) -> Publication:
    from stapeling.reports.publishing import of_check

    return of_check(view)


def _made(make: Callable[[CheckView], str], view: CheckView) -> Format:
    return lambda: make(view)


def _show_settings(result: CheckResult, language: Language) -> None:
    from stapeling.reports.checks import settings_text

    console.say(settings_text(result, language))


def _write(result: CheckResult, file: Path, reason: str | None, language: Language) -> None:
    """Write a baseline, and say how many findings it knows."""
    from stapeling.checks.baseline import NOT_JUDGED
    from stapeling.commands.check.accepting import baseline_of
    from stapeling.files import write_whole

    if reason is not None and not reason.strip():
        raise StapelingError("--reason: a reason is more than nothing")
    text = baseline_of(result, file, reason or NOT_JUDGED)
    write_whole(file, text)
    count = text.count("\n[[finding]]\n")
    console.tell(
        language.plural(
            "{n} known finding in {file}", "{n} known findings in {file}", count, file=str(file)
        )
    )
