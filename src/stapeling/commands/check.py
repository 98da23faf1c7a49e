"""`check`, without the command line: load, run the rules, compare, return. Nothing prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stapeling.analyses.options import Options
from stapeling.checks.baseline import Baseline, read_baseline, write_baseline
from stapeling.checks.context import Context
from stapeling.checks.limits import (
    CheckSettings,
    Limits,
    Wanted,
    known_codes,
    level_of,
    near,
    read_check,
)
from stapeling.checks.plugins import all_rules
from stapeling.checks.result import CheckResult, Setting
from stapeling.checks.rule import Rule, in_order
from stapeling.checks.running import Asked, Outcome, run_checks, since, within
from stapeling.commands import Choices, options_of
from stapeling.errors import StapelingError
from stapeling.findings import Finding, Severity
from stapeling.loading import Loaded, Refused, load, load_tree
from stapeling.loading.places import Places, find_places, shown
from stapeling.model.corpus import Corpus
from stapeling.progress import report
from stapeling.repository import CommitTree, RepositoryError, Revision, find_revision, root_of
from stapeling.settings import Settings, read_settings

DEFAULT_FAIL_LEVEL: Severity = "error"
_OF_FILES = "ST0"
"""How the codes of mistakes begin that refuse a file."""
NEVER_KNOWN = frozenset({"ST601", "ST602", "ST603", "ST605"})
"""Findings about the run itself: to accept them in a baseline would hide what they are for."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked of `check`; nothing means: the settings of the corpus."""

    choices: Choices
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_level: str | None = None
    baseline: str | None = None
    strict: bool = False
    since: str | None = None
    origins: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Of each setting that was given: by an option, or which variable of the environment."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run is done with: the request, the settings and the defaults put together."""

    options: Options
    limits: Limits
    asked: Asked
    fail_level: Severity
    baseline: str | None
    table: tuple[Setting, ...]


def check_paths(paths: Sequence[Path], request: Request) -> CheckResult:
    """Check the corpus of the paths; the paths select what is reported.

    Raises
    ------
    StapelingError
        When a path, an option, a setting, a baseline or a commit is wrong. A corpus that cannot
        be read as the schema is no error here: its mistakes are the findings.
    """
    places = find_places(paths)
    settings = read_settings(places.root)
    settled = settle(settings, request, places)
    result = CheckResult(
        outcome=Outcome(()),
        as_of=request.choices.as_of,
        rules=settled.asked.rules,
        fail_level=settled.fail_level,
        settings=settled.table,
        repository=root_of(places.root or places.named[0]),
        language=settings.language,
        known=settled.asked.baseline,
        baseline=settled.baseline,
        missing_baseline=settled.baseline is not None and not Path(settled.baseline).exists(),
        ran=tuple(code for code in sorted(settled.asked.rules) if code in settled.asked.wanted),
        since=request.since,
    )
    report("load")
    try:
        loaded = load(paths)
    except Refused as refusal:
        read = tuple(code for code in result.ran if code.startswith(_OF_FILES))
        return dataclasses.replace(result, outcome=_refused(refusal), ran=read)
    context = context_of(loaded.corpus, settled)
    outcome = run_checks(context, settled.asked)
    unreadable = False
    if request.since is not None:
        before = _before(places, settled, request.since)
        unreadable = before is None
        outcome = since(outcome, before or Outcome(()))
    return dataclasses.replace(
        result,
        outcome=_selected(outcome, places, loaded),
        loaded=loaded,
        graph=context.graph,
        unreadable_before=unreadable,
    )


