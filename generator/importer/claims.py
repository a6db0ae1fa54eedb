"""Read from the preamble what a guide says about itself in numbers."""

from __future__ import annotations

from generator.importer.words import Words


def read_claims(preamble: str, sections: int, directions: int, words: Words) -> dict[str, str]:
    """The numbers that are stated, by name; what is counted later is claimed only where the words are sure."""
    claims = {}
    for name, patterns in words.claims.items():
        found = next((match for pattern in patterns if (match := pattern.search(preamble))), None)
        if found:
            claims[name] = str(words.to_number(found["value"]))
    if claims.get("directions") == str(sections) != str(directions):
        claims["sections"] = claims.pop("directions")
    return _add_unsure(claims, preamble, {"directions": str(directions), "sections": str(sections)}, words)


def _add_unsure(claims: dict[str, str], preamble: str, counted: dict[str, str], words: Words) -> dict[str, str]:
    """Also numbers of which only the count tells what they are."""
    for match in (match for pattern in words.claims_if_equal for match in pattern.finditer(preamble)):
        value = str(words.to_number(match["value"]))
        name = next((name for name, count in counted.items() if count == value), None)
        if name and name not in claims:
            claims[name] = value
    return claims
