"""Typed, frozen data that the steps hand to each other."""
