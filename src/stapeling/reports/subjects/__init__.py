"""The tables of the report, a module a subject; each maker takes a view and gives one table."""
