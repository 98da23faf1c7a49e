"""Comparing two sides: two corpora and what was measured of them, on one reference day.

Records are known by their id, or by what they speak of when they have none, never by their place
in a file. Numbers are the rows of `numbers`, so a saved report can be compared like a corpus.
"""
