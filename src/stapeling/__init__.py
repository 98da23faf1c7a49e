"""stapeling: measures how policy stacks up on those who must carry it out."""

__version__ = "0.1.0"
