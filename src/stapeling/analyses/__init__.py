"""Analyses: a graph to numbers, pure, as frozen results."""
