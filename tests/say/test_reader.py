"""A message with its values: numbers as we write them, facts kept, nothing of the data read as markup."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.dataset.model import LANGUAGES
from analysis.display import Cell
from analysis.errors import UsageError, WordingError
from analysis.say import Catalogue, catalogue, shared
from tests.conftest import HOSTILE

CELL = Cell("12,345.6789", ("a-001",), "derived_growth")


@pytest.fixture
def read(tmp_path):
    def read_(text: str, lang: str = "en") -> Catalogue:
        file = tmp_path / f"{lang}.ftl"
        file.write_text(text, encoding="utf-8")
        return Catalogue(lang, file)

    return read_


def test_without_a_cell_it_is_text_and_with_one_pieces(read):
    say = read("a = In { $place } it is { $rate } a year.\nb = { $rate }\n")
    assert say("a", place="X", rate="3 %") == "In X it is 3 % a year."
    assert say("a", place="X", rate=CELL) == ["In X it is ", CELL, " a year."]
    assert say("b", rate=CELL) == [CELL]


def test_pieces_stand_as_they_are_in_the_text_around_them(read):
    say = read("a = { $who }: { $rates }.\n")
    pieces = ["A ", CELL, " and ", "B ", CELL]
    assert say("a", who="Growth", rates=pieces) == ["Growth: ", *pieces, "."]
    assert say("a", who=CELL, rates=[]) == [CELL, ": ", "."]


def test_the_order_of_values_is_that_of_the_language(read):
    one, two = Cell("1", ("a-001",)), Cell("2", ("a-002",))
    assert read("a = { $two } of { $one }\n")("a", one=one, two=two) == [two, " of ", one]


@pytest.mark.parametrize("number", [1234567, np.int64(1234567)])
def test_a_whole_number_stands_as_we_write_it_and_chooses_the_form(read, number):
    say = read("a = { $n } { $n ->\n    [one] goal\n   *[other] goals\n  }\n")
    assert say("a", n=number) == "1,234,567 goals"
    assert say("a", n=type(number)(1)) == "1 goal"


def test_a_number_that_is_not_whole_must_come_as_text(read):
    say = read("a = { $n }\n")
    assert say("a", n="1234.56789") == "1234.56789"  # neither grouped nor cut
    for number in (0.5, np.float64(2), None):
        with pytest.raises(WordingError, match=r"\$n is .*expected text, a cell, pieces or a whole number"):
            say("a", n=number)


def test_text_chooses_no_form(read):
    say = read("a = { $side ->\n    [rural] country\n   *[other] town\n  }\n")
    with pytest.raises(WordingError, match=r"\$side is not given; expected a whole number"):
        say("a", side="rural")


@pytest.mark.parametrize("text", [HOSTILE, "{ $n } { -term } { b }", "\0 \u2068x\u2069", "x" * 5000, ""])
def test_text_of_the_data_is_not_interpreted(read, text):
    say = read("a = <{ $n }|{ $m }>\nb = no\n")
    assert say("a", n=text, m="m") == f"<{text}|m>"
    assert say("a", n=Cell(text), m="m") == ["<", Cell(text), "|m>"]


def test_no_isolating_marks(read):
    assert read("a = in { $place }, { $group }\n")("a", place="X", group="rural") == "in X, rural"


def test_what_lacks_a_value_is_an_error_that_names_it(read):
    with pytest.raises(WordingError, match=r"message a in .*en.ftl: \$rate is not given"):
        read("a = { $place } { $rate }\n")("a", place="X")
    with pytest.raises(WordingError, match="Unknown message: b"):
        read("a = { b }\n")("a")


def test_a_cell_that_a_language_leaves_out_is_an_error(read):
    with pytest.raises(WordingError, match=r"leaves out \$rate and the facts behind it"):
        read("a = It grew.\n")("a", rate=CELL)


def test_messages_have_parts_and_codes_have_blanks(read):
    say = read("a =\n    .one-level = one year only\n    .series = series\nb = B\n")
    assert say(f"a.{'one level'}") == "one year only"
    for name in ("a", "a.other", "c", "b.x"):
        with pytest.raises(UsageError, match=f"unknown message '{name}'"):
            say(name)


def test_a_sentence_begins_with_a_capital(read):
    say = read("a = { CAPITAL($n) } of { $n }\nb = { CAPITAL(c) }\nc = { $n } x\n")
    assert say("a", n="three") == "Three of three"
    assert say("a", n="") == " of "
    with pytest.raises(WordingError, match="CAPITAL takes text and no cell"):
        say("a", n=CELL)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = A\nb = { $n\n", "en.ftl, line "),
        ("a = A\nno message\n", "en.ftl, line 2"),
        ("a = A\nb = B\na = C\n", "en.ftl, line 3: a stands twice"),
        ("a =\n  .x = A\n  .x = B\n", "en.ftl, line 1: a.x stands twice"),
    ],
)
def test_a_broken_catalogue_is_refused_with_its_line(read, text, told):
    with pytest.raises(WordingError, match=told):
        read(text)


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path):
    with pytest.raises(WordingError, match=r"fr.ftl cannot be read"):
        Catalogue("fr", tmp_path / "fr.ftl")
    (tmp_path / "fr.ftl").write_bytes(b"a = \xff\n")
    with pytest.raises(WordingError, match=r"fr.ftl cannot be read"):
        Catalogue("fr", tmp_path / "fr.ftl")


def test_a_message_stands_in_one_file(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).write_text("a = A\n", encoding="utf-8")
    with pytest.raises(WordingError, match=r"two: a stands in .*one already"):
        Catalogue("en", tmp_path / "one", tmp_path / "two")


def test_lists_are_joined_by_language():
    names = ["A", "B", "C"]
    assert [shared(lang).joined(names) for lang in LANGUAGES] == ["A、B和C", "A, B and C"]
    assert [shared(lang).joined(names[:2]) for lang in LANGUAGES] == ["A和B", "A and B"]
    assert shared("en").joined(names[:1]), shared("en").joined([]) == ("A", "")
    assert [catalogue("growth", lang)("in-words", number=2) for lang in LANGUAGES] == ["两", "two"]


def test_a_third_language_is_files_alone(tmp_path):
    common = 'comma = ,{" "}\nand = {" "}i{" "}\n'
    topic = (
        "goals = { CAPITAL($place) }: { $n } { $n ->\n"
        "    [one] cel\n    [few] cele\n   *[other] celów\n  }, { $rate }.\n"
    )
    for name, text in (("say.ftl", common), ("topic.ftl", topic)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    say = Catalogue("pl", tmp_path / "say.ftl", tmp_path / "topic.ftl")
    places = say.joined(["miasto", "wieś", "gmina"])
    said = [say("goals", place=places, n=n, rate=CELL)[0] for n in (1, 3, 5)]
    assert said == [f"Miasto, wieś i gmina: {n}, " for n in ("1 cel", "3 cele", "5 celów")]


def test_plural_forms_do_not_hang_on_the_machine(read, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setenv("LANGUAGE", "ja")
    say = read("a = { $n ->\n    [one] goal\n   *[other] goals\n  }\n", lang="tlh")
    assert [say("a", n=n) for n in (1, 2)] == ["goal", "goals"]