def standing(loaded: Loaded, settings: Settings, choices: Choices) -> tuple[Finding, ...]:
    """Give what the rules find in a corpus, by settings that may be those of another.

    Without a baseline: what is known in one corpus is no news in another that has it too.
    """
    stated = read_check(settings)
    rules, failures = all_rules()
    place = f"{settings.file}: [check]"
    codes = sorted(rules)
    select = known_codes(stated.select or (), codes, f"{place} select")
    ignore = known_codes(stated.ignore or (), codes, f"{place} ignore")
    asked = Asked(rules=rules, wanted=Wanted(select, ignore), failures=tuple(failures))
    corpus, options = loaded.corpus, options_of(choices, settings)
    context = Context(corpus, options, stated.limits, corpus.findings)
    return run_checks(context, asked).findings


def context_of(corpus: Corpus, settled: Settled) -> Context:
    """Give what rules look at."""
    return Context(corpus, settled.options, settled.limits, corpus.findings)


def settle(settings: Settings, request: Request, places: Places) -> Settled:
    """Put together what was asked, what the corpus asks, and the defaults; say whence each is."""
    stated = read_check(settings)
    rules, failures = all_rules()
    codes = sorted(rules)
    place = f"{settings.file}: [check]"
    select = _codes(request.select, stated.select, codes, "--select", f"{place} select")
    ignore = _codes(request.ignore, stated.ignore, codes, "--ignore", f"{place} ignore")
    level = stated.fail_level or DEFAULT_FAIL_LEVEL
    if request.fail_level is not None:
        level = level_of(request.fail_level, "--fail-level")
    path = request.baseline or _beside(settings, stated)
    options = options_of(request.choices, settings)
    settled = Settled(
        options=options,
        limits=stated.limits,
        asked=Asked(
            rules=rules,
            wanted=Wanted(select, ignore),
            baseline=_baseline(path, required=request.baseline is not None),
            strict=request.strict,
            failures=tuple(failures),
        ),
        fail_level=level,
        baseline=path,
        table=(),
    )
    return dataclasses.replace(settled, table=_table(settings, stated, request, settled, places))


def _codes(
    given: tuple[str, ...] | None,
    stated: tuple[str, ...] | None,
    codes: Sequence[str],
    option: str,
    setting: str,
) -> tuple[str, ...]:
    if given is not None:
        return known_codes(given, codes, option)
    return known_codes(stated or (), codes, setting)


def _beside(settings: Settings, stated: CheckSettings) -> str | None:
    """Give the baseline of the settings, as seen from where they stand."""
    if stated.baseline is None or settings.file is None:
        return None
    return shown(Path(settings.file).parent / stated.baseline)


def _baseline(path: str | None, *, required: bool) -> Baseline:
    """Read a baseline. One that the settings name need not be there yet."""
    if path is None or not (required or Path(path).exists()):
        return {}
    return read_baseline(Path(path), path)


def _refused(refusal: Refused) -> Outcome:
    """Give the mistakes of files as findings; nothing else can be told of the corpus."""
    rows = (dataclasses.replace(row, severity="error") for row in refusal.findings)
    return Outcome(tuple(rows))


def _before(places: Places, settled: Settled, ref: str) -> Outcome | None:
    """Check the corpus as it was at a commit; nothing when it could not be read then."""
    if len(places.named) == 1 and places.named[0].is_file() and not places.selected:
        raise StapelingError("--since: a scenario has no state of its own; check its corpus")
    tree = CommitTree(_revision(places.root or places.named[0], ref))
    path = tree.revision.path or ""
    if path and not any(name == path or name.startswith(f"{path}/") for name in tree.names):
        return Outcome(())  # there was no corpus yet
    try:
        loaded = load_tree(tree, path)
    except RepositoryError:
        raise
    except StapelingError:
        return None
    return run_checks(context_of(loaded.corpus, settled), settled.asked)


