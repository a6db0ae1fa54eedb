"""The search index: shards of character pairs built from the structured data, read by a small script."""

from generator.search.build import build_search
from generator.search.document import KIND_WEIGHTS, SearchDocument, SearchPart

__all__ = ["KIND_WEIGHTS", "SearchDocument", "SearchPart", "build_search"]
