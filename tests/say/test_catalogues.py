"""Each catalogue says the same in each language, and all that code asks for; whatever topics there are."""

from __future__ import annotations

import pytest

from analysis.dataset.model import LANGUAGES
from analysis.documentation.imports import FILES, ROOT
from analysis.say import catalogue
from tests.say.checking import calls, messages, problems, topics_of

SHARED = ROOT / "say"
CATALOGUES = sorted(ROOT.rglob("*.ftl"))
TOPICS = sorted({file.parent for file in CATALOGUES} - {SHARED})
SPEAKING = {file: topics_of(file) for file in FILES if topics_of(file)}


def test_each_topic_has_a_file_a_language():
    assert TOPICS
    found = sorted((file.parent, file.stem) for file in CATALOGUES)
    assert found == sorted((folder, lang) for folder in [*TOPICS, SHARED] for lang in LANGUAGES)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda folder: folder.name)
def test_code_and_catalogue_of_a_topic_agree(topic):
    modules = [file for file, topics in SPEAKING.items() if topic.name in topics]
    assert list(problems(SHARED, topic, modules, LANGUAGES)) == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda folder: folder.name)
def test_the_reader_takes_each_catalogue(topic):
    for lang in LANGUAGES:
        catalogue(topic.name, lang)


def test_what_is_shared_is_used():
    modules = [*SPEAKING, SHARED / "reader.py"]
    used = {name for module in modules for call in calls(module) for name in call.names}
    refers = {name for file in CATALOGUES for message in messages(file).values() for name in message.refers}
    for lang in LANGUAGES:
        assert set(messages(SHARED / f"{lang}.ftl")) <= used | refers


def test_a_module_speaks_from_one_catalogue():
    assert {file.name: topics for file, topics in SPEAKING.items() if len(topics) > 1} == {}
    assert set().union(*SPEAKING.values()) <= {folder.name for folder in TOPICS}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_place_is_named_in_a_catalogue(file, data):
    text = file.read_text(encoding="utf-8")
    own = data.places[data.places["place"].isin([data.plan(plan)["place"] for plan in data.plan_ids])]
    named = [*own["name_en"], *(name.removesuffix("市") for name in own["name_zh"])]
    assert [name for name in named if name in text] == []


# The check itself ----------------------------------------------------------------------------------------


@pytest.fixture
def found(tmp_path):
    """What is told of an invented topic: `found(zh, en, code)`."""

    def told(zh: str, en: str, code: str) -> list[str]:
        for folder, texts in (("say", ("comma = 、\n", 'comma = ,{" "}\n')), ("topic", (zh, en))):
            (tmp_path / folder).mkdir(exist_ok=True)
            for lang, text in zip(LANGUAGES, texts, strict=True):
                (tmp_path / folder / f"{lang}.ftl").write_text(text, encoding="utf-8")
        module = tmp_path / "module.py"
        module.write_text(code, encoding="utf-8")
        return list(problems(tmp_path / "say", tmp_path / "topic", [module], LANGUAGES))

    return told


@pytest.mark.parametrize(
    ("zh", "en", "code", "problem"),
    [
        ("a = 甲\n", "a = A\nb = B\n", 'say("a"), say("b")', "b is missing in zh"),
        ("a = 甲\n", "a = A\n", 'say("a"), say("c")', "there is no c in zh"),
        ("a = 甲\n", "a = A { $n }\n", 'say("a")', "a in en has $n, which is not given"),
        ("a = 甲\n", "a = { $n ->\n [one] A\n *[other] B\n }\n", 'say("a")', "a in en has $n"),
        ("a = 甲\n", "a = A\n", 'say("a", n=1)', "no language has the value n of a"),
        ("a = 甲\nb = 乙\n", "a = A\nb = B\n", 'say("a")', "b is used nowhere"),
        ("a =\n .x = 甲\n .y = { $n }\n", "a =\n .x = A\n .y = B\n", 'say(f"a.{code}")', "a.y in zh has $n"),
        ("a = 甲\n", "a = { b }\n", 'say("a")', "a in en refers to b, which is not there"),
        ("a = 甲\n", "a = { NUMBER($n) }\n", 'say("a", n=1)', "a in en calls NUMBER"),
        ("a = 甲\n", "a = A\n  B\n", 'say("a")', "a in en goes over several lines"),
        ("a = 甲\n", "a = A\n", 'say("a"), say(name)', "name the message"),
        ("a = 甲\n", "a = A\n", 'say("a", **values)', "name the message"),
    ],
)
def test_what_is_wrong_is_told(found, zh, en, code, problem):
    assert any(problem in told for told in found(zh, en, code))


def test_what_is_right_is_not(found):
    zh, en = "a = { b }甲{ $n }\nb = 乙\nc =\n .x = 丙\n", "a = { $n } A{ comma }\nb = B\nc =\n .x = C\n"
    assert found(zh, en, 'say("a" if x else "b", n=1), say(f"c.{code}")') == []
