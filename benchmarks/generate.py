"""Write a corpus of any size, the same for the same seed.

    python benchmarks/generate.py --laws 10000 --out build/big --seed 1

The shape is that of a real statute book: a law has ten amendments on average, log-normally
spread (most have few, some have a hundred), most days are exact, articles repeat, some acts
change several laws, lower rules rest on wetten, a third of the laws has an evaluation clause.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
from pathlib import Path

LEVELS = ["wet", "wet", "wet", "amvb", "ministeriele_regeling"]
NATURES = ["beleid", "klein_beleid", "reparatie", "technisch", "indexering", "eu_implementatie"]
ORGANISATIONS = ["belastingdienst", "uwv", "svb", "duo", "cak", "gemeenten", "provincies", "ciz"]
FIRST, LAST = dt.date(1990, 1, 1).toordinal(), dt.date(2026, 12, 31).toordinal()


def day(ordinal: int) -> str:
    """Give the ISO day of an ordinal."""
    return dt.date.fromordinal(min(ordinal, LAST + 1500)).isoformat()


def law_text(number: int, laws: int, rng: random.Random) -> str:
    """Give one law with its acts, evaluations and burdens as YAML."""
    start = rng.randint(FIRST, LAST - 2000)
    kind = "wet" if number % 10 < 4 else rng.choice(LEVELS)
    articles = rng.randint(4, 60)
    lines = [
        "laws:",
        f"  - id: law_{number}",
        f"    title: Wet van {number} tot regeling van een onderwerp van bestuur",
        f"    kind: {kind}",
        f"    bwb_id: BWBR{number:07d}",
        f"    act: stb-{1900 + number % 90}-{number}",
        f"    ministry: {rng.choice(['szw', 'vws', 'fin', 'bzk'])}",
        f"    in_force_from: {day(start)}",
        "    changes_complete_until: 2026-01-01",
        f"    implementers: [{', '.join(rng.sample(ORGANISATIONS, rng.randint(1, 2)))}]",
        '    source: "gegenereerd"',
    ]
    if number and rng.random() < 0.6:
        lines.append(f"    based_on: [{{law: law_{rng.randrange(number)}, article: \"{rng.randint(1, 9)}\"}}]")
    if rng.random() < 0.35:
        lines += [
            "    evaluation_clauses:",
            f"      - {{id: art-9, article: \"9\", term_years: {rng.choice([3, 4, 5])}, then_every_years: 5}}",
        ]
    amendments = min(200, round(rng.lognormvariate(math.log(10) - 0.5, 1.0)))
    changes, acts = amendment_lines(number, laws, start, articles, amendments, rng)
    if changes:
        lines += ["    changes:", *changes]
    lines += ["acts:", f"  - {{id: stb-{1900 + number % 90}-{number}, level: {kind}, published: {day(start - 60)}}}", *acts]
    if rng.random() < 0.2:
        published = rng.randint(start + 700, start + 3000)
        lines += [
            "evaluations:",
            f"  - id: evaluatie-{number}",
            "    kind: wetsevaluatie",
            f"    laws: [law_{number}]",
            f"    published: {day(published)}",
            f"    response: {day(published + rng.randint(5, 300))}",
        ]
    return "\n".join(lines + burden_lines(number, amendments, rng)) + "\n"


def amendment_lines(
    number: int, laws: int, start: int, articles: int, amendments: int, rng: random.Random
) -> tuple[list[str], list[str]]:
    """Give the change entries of a law and the acts that they come from."""
    changes, acts = [], []
    for k in range(amendments):
        in_force = rng.randint(start, max(start + 1, LAST))
        touched = sorted({rng.randint(1, articles) for _ in range(rng.randint(1, 4))})
        known = rng.random() < 0.95
        written = "articles: [" + ", ".join(f'"{a}"' for a in touched) + "], " if known else ""
        act = f"stb-{2000 + k}-{number}"
        moment = day(in_force) if rng.random() < 0.97 else day(in_force)[:4]
        changes.append(f"      - {{act: {act}, in_force_from: {moment}, {written}effect: wijziging}}")
        published = in_force - rng.randint(3, 200)
        lines = [
            f"  - id: {act}",
            f"    level: {rng.choice(LEVELS)}",
            f'    dossier: "{30000 + rng.randrange(7000)}"',
            f"    signed: {day(published - 14)}",
            f"    published: {day(published)}",
        ]
        if rng.random() < 0.4:
            lines.append(f"    nature: [{rng.choice(NATURES)}]")
        if rng.random() < 0.05 and number:
            lines.append(f"    links: [{{kind: repairs, act: stb-2000-{rng.randrange(number)}, source: considerans}}]")
        acts += lines
    return changes, acts


def burden_lines(number: int, amendments: int, rng: random.Random) -> list[str]:
    """Give burden records for some of the amendments."""
    rows = [
        f"  - {{act: stb-{2000 + k}-{number}, organisation: {rng.choice(ORGANISATIONS)}, basis: uitvoeringstoets, "
        f"one_off: {{eur: {rng.randrange(1_000_000)}}}, structural: {{eur_per_year: {rng.randrange(-50_000, 90_000)}, fte: {rng.randint(-3, 9)}}}}}"
        for k in range(amendments)
        if rng.random() < 0.3
    ]
    return ["burdens:", *rows] if rows else []


def write_corpus(laws: int, out: Path, seed: int) -> int:
    """Write the corpus into `out`, a file a law, and return its size in bytes."""
    rng = random.Random(seed)  # noqa: S311
    size = 0
    (out / "laws").mkdir(parents=True, exist_ok=True)
    organisations = "".join(
        f"  - {{id: {name}, title: {name}, kind: zbo}}\n" for name in ORGANISATIONS
    ) + "".join(f"  - {{id: {m}, title: {m}, kind: ministerie}}\n" for m in ("szw", "vws", "fin", "bzk"))
    (out / "organisations.yaml").write_text("organisations:\n" + organisations, encoding="utf-8")
    (out / "stapeling.toml").write_text('[corpus]\ninclude = ["**/*.yaml"]\n', encoding="utf-8")
    for number in range(laws):
        text = law_text(number, laws, rng)
        size += len(text)
        (out / "laws" / f"law_{number}.yaml").write_text(text, encoding="utf-8")
    return size


def main() -> None:
    """Read the options and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laws", type=int, default=1000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write_corpus(options.laws, options.out, options.seed)
    print(f"{options.laws} laws, {size / 1e6:.1f} MB in {options.out}")


if __name__ == "__main__":
    main()
