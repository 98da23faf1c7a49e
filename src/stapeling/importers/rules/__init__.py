"""Import of rules as code: laws, who carries them out, and what they refer to.

These files describe how a law computes, in YAML of their own. Of amendments and evaluations they
tell nothing. Laws are joined with those of the Basiswettenbestand by their BWB number.
"""

from stapeling.importers.rules.run import RulesReport, import_rules

__all__ = ["RulesReport", "import_rules"]
