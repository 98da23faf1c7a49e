"""Comments survive, and never change what a file says."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stapeling.importers.comments import comments_of, header_of, with_comments
from stapeling.importers.reader import read_document
from stapeling.importers.writer import write_document

PLAIN = """\
laws:
  - id: a
    title: "with # inside"
    articles: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15",
      "16", "17"]
    note: 'a long text that is folded over several lines because it has so many words in it, and
      more # of them'
    changes:
      - {act: stb-1, in_force_from: 2000-01-01}
      - {act: stb-1, in_force_from: 2001-01-01}
      - act: stb-2
        note: |-
          # not a comment
          # nor this

acts:
  - {id: stb-1, level: wet}
"""
LINES = PLAIN.splitlines()
HELD = {7, 13, 14}
"""Lines (from 1) before which a comment would fall inside a value."""


@st.composite
def commented(draw):
    """Put comments above and behind lines of the text, where YAML allows them."""
    out = []
    for number, line in enumerate(LINES, 1):
        above = draw(st.integers(0, 2)) if number not in HELD else 0
        out += [" " * draw(st.integers(0, 6)) + f"# above {number}.{n}" for n in range(above)]
        behind = number not in HELD | {6, 12} and line and draw(st.booleans())
        out.append(f"{line}  # behind {number}" if behind else line)
    return "\n".join(out) + "\n"


def rewritten(text):
    document = read_document(text)
    return header_of(text) + with_comments(write_document(document), comments_of(text))


@given(commented())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_comment_is_lost_and_none_changes_what_is_said(text):
    new = rewritten(text)
    assert read_document(new) == read_document(text) == read_document(PLAIN)
    for line in text.splitlines():
        if "# above" in line or "# behind" in line:
            comment = line[line.index("# above" if "# above" in line else "# behind") :]
            assert new.count(f"{comment}\n") == 1


@given(commented())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_second_time_nothing_moves(text):
    once = rewritten(text)
    assert rewritten(once) == once


def test_a_text_without_comments_stays_as_it_is():
    text = write_document(read_document(PLAIN))
    assert rewritten(text) == text


def test_a_comment_of_a_row_that_got_another_day_stays_with_it():
    old = "laws:\n  - changes:\n      # waits for a decree\n      - {act: stb-2}\n"
    new = "laws:\n  - changes:\n      - {act: stb-1}\n      - {act: stb-2, in_force_from: 2020}\n"
    assert with_comments(new, comments_of(old)) == new.replace(
        "      - {act: stb-2", "      # waits for a decree\n      - {act: stb-2"
    )


def test_a_comment_of_what_is_gone_stays_with_what_it_was_part_of():
    old = "laws:\n  - id: a\n    # about x\n    x: 1\n"
    new = "laws:\n  - {id: a}\n"
    assert with_comments(new, comments_of(old)) == "laws:\n  # about x\n  - {id: a}\n"
    assert with_comments("acts: []\n", comments_of(old)) == "acts: []\n# about x\n"
