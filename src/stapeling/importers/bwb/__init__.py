"""Import from the Basiswettenbestand: histories, texts, manifests, publications, answers.

A file is known by its root element, never by its name. What belongs to one regulation is joined:
the history (WTI) goes before what a text (toestand) still shows of it, and the manifest tells
which texts there are. What a source does not know to be complete is not called complete.
"""

from stapeling.importers.bwb.run import BwbReport, import_bwb

__all__ = ["BwbReport", "import_bwb"]
