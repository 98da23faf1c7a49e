"""The model: what a corpus states, as validated and frozen records."""
