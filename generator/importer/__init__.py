"""From the document as received to draft YAML for a person to review."""

from generator.importer.importing import ImportReport, import_guide
from generator.importer.residue import Residue, find_residue

__all__ = ["ImportReport", "Residue", "find_residue", "import_guide"]
