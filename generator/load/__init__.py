"""YAML to a typed guide, every error with file and line, all in one run."""
