"""Reports: results as text and data. Every format is a function of results; nothing prints.

`page` holds what a report says in neutral form; `tables`, `summary` and `show` fill it, `terminal`
and `markdown` write it. `payload` is the same as plain data, for JSON; `csv_report` is one long
table.
"""

from stapeling.reports.made import Made
from stapeling.reports.show import Shown

__all__ = ["Made", "Shown"]
