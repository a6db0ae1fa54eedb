"""The search index: shards of character pairs built from the structured data, read by a small script."""

from generator.search.build import build_search
from generator.search.document import SearchDocument, SearchPart
from generator.search.kinds import KIND_WEIGHTS

__all__ = ["KIND_WEIGHTS", "SearchDocument", "SearchPart", "build_search"]
