"""From the document as received to draft YAML for a person to review."""
