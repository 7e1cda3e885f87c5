"""The manual keeps up with the program: its chapters, its links, and the words on buttons that it quotes."""

import re
from collections import Counter

import pytest

from circular_assess.texts import LANGUAGES, Texts
from circular_assess.ui.step_states import NAMES, STEPS
from circular_assess.ui.widgets.manual_text import chapters_of, read_manual
from tests.messages import messages

OTHERS = [language for language in LANGUAGES if language != "en"]
QUOTED = re.compile(r"“([^”]+)”|«\N{NO-BREAK SPACE}([^»]+)\N{NO-BREAK SPACE}»")
LINK = re.compile(r"\]\(([^)]*)\)")
KEYS = {one.replace("&", ""): one for one, _many in messages()}


def texts_of_chapters(language: str) -> dict[str, str]:
    """What stands in each chapter, by its key."""
    parts = re.split(r'^<a id="(\w+)"></a>$', read_manual(language), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def quoted(text: str) -> Counter[str]:
    """The words of the program that a text quotes, as often as it does."""
    return Counter(first or second for first, second in QUOTED.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_chapter_under_its_name(language: str) -> None:
    titles = {chapter.key: chapter.title for chapter in chapters_of(read_manual(language))}
    texts = Texts(language)
    assert {key: titles[key] for key in STEPS} == {key: texts.tr(NAMES[key]) for key in STEPS}
    assert {"start", "library", "method", "glossary", "keyboard"} <= set(titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_chapter(language: str) -> None:
    targets = set(LINK.findall(read_manual(language)))
    assert targets
    assert targets <= {f"#{chapter.key}" for chapter in chapters_of(read_manual(language))}


def test_every_quoted_word_stands_in_the_program() -> None:
    assert set(quoted(read_manual("en"))) - set(KEYS) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_quote_the_same_words_as_they_are_worded_there(language: str) -> None:
    english, other, texts = texts_of_chapters("en"), texts_of_chapters(language), Texts(language)
    assert list(other) == list(english)
    for key, text in english.items():
        expected = Counter[str]()
        for word, times in quoted(text).items():
            expected[texts.tr(KEYS[word]).replace("&", "")] += times
        assert quoted(other[key]) == expected, key
