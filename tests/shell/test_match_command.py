"""`guide-site match` tells which directions are near a text, and what is wrong with a file that it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.match import match_text
from tests.match.quality import ROOT, read_cases, real_index

TEXT = read_cases("abstracts.txt")[10].text


def run(*words: str, piped: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["--root", str(ROOT), "match", *words], input=piped)


def write(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_the_best_direction_comes_first_with_words_and_sentences(tmp_path: Path) -> None:
    result = run(write(tmp_path, "摘要.txt", TEXT.encode()))
    assert result.exit_code == 0, result.output
    lines = result.stdout.split("\n")
    assert lines[1] == "there are directions near this text"
    assert lines[2].split(maxsplit=2) == ["1.", "100", "5.7 温室气体同位素计量与溯源关键技术"]
    assert "同位素丰度" in lines[3]
    assert "【同位素丰度】" in lines[4]
    assert "(考核指标, nqi-2023/5.7.html#p-2)" in lines[5]


def test_json_holds_the_same_as_the_site_computes() -> None:
    result = run("-", "--json", "--top", "4", piped=TEXT.encode())
    [guide] = json.loads(result.stdout)["guides"]
    answer = match_text(real_index(), TEXT, 4)
    assert (guide["guide"], guide["strength"]) == ("nqi-2023", answer.strength)
    found = [(one["direction"], one["score"], one["share"]) for one in guide["directions"]]
    assert found == [(hit.number, hit.score, hit.share) for hit in answer.hits]
    assert [one["text"] for one in guide["directions"][0]["terms"]] == [term.text for term in answer.hits[0].terms]


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    plain = run(write(tmp_path, "a.md", TEXT.encode()), "--json").stdout
    marked = TEXT.replace("\n", "\r\n").encode("utf-8-sig")
    wanted, found = (
        json.loads(text)["guides"][0] for text in (plain, run(write(tmp_path, "b.md", marked), "--json").stdout)
    )
    assert [one["score"] for one in found["directions"]] == [one["score"] for one in wanted["directions"]]


def test_a_text_of_another_subject_or_language_is_told_as_such() -> None:
    foreign = run("-", piped=read_cases("foreign.txt")[0].text.encode())
    assert "no direction is clearly near this text" in foreign.stdout
    assert "it shares no term with this text" in run("-", piped=b"hello world").stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", TEXT.encode("gb18030"), "is not UTF-8, save the file as UTF-8 (a file from Windows is often GB18030"),
        ("a.txt", TEXT.encode("utf-16"), "byte 0xff is not UTF-8"),
        ("a.txt", b"", "there is no text in it, put in a title and an abstract"),
        ("a.md", " \n\r\n　".encode(), "there is no text in it"),
        ("a.xyz", TEXT.encode(), "cannot read '.xyz' files, use one of .txt, .md"),
    ],
)
def test_a_file_that_cannot_be_matched_is_told_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = write(tmp_path, name, content)
    result = run(path)
    assert result.exit_code == 1
    assert result.stderr.startswith(Path(path).as_posix())
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_a_missing_file_bad_bytes_that_are_piped_and_an_unknown_guide_are_told(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in run(str(tmp_path / "none.txt")).stderr
    assert run("-", piped=b"\xff\xfe").stderr.startswith("standard input:1: byte 0xff is not UTF-8")
    result = run("-", "--guide", "nqi-2032", piped=TEXT.encode())
    assert (result.exit_code, result.stderr) == (1, "source: there is no guide 'nqi-2032', did you mean 'nqi-2023'?\n")
