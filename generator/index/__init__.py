"""What connects the directions: keywords, mentions, related directions, tables of indicators and deliverables."""
