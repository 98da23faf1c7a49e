"""A spreadsheet: a sheet for every table, with typed cells, and one that explains every column.

In front stand the sentences and the list of sheets; at the end what every column means, the
sources and the receipt. `fields` makes typed columns of the columns of a table, `book` writes
cells so that no text can become a formula.
"""

from __future__ import annotations

from stapeling.errors import StapelingError
from stapeling.language import N_
from stapeling.reports.publication import Publication

_MISSING = N_(
    "--output xlsx: the package xlsxwriter is not installed; pip install 'stapeling[excel]' adds it"
)


def write(publication: Publication) -> bytes:
    """Write a publication as a spreadsheet.

    The bytes follow from the publication alone: the day on which the file says to be made is the
    reference day.

    Raises
    ------
    StapelingError
        When the package that writes spreadsheets is not installed.
    """
    try:
        from stapeling.reports.excel.workbook import written
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "xlsxwriter":
            raise
        raise StapelingError(publication.language.text(_MISSING)) from None
    return written(publication)
