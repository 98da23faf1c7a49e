"""Write a corpus of any size, the same for the same seed.

    python benchmarks/generate.py --laws 10000 --out build/big --seed 1

The shape is that of a real statute book: a law has ten amendments on average, log-normally
spread (most have few, some have a hundred), most days are exact, articles repeat, some acts
repair an earlier one, lower rules rest on wetten, a third of the laws has an evaluation clause.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
from dataclasses import dataclass, field
from pathlib import Path

LEVELS = ["wet", "wet", "wet", "amvb", "ministeriele_regeling"]
NATURES = ["beleid", "klein_beleid", "reparatie", "technisch", "indexering", "eu_implementatie"]
ORGANISATIONS = ["belastingdienst", "uwv", "svb", "duo", "cak", "gemeenten", "provincies", "ciz"]
MINISTRIES = ["szw", "vws", "fin", "bzk"]
FIRST, LAST = dt.date(1990, 1, 1).toordinal(), dt.date(2026, 12, 31).toordinal()


def day(ordinal: int) -> str:
    """Give the ISO day of an ordinal."""
    return dt.date.fromordinal(ordinal).isoformat()


@dataclass
class Statute:
    """One law with its acts, as lines of YAML."""

    number: int
    rng: random.Random
    start: int = 0
    changes: list[str] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    burdens: list[str] = field(default_factory=list)

    @property
    def maker(self) -> str:
        """The act that made the law."""
        return f"stb-{1900 + self.number % 90}-{self.number}"

    def text(self) -> str:
        """Give the whole file."""
        rng = self.rng
        self.start = rng.randint(FIRST, LAST - 2000)
        kind = "wet" if self.number % 10 < 4 else rng.choice(LEVELS)
        head = self._head(kind)
        made = f"  - {{id: {self.maker}, level: {kind}, published: {day(self.start - 60)}}}"
        self._amend(rng.randint(4, 60))
        lines = [*head, *(["    changes:", *self.changes] if self.changes else [])]
        lines += ["acts:", made, *self.acts, *self._evaluation()]
        lines += ["burdens:", *self.burdens] if self.burdens else []
        return "\n".join(lines) + "\n"

    def _head(self, kind: str) -> list[str]:
        rng, number = self.rng, self.number
        lines = [
            "laws:",
            f"  - id: law_{number}",
            f"    title: Wet van {number} tot regeling van een onderwerp van bestuur",
            f"    kind: {kind}",
            f"    bwb_id: BWBR{number:07d}",
            f"    act: {self.maker}",
            f"    ministry: {rng.choice(MINISTRIES)}",
            f"    in_force_from: {day(self.start)}",
            "    changes_complete_until: 2026-01-01",
            f"    implementers: [{', '.join(rng.sample(ORGANISATIONS, rng.randint(1, 2)))}]",
            '    source: "gegenereerd"',
        ]
        if number and rng.random() < 0.6:
            base, article = rng.randrange(number), rng.randint(1, 9)
            lines.append(f'    based_on: [{{law: law_{base}, article: "{article}"}}]')
        if rng.random() < 0.35:
            term = rng.choice([3, 4, 5])
            clause = f'id: art-9, article: "9", term_years: {term}, then_every_years: 5'
            lines += ["    evaluation_clauses:", f"      - {{{clause}}}"]
        return lines

    def _amend(self, articles: int) -> None:
        """Add amendments in order of day, some of which repair the one before."""
        rng = self.rng
        amendments = min(200, round(rng.lognormvariate(math.log(10) - 0.5, 1.0)))
        days = sorted(rng.randint(self.start, LAST) for _ in range(amendments))
        for k, in_force in enumerate(days):
            act = f"stb-{2000 + k}-{self.number}"
            self._change(act, in_force, articles)
            self._act(act, in_force - rng.randint(3, 200), k)
            if rng.random() < 0.3:
                self._burden(act)

    def _change(self, act: str, in_force: int, articles: int) -> None:
        rng = self.rng
        touched = sorted({rng.randint(1, articles) for _ in range(rng.randint(1, 4))})
        listed = ", ".join(f'"{article}"' for article in touched)
        written = f"articles: [{listed}], " if rng.random() < 0.95 else ""
        moment = day(in_force) if rng.random() < 0.97 else day(in_force)[:4]
        facts = f"act: {act}, in_force_from: {moment}, {written}effect: wijziging"
        self.changes.append(f"      - {{{facts}}}")

    def _act(self, act: str, published: int, k: int) -> None:
        rng = self.rng
        self.acts += [
            f"  - id: {act}",
            f"    level: {rng.choice(LEVELS)}",
            f'    dossier: "{30000 + rng.randrange(7000)}"',
            f"    signed: {day(published - 14)}",
            f"    published: {day(published)}",
        ]
        if rng.random() < 0.4:
            self.acts.append(f"    nature: [{rng.choice(NATURES)}]")
        if k and rng.random() < 0.05:
            before = f"stb-{2000 + k - 1}-{self.number}"
            self.acts.append(f"    links: [{{kind: repairs, act: {before}, source: considerans}}]")

    def _burden(self, act: str) -> None:
        rng = self.rng
        one_off = f"one_off: {{eur: {rng.randrange(1_000_000)}}}"
        yearly, fte = rng.randrange(-50_000, 90_000), rng.randint(-3, 9)
        structural = f"structural: {{eur_per_year: {yearly}, fte: {fte}}}"
        owner = f"act: {act}, organisation: {rng.choice(ORGANISATIONS)}"
        self.burdens.append(f"  - {{{owner}, basis: uitvoeringstoets, {one_off}, {structural}}}")

    def _evaluation(self) -> list[str]:
        rng = self.rng
        if rng.random() >= 0.2:
            return []
        published = rng.randint(self.start + 700, self.start + 2000)
        return [
            "evaluations:",
            f"  - id: evaluatie-{self.number}",
            "    kind: wetsevaluatie",
            f"    laws: [law_{self.number}]",
            f"    published: {day(published)}",
            f"    response: {day(published + rng.randint(5, 300))}",
        ]


def write_corpus(laws: int, out: Path, seed: int) -> int:
    """Write the corpus into `out`, a file a law, and return its size in bytes."""
    (out / "laws").mkdir(parents=True, exist_ok=True)
    kinds = [("zbo", ORGANISATIONS), ("ministerie", MINISTRIES)]
    rows = [f"  - {{id: {n}, title: {n}, kind: {kind}}}\n" for kind, names in kinds for n in names]
    (out / "organisations.yaml").write_text("organisations:\n" + "".join(rows), encoding="utf-8")
    (out / "stapeling.toml").write_text('[corpus]\ninclude = ["**/*.yaml"]\n', encoding="utf-8")
    size, rng = 0, random.Random(seed)
    for number in range(laws):
        text = Statute(number, rng).text()
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
