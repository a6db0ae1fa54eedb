"""Words as data: units, comparators, deliverables, terms, each entry with its examples."""
