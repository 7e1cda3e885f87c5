"""Every message in every language, with the same values; and nothing shown that is not translated."""

from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from circular_assess.texts import LANGUAGES, Texts
from tests.messages import Message, messages, placeholders, untranslated

TEXTS = Path(__file__).parent.parent / "resources" / "texts"
OTHERS = [language for language in LANGUAGES if language != "en"]
MESSAGES = sorted(messages(), key=str)


@cache
def catalogue(language: str) -> Catalog:
    with (TEXTS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def wordings(language: str, message: Message) -> tuple[str, ...]:
    one, many = message
    found = catalogue(language).get(one)
    if found is None or (many is not None) != isinstance(found.id, tuple):
        return ()
    found_wordings = found.string if isinstance(found.string, tuple | list) else (found.string,)
    return tuple(wording or "" for wording in found_wordings)


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_worded(language: str) -> None:
    missing = [one for one, many in MESSAGES if not all(wordings(language, (one, many)) or [""])]
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_wording_has_the_values_of_its_message(language: str) -> None:
    wrong = [
        (one, wording)
        for one, many in MESSAGES
        for wording, original in zip(wordings(language, (one, many)), (one, many or one), strict=False)
        if placeholders(wording) - {("count", "")} != placeholders(original) - {("count", "")}
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_wording_is_left_of_a_message_that_is_gone(language: str) -> None:
    known = {one for one, _many in MESSAGES}
    left = [message.id for message in catalogue(language) if message.id and _first(message.id) not in known]
    assert left == []


def _first(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def test_nothing_is_shown_that_is_not_translated() -> None:
    assert untranslated() == []


def test_numbers_money_and_days_follow_the_language() -> None:
    space = "\N{NO-BREAK SPACE}"
    dutch, french = Texts("nl"), Texts("fr")
    assert (dutch.number(1234.5), french.number(1234.5)) == ("1.234,5", f"1{space}234,5")
    assert dutch.euro(1234.5, decimals=2) == f"€{space}1.234,50"
    assert french.euro(1234.5, decimals=2) == f"1{space}234,50{space}€"
    assert (dutch.points(62.44), french.signed(-3.25)) == ("62,4", "−3,3")
