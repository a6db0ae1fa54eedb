"""The search index: shards of character bigrams built from the structured data, read by a small script."""
