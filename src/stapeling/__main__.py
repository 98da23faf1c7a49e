"""`python -m stapeling`, and the entry point of the command."""

from __future__ import annotations

from stapeling.cli import main

if __name__ == "__main__":
    main()
