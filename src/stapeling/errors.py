"""Exceptions for mistakes of the caller; mistakes in a corpus are findings, not exceptions."""


class StapelingError(Exception):
    """Base of every error that a user may see; its text is the message."""
