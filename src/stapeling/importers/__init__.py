"""Importers: files of the state in, YAML of the corpus out.

An importer reads one kind of file and makes a document of the corpus of it, as plain data. It
knows nothing of the model, prints nothing, and never overwrites what a person has added.
"""

from stapeling.importers.differences import Difference
from stapeling.importers.document import Counts, Document, Extract, count
from stapeling.importers.failure import ImportFailure, ImportFailures, Message, Notice
from stapeling.importers.reader import read_document
from stapeling.importers.reimport import Merged, merge
from stapeling.importers.run import ImportedFile, ImportReport, import_wti
from stapeling.importers.sources import IMPORTERS, Importer, read_wti
from stapeling.importers.writer import write_document

__all__ = [
    "IMPORTERS",
    "Counts",
    "Difference",
    "Document",
    "Extract",
    "ImportFailure",
    "ImportFailures",
    "ImportReport",
    "ImportedFile",
    "Importer",
    "Merged",
    "Message",
    "Notice",
    "count",
    "import_wti",
    "merge",
    "read_document",
    "read_wti",
    "write_document",
]
