"""Match a text file with the guides of a project, for `guide-site match`: what the site's page of matching computes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, SourceError
from generator.importer.readers import read_document, read_plain_text
from generator.index.build_site import ReadGuide, build_site
from generator.load import load_source, shown_path
from generator.match import Answer, Excerpt, Hit, Strength, build_index, list_profiles, match_text
from generator.model.site import GuideEntry
from generator.project import Project
from generator.render import paths

STANDARD_INPUT = "-"
VERDICTS = {
    Strength.CLEAR: "there are directions near this text",
    Strength.FAINT: "faint: the best direction shares few words with this text, as others may by chance",
    Strength.NONE: "no direction is clearly near this text; what follows shares a few words by chance",
}


def match_file(project: Project, file: Path, guide_id: str | None, top: int | None, *, as_json: bool) -> list[str]:
    """Lines that tell which directions of one guide, or of all, are near the text of a file (``-``: what is piped)."""
    text = _read_text(file)
    answers = [
        (entry.guide.id, match_text(build_index(list_profiles(entry)), text, top))
        for entry in _read_guides(project, guide_id)
    ]
    if as_json:
        written = {"guides": [_describe_answer(guide, answer) for guide, answer in answers]}
        return [json.dumps(written, ensure_ascii=False, indent=2)]
    return [line for guide, answer in answers for line in _say_answer(guide, answer)]


def _read_text(file: Path) -> str:
    piped = str(file) == STANDARD_INPUT
    place = Place("standard input" if piped else file.as_posix())
    text = read_plain_text(sys.stdin.buffer.read(), place) if piped else read_document(file).text
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise SourceError(Diagnostic(place, Code.VALUE, "there is no text in it", "put in a title and an abstract"))
    return text


def _read_guides(project: Project, guide_id: str | None) -> tuple[GuideEntry, ...]:
    """The guides asked for; their numbers are not read, since matching needs none."""
    guides = load_source(project.source, project.root).guides
    chosen = [guide for guide in guides if guide_id in (None, guide.id)]
    if not chosen:
        _refuse_guide(project, guide_id or "", [guide.id for guide in guides])
    return build_site([ReadGuide(guide, {}, ()) for guide in chosen], (), ()).guides


def _refuse_guide(project: Project, guide_id: str, known: Sequence[str]) -> None:
    close = get_close_matches(guide_id, known, 1)
    hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(known)}"
    place = Place(shown_path(project.source, project.root))
    raise SourceError(Diagnostic(place, Code.REFERENCE, f"there is no guide '{guide_id}'", hint))


# ---- for readers ----


def _say_answer(guide_id: str, answer: Answer) -> Iterator[str]:
    yield f"{guide_id}: {answer.terms} terms, {answer.known} of them in the guide"
    if not answer.hits:
        yield "it shares no term with this text; give a title and an abstract in the guide's language"
        return
    yield VERDICTS[answer.strength]
    for rank, hit in enumerate(answer.hits, start=1):
        yield f"{rank:>3}. {hit.share:>3}  {hit.number} {hit.title}"
        yield f"          shared: {' · '.join(term.text for term in hit.terms) or 'no whole word'}"
        if hit.said:
            yield f"          text:   {_say_excerpt(hit.said)}"
        if hit.sentence:
            yield f"          guide:  {_say_excerpt(hit.sentence)} ({hit.sentence.label}, {_page(guide_id, hit)})"
    yield "scores are relative to the best of this text: a hint where to look, not a review"


def _say_excerpt(excerpt: Excerpt) -> str:
    """One line, what is shared in brackets."""
    words = "".join(f"【{piece.text}】" if piece.is_shared else piece.text for piece in excerpt.pieces)
    before, after = "…" * excerpt.is_cut_before, "…" * excerpt.is_cut_after
    return f"{before}{' '.join(words.split())}{after}"


# ---- for programs ----


def _describe_answer(guide_id: str, answer: Answer) -> dict[str, object]:
    return {
        "guide": guide_id,
        "strength": answer.strength.value,
        "terms": answer.terms,
        "known_terms": answer.known,
        "directions": [_describe_hit(guide_id, hit) for hit in answer.hits],
    }


def _describe_hit(guide_id: str, hit: Hit) -> dict[str, object]:
    return {
        "direction": hit.number,
        "title": hit.title,
        "score": hit.score,
        "share": hit.share,
        "terms": [{"text": term.text, "weight": term.weight} for term in hit.terms],
        "page": _page(guide_id, hit),
        "sentence": _plain(hit.sentence),
        "text_sentence": _plain(hit.said),
    }


def _plain(excerpt: Excerpt | None) -> str | None:
    return None if excerpt is None else "".join(piece.text for piece in excerpt.pieces)


def _page(guide_id: str, hit: Hit) -> str:
    """Address on the site, of the paragraph quoted where there is one."""
    page = paths.built(paths.guide_page(guide_id, hit.number)).as_posix()
    return f"{page}#{hit.sentence.anchor}" if hit.sentence else page
