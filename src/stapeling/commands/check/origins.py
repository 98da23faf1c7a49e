"""Every setting of a run of `check`, with its value and where it came from."""

from __future__ import annotations

import dataclasses

from stapeling.checks.limits import read_check
from stapeling.checks.result import Setting
from stapeling.commands.check.settling import Request, Settled
from stapeling.loading.places import Places, shown
from stapeling.settings import Settings


def settings_table(
    settings: Settings, request: Request, settled: Settled, places: Places
) -> tuple[Setting, ...]:
    """Give every setting of a run with its origin."""
    stated, options, wanted = read_check(settings), settled.options, settled.asked.wanted
    file = shown(settings.file or "")

    def row(name: str, value: object, in_file: object) -> Setting:
        origin = request.origins.get(name) or (file if in_file is not None else "default")
        return Setting(name, str(value), origin)

    levels = request.choices.levels or settings.levels or "own"
    return (
        Setting("corpus", shown(places.root or places.named[0]), file or "path"),
        row("as_of", options.as_of.isoformat(), None),
        row("levels", levels, settings.levels),
        row("natures", ",".join(sorted(options.natures)), settings.natures),
        row("event", options.event, settings.event),
        row("rest_years", options.rest_years, None if settings.rest_years == 5 else file),
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