def _revision(corpus: Path, ref: str) -> Revision:
    """Give the place of a corpus at a commit."""
    if root_of(corpus) is None:
        raise StapelingError(f"--since: {corpus} lies in no git repository")
    if not ref.strip() or ":" in ref:
        raise StapelingError(f"--since: '{ref}' is not the name of a commit")
    folder = corpus if corpus.is_dir() else corpus.parent
    inside = "" if corpus.is_dir() else corpus.name
    try:
        return find_revision(f"{ref}:./{inside}", folder)
    except RepositoryError as error:
        # What a place of a comparison is called means nothing here: keep what is said of the ref.
        said = str(error)
        start = max(said.find(f"'{ref}' names"), 0)
        raise RepositoryError(f"--since: {said[start:]}") from None


def _selected(outcome: Outcome, places: Places, loaded: Loaded) -> Outcome:
    """Keep what the paths select; everything when they name the whole corpus or a scenario."""
    if not places.selected or places.selected == places.files:
        return outcome
    chosen = loaded.selection
    ids = (chosen.laws or frozenset()) | (chosen.organisations or frozenset())
    return within(outcome, frozenset(map(shown, places.selected)), ids)


def _table(
    settings: Settings, stated: CheckSettings, request: Request, settled: Settled, places: Places
) -> tuple[Setting, ...]:
    """Give every setting of a run with its origin."""
    choices, options = request.choices, settled.options
    file, metrics = shown(settings.file or ""), settings
    wanted = settled.asked.wanted

    def row(name: str, value: object, in_file: object) -> Setting:
        origin = request.origins.get(name) or (file if in_file is not None else "default")
        return Setting(name, str(value), origin)

    levels = choices.levels or metrics.levels or "own"
    return (
        Setting("corpus", shown(places.root or places.named[0]), file or "path"),
        row("as_of", options.as_of.isoformat(), None),
        row("levels", levels, metrics.levels),
        row("natures", ",".join(sorted(options.natures)), metrics.natures),
        row("event", options.event, metrics.event),
        row("rest_years", options.rest_years, None if metrics.rest_years == 5 else file),
        row("select", ",".join(wanted.select), stated.select),
        row("ignore", ",".join(wanted.ignore), stated.ignore),
        row("fail_level", settled.fail_level, stated.fail_level),
        row("baseline", settled.baseline or "", stated.baseline),
        row("since", request.since or "", None),
        *(
            row(f"limits.{name}", value, file if name in stated.stated else None)
            for name, value in dataclasses.asdict(settled.limits).items()
        ),
    )


def every_rule() -> tuple[Rule, ...]:
    """Give all rules, ours and those of others, in order of code."""
    return tuple(in_order(all_rules()[0].values()))


def rule_named(code: str) -> Rule:
    """Give the rule with a code, ours or another's."""
    rules, _ = all_rules()
    found = rules.get(code.upper())
    if found is None:
        raise StapelingError(f"there is no rule '{code}'{near(code.upper(), rules)}")
    return found


def rules_under(begin: str) -> tuple[Rule, ...]:
    """Give the rules whose code begins so, in order; none when it is a code itself."""
    word = begin.upper()
    found = tuple(rule for rule in every_rule() if rule.code.startswith(word))
    return () if any(rule.code == word for rule in found) else found


def baseline_of(result: CheckResult, file: Path, reason: str) -> str:
    """Give what a run found as a baseline; reasons that stand in it, or in the file, are kept."""
    from stapeling.language import NO_BREAK, Language
    from stapeling.reports.findings import finding_message
    from stapeling.reports.names import Names
    from stapeling.reports.plain import plain

    if result.graph is None:
        raise StapelingError("--write-baseline: the corpus cannot be read; mend it first")
    english = Language.of("en")
    names = Names(result.graph, english)
    outcome = result.outcome
    rows = [*outcome.findings, *outcome.known, *outcome.unchanged]
    kept = [row for row in rows if row.code not in NEVER_KNOWN]
    told = ((row.key, finding_message(row, english, names)) for row in kept)
    messages = {key: plain(text.replace(NO_BREAK, " ")) for key, text in told}
    known = {**_baseline(str(file), required=False), **result.known}
    return write_baseline(kept, known, messages, reason)
