"""Simulation: what is uncertain of amounts, drawn many times, and what that does to a verdict.

Numbers only. A study is the same for every executor: each block of draws of each line has a seed of
its own, so that who draws it, when, and how often changes nothing.
"""
