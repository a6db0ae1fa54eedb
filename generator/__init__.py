"""Turn an official funding guide, kept as YAML, into a website that can be trusted to the last character."""

__version__ = "0.1.0"
