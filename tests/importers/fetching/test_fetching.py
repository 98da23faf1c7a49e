"""Fetching from a repository on loopback: what is asked for, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.errors import StapelingError
from stapeling.importers.bwb import import_bwb
from stapeling.importers.failure import ImportFailures
from stapeling.importers.fetching import fetch, numbers_in, numbers_of
from stapeling.importers.fetching.addresses import root_of_repository
from stapeling.importers.fetching.cache import hash_of

from .conftest import NUMBER, OTHER, Clock, Fetching, Repository, drop, says, status, text_path

MANIFEST = f"/bwb/{NUMBER}/manifest.xml"
HISTORY = f"/bwb/{NUMBER}/{NUMBER}.WTI"
OLD, NOW, LATER = (text_path(NUMBER, day) for day in ("2010-01-01", "2020-01-01", "2030-01-01"))
DAYS = ("2010-01-01", "2020-01-01", "2030-01-01")


def messages(found: list[object]) -> list[str]:
    return [str(failure) for failure in found]


def test_manifest_history_and_the_text_that_applies_now(
    repository: Repository, fetching: Fetching, tmp_path: Path
) -> None:
    repository.holds(NUMBER, *DAYS)
    done = fetching(NUMBER, NUMBER)
    assert repository.asked == [MANIFEST, HISTORY, NOW]
    assert (done.fetched, done.kept, done.failures) == (3, 0, [])
    assert [path.name for path in done.paths] == [
        f"{NUMBER}-manifest.xml",
        f"{NUMBER}.WTI",
        f"{NUMBER}_2020-01-01_0.xml",
    ]
    for path, asked in zip(done.paths, repository.asked, strict=True):
        assert path.read_bytes() == repository.files[asked]
        assert path.parent.name == hash_of(path.read_bytes())
    report = import_bwb(done.paths, tmp_path / "out")
    assert (report.kinds, report.failures) == ({"manifest": 1, "wti": 1, "toestand": 1}, [])


def test_all_texts(repository: Repository, fetching: Fetching) -> None:
    repository.holds(NUMBER, *DAYS)
    fetching(NUMBER, texts="all")
    assert repository.asked == [MANIFEST, HISTORY, OLD, NOW, LATER]


def test_without_a_text_that_applies_the_newest(repository: Repository, fetching: Fetching) -> None:
    repository.holds(NUMBER, "2027-01-01", "2030-01-01")
    fetching(NUMBER)
    assert repository.asked[-1] == LATER


def test_of_one_day_the_text_that_is_better_known(
    repository: Repository, fetching: Fetching
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    manifest, corrected = repository.files[MANIFEST].decode(), NOW.replace("_0", "_1")
    expression = manifest[manifest.index("<expression") : manifest.index("</work>")]
    repository.files[MANIFEST] = manifest.replace(
        "</work>", expression.replace("_0", "_1") + "</work>"
    ).encode()
    repository.files[corrected] = repository.files[NOW]
    fetching(NUMBER)
    assert repository.asked[-1] == corrected


def test_a_label_never_becomes_another_path(repository: Repository, fetching: Fetching) -> None:
    repository.holds(NUMBER, "2020-01-01")
    for wrong in ("../../secret", "2020-01-01_0/..", "deleted"):
        repository.holds(NUMBER, "2020-01-01")
        manifest = repository.files[MANIFEST]
        change = (
            (b'_deleted="false"', b'_deleted="true"')
            if wrong == "deleted"
            else (b'<expression label="2020-01-01_0"', f'<expression label="{wrong}"'.encode())
        )
        repository.files[MANIFEST] = manifest.replace(*change)
        assert fetching(NUMBER, texts="all", refresh=True).failures == []
    assert {*repository.asked} == {MANIFEST, HISTORY}


def test_nothing_is_fetched_twice(repository: Repository, fetching: Fetching, clock: Clock) -> None:
    repository.holds(NUMBER, *DAYS)
    first = fetching(NUMBER)
    repository.asked.clear()
    again = fetching(NUMBER)
    assert (again.fetched, again.kept, again.paths) == (0, 3, first.paths)
    assert repository.asked == []
    clock.seconds += 86400  # a day later it is asked whether there is anything new
    repository.asked_if.clear()
    later = fetching(NUMBER)
    assert repository.asked == [MANIFEST, HISTORY]
    assert None not in repository.asked_if
    assert (later.fetched, later.kept, later.paths) == (0, 3, first.paths)
    repository.asked.clear()
    assert fetching(NUMBER).kept == 3
    assert repository.asked == []  # the answer that nothing is new counts as well
    repository.holds(NUMBER, *DAYS[:2])
    assert fetching(NUMBER, refresh=True).fetched == 1
    assert repository.asked == [MANIFEST, HISTORY]


def test_an_interrupted_run_goes_on_where_it_was(
    repository: Repository, fetching: Fetching, tmp_path: Path
) -> None:
    repository.holds(NUMBER, *DAYS)
    repository.holds(OTHER, *DAYS)
    whole = repository.files[f"/bwb/{OTHER}/{OTHER}.WTI"]

    class Interrupted(KeyboardInterrupt):
        pass

    def stop(_what: str, done: int, _all: int) -> None:
        raise Interrupted

    from stapeling.importers.fetching import Pace, Wishes

    with pytest.raises(Interrupted):
        fetch(
            [NUMBER, OTHER],
            Wishes(repository.base, tmp_path / "cache"),
            Pace(1e9, wait=lambda _seconds: None),
            now=Clock().now,
            progress=stop,
        )
    assert len(repository.asked) == 3
    done = fetching(NUMBER, OTHER)
    assert (done.fetched, done.kept) == (3, 3)
    assert len(repository.asked) == len({*repository.asked}) == 6
    assert whole in [path.read_bytes() for path in done.paths]


def test_a_spoilt_cache_is_fetched_again(
    repository: Repository, fetching: Fetching, tmp_path: Path
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    done = fetching(NUMBER)
    for path in done.paths:
        path.write_bytes(path.read_bytes()[:-1])
    assert fetching(NUMBER).fetched == 3
    for note in (tmp_path / "cache" / "addresses").iterdir():
        note.write_text('{"sha512": "../../x", "asked": 3}')
    again = fetching(NUMBER)
    assert (again.fetched, again.kept, again.failures) == (2, 1, [])


@pytest.mark.parametrize(
    "trouble",
    [
        drop,
        status(503),
        status(500),
        status(429),
        says(b"<work>", 4096),
        says(b"<work", None),
    ],
)
def test_what_may_pass_is_tried_again(
    repository: Repository, fetching: Fetching, clock: Clock, trouble: object, tmp_path: Path
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    repository.first[MANIFEST] = [trouble, trouble]
    done = fetching(NUMBER)
    assert (done.fetched, done.failures) == (3, [])
    assert clock.retries == [1.0, 2.0]
    assert repository.asked == [MANIFEST, MANIFEST, MANIFEST, HISTORY, NOW]
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


def test_a_body_that_is_cut_off_is_not_kept(
    repository: Repository, fetching: Fetching, tmp_path: Path
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    whole = repository.files[NOW]
    repository.first[NOW] = [says(whole[:500], len(whole))] * 5
    done = fetching(NUMBER)
    assert messages(done.failures)[0].startswith(
        f"{NUMBER}/2020-01-01_0/xml/{NUMBER}_2020-01-01_0.xml: did not come in whole: "
    )
    assert [path.name for path in done.paths] == [f"{NUMBER}-manifest.xml", f"{NUMBER}.WTI"]
    kept = [path for path in (tmp_path / "cache" / "files").rglob("*") if path.is_file()]
    assert sorted(kept) == sorted(done.paths)


@pytest.mark.parametrize(
    ("stated", "waited"),
    [("7", 7.0), ("Thu, 01 Jan 2026 12:01:00 GMT", 60.0), ("0", 0.0), ("later", 1.0)],
)
def test_the_repository_says_how_long_to_wait(
    repository: Repository, fetching: Fetching, clock: Clock, stated: str, waited: float
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    repository.first[MANIFEST] = [status(429, Retry_After=stated)]
    assert fetching(NUMBER).failures == []
    assert clock.retries == ([waited] if waited else [])


def test_a_repository_that_wants_to_be_left_alone_is(
    repository: Repository, fetching: Fetching, clock: Clock
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    repository.holds(OTHER, "2020-01-01")
    repository.first[HISTORY] = [status(503, Retry_After="3600")]
    done = fetching(NUMBER, OTHER)
    assert messages(done.failures) == [
        f"{NUMBER}/{NUMBER}.WTI: the repository answers 503",
        f"{NUMBER}/2020-01-01_0/xml/{NUMBER}_2020-01-01_0.xml: "
        "not asked for: the repository cannot be used now",
        f"{OTHER}: not asked for: the repository cannot be used now",
    ]
    assert clock.retries == []
    assert repository.asked == [MANIFEST, HISTORY]


def test_a_repository_that_never_answers_is_given_up(
    repository: Repository, fetching: Fetching, clock: Clock
) -> None:
    numbers = [f"BWBR000000{n}" for n in range(1, 6)]
    for number in numbers:
        repository.first[f"/bwb/{number}/manifest.xml"] = [drop] * 5
    done = fetching(*numbers)
    assert len(done.failures) == 5
    assert len(repository.asked) == 15
    assert clock.retries == [1.0, 2.0, 4.0, 8.0] * 3


def test_what_is_not_there_does_not_stop_the_rest(
    repository: Repository, fetching: Fetching, clock: Clock
) -> None:
    repository.holds(OTHER, "2020-01-01")
    del repository.files[f"/bwb/{OTHER}/{OTHER}.WTI"]
    done = fetching(NUMBER, OTHER)
    assert messages(done.failures) == [
        f"{NUMBER}/manifest.xml: the repository does not have it (404)",
        f"{OTHER}/{OTHER}.WTI: the repository does not have it (404)",
    ]
    assert (done.fetched, clock.retries) == (2, [])
    assert len(repository.asked) == 4


def test_a_page_instead_of_the_file_is_not_kept(
    repository: Repository, fetching: Fetching, tmp_path: Path
) -> None:
    repository.files[MANIFEST] = b"<html><body>Log in</body></html>"
    done = fetching(NUMBER)
    assert messages(done.failures) == [
        f"{NUMBER}/manifest.xml: is not of the kind that was asked for: manifest"
    ]
    assert (done.paths, list(tmp_path.iterdir())) == ([], [])


def test_another_text_than_the_manifest_names_is_not_kept(
    repository: Repository, fetching: Fetching
) -> None:
    repository.holds(NUMBER, "2020-01-01")
    repository.files[NOW] = repository.files[NOW].replace(b"Tekst", b"Beeld")
    done = fetching(NUMBER)
    assert [path.name for path in done.paths] == [f"{NUMBER}-manifest.xml", f"{NUMBER}.WTI"]
    assert "is not the file that the manifest names" in str(done.failures[0])


@pytest.mark.parametrize("content", [says(b"<work>" * 50, 300), says(b"<work>" * 50, None)])
def test_what_is_too_large_is_refused(
    repository: Repository, fetching: Fetching, content: object
) -> None:
    repository.first[MANIFEST] = [content]
    done = fetching(NUMBER, largest=100)
    assert messages(done.failures) == [f"{NUMBER}/manifest.xml: larger than 0 MiB"]
    assert repository.asked == [MANIFEST]


@pytest.mark.parametrize(
    "elsewhere", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"]
)
def test_no_redirect_to_another_scheme(
    repository: Repository, fetching: Fetching, elsewhere: str
) -> None:
    repository.first[MANIFEST] = [status(302, Location=elsewhere)]
    (failure,) = fetching(NUMBER).failures
    assert "refused" in str(failure)
    assert repository.asked == [MANIFEST]


def test_redirects_within_a_scheme_are_followed(repository: Repository, fetching: Fetching) -> None:
    repository.holds(NUMBER, "2020-01-01")
    repository.files["/elsewhere"] = repository.files[MANIFEST]
    repository.first[MANIFEST] = [status(301, Location="/elsewhere")]
    assert fetching(NUMBER).failures == []
    repository.first[MANIFEST] = [status(301, Location=MANIFEST)] * 6
    (failure,) = fetching(NUMBER, refresh=True).failures
    assert str(failure) == f"{NUMBER}/manifest.xml: redirected more than 5 times"


def test_requests_keep_a_pace(repository: Repository, clock: Clock, tmp_path: Path) -> None:
    from stapeling.importers.fetching import Wishes

    repository.holds(NUMBER, "2020-01-01")
    wishes = Wishes(repository.base, tmp_path)
    assert fetch([NUMBER], wishes, clock.pace(2.0), now=clock.now).fetched == 3
    assert clock.waits == [0.5, 0.5]


def test_numbers_are_checked(tmp_path: Path) -> None:
    assert numbers_of([NUMBER, "BWBV0001109", "BWBW0000001"]) == [
        NUMBER, "BWBV0001109", "BWBW0000001",
    ]  # fmt: skip
    for wrong in ("bwbr0000001", "BWBR000001", "BWBX0000001", "../BWBR0000001", "BWBR0000001\n"):
        with pytest.raises(StapelingError, match="is no BWB number"):
            numbers_of([wrong])
    path = tmp_path / "list.txt"
    path.write_text(f"\ufeff# laws\n{NUMBER}  # one\n\n{OTHER}\n", "utf-8")
    assert numbers_in(path) == [NUMBER, OTHER]
    path.write_text(f"{NUMBER}\nzorgtoeslag\nBWBR1\n", "utf-8")
    with pytest.raises(ImportFailures) as caught:
        numbers_in(path)
    assert [(f.path, f.line) for f in caught.value.failures] == [(path, 2), (path, 3)]
    with pytest.raises(ImportFailures, match="cannot be read"):
        numbers_in(tmp_path / "nothing")


@pytest.mark.parametrize(
    "base",
    ["file:///etc", "ftp://example.org", "example.org", "http://", "http://x:y/", "http://x?a"],
)
def test_an_address_is_http_or_https(base: str) -> None:
    with pytest.raises(StapelingError, match="--base-url"):
        root_of_repository(base)
