"""Languages of reports: words by gettext, numbers and days by Babel.

The English sentence is the key of its translation. `N_` marks a sentence for translation where
it is written; a `Language` translates it where it is shown.
"""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the customary name in gettext
    """Mark a sentence for translation."""
    return text
