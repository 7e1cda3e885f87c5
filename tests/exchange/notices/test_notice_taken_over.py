"""From notice to tender: the choice of lots, proposals with their place, suggestions with their reason."""

from dataclasses import replace

import pytest

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain.assessment import Tender
from circular_assess.domain.catalogue import CriterionId, Strategy, Theme
from circular_assess.exchange.notices import (
    FieldState,
    Notice,
    circular_share,
    criterion_proposals,
    filled,
    in_natural_order,
    notice_in,
    preview_rows,
    replaced_fields,
    suggested_strategies,
    suggested_theme,
    tender_from,
)
from circular_assess.exchange.notices.cpv import division_names, signals_of, table, theme_of
from circular_assess.exchange.notices.words import words_in
from circular_assess.texts import LANGUAGES, Texts
from tests.exchange.notices.made_up_notices import (
    as_bytes,
    dates,
    eforms_notice,
    lot,
    months,
    ocds_release,
    value,
    weighted,
)

TEXTS = Texts()
CRITERIA = weighted("price", "Prijs", "30") + weighted("cost", "TCO", "10")
CRITERIA += weighted("quality", "Gerecycleerd gehalte", "45") + weighted("quality", "Levertijd", "15")


@pytest.fixture
def notice() -> Notice:
    lots = (
        lot("LOT-10", CRITERIA, value("100") + months("18"), title="Bureaus"),
        lot("LOT-2", "", value("250") + dates("2026-01-01Z", "2026-03-10Z"), title="Stoelen & <krukken>"),
    )
    return notice_in(eforms_notice(lots, value("1000")))


def test_the_whole_fills_the_tender_in_the_language_asked_for(notice: Notice) -> None:
    proposals = tender_from(notice, (), "fr")
    taken = filled(Tender(theme=Theme.FURNITURE, quantity=5), proposals, [one.field for one in proposals])
    assert taken == Tender(
        theme=Theme.FURNITURE,
        quantity=5,
        title="Chaises",
        buyer="Stad 1",
        reference="2026-014",
        cpv="39112000",
        description="Location de chaises",
        estimated_value_eur=1000.0,
        price_share=0.4,
    )
    states = {one.field: (one.source.place, one.source.state) for one in proposals}
    assert states["title"] == ("BT-21", FieldState.FOUND)
    assert states["price_share"] == ("BT-539", FieldState.DERIVED)


def test_one_lot_brings_its_own_title_value_term_and_shares(notice: Notice) -> None:
    found = {one.field: one.value for one in tender_from(notice, ["LOT-10"])}
    assert (found["title"], found["estimated_value_eur"], found["term_years"]) == ("Bureaus", 100.0, 1.5)
    other = {one.field: one.value for one in tender_from(notice, ["LOT-2"])}
    assert (other["title"], other["term_years"]) == ("Stoelen & <krukken>", 0.19)
    assert "price_share" not in other
    both = {one.field: one.value for one in tender_from(notice, ["LOT-2", "LOT-10"])}
    assert both["estimated_value_eur"] == 1000.0  # all lots are the whole
    with pytest.raises(KeyError):
        tender_from(notice, ["LOT-3"])


def test_what_was_typed_is_only_replaced_when_asked(notice: Notice) -> None:
    typed = Tender(title="My chairs", buyer="Stad 1")
    proposals = tender_from(notice, (), "nl")
    assert replaced_fields(typed, proposals) == {"title": "My chairs"}
    assert filled(typed, proposals, ["reference"]) == replace(typed, reference="2026-014")


def test_another_currency_is_shown_but_never_counted() -> None:
    notice = notice_in(eforms_notice([lot()], value("5000000", "NOK")))
    assert "estimated_value_eur" not in {one.field for one in tender_from(notice)}
    assert [remark.key for remark in notice.remarks] == ["second_currency"]
    rows = {row.field: row for row in preview_rows(notice, TEXTS)}
    assert rows["estimated_value"].value == "5\u00a0000\u00a0000 NOK"


def test_the_preview_shows_every_field_with_place_and_state_in_each_language(notice: Notice) -> None:
    for language in LANGUAGES:
        rows = preview_rows(notice, Texts(language), ["LOT-10"])
        assert {row.field for row in rows} == set(notice.sources)
        assert all(bool(row.value) == (row.state is not FieldState.ABSENT) for row in rows)
    rows_en = {row.field: row for row in preview_rows(notice, TEXTS, ["LOT-10"])}
    assert rows_en["duration_months"].value == "18 months"
    assert rows_en["procedure_type"].value == "Open"
    assert rows_en["green_codes"].state is FieldState.ABSENT
    assert [one.id for one in in_natural_order(notice.lots)] == ["LOT-2", "LOT-10"]


def test_award_criteria_are_proposed_with_the_word_that_says_so(notice: Notice) -> None:
    known = [one.id for one in read_catalogue("en").criteria[Theme.FURNITURE]]
    proposals = criterion_proposals(notice.lot("LOT-10"), known)
    assert [one.criterion_id for one in proposals] == [None, "PAS-07", "REU-03", None]
    assert proposals[2].reason is not None
    assert proposals[2].reason.wording(TEXTS) == "The criterion says “Gerecycleerd”."
    mapped = {2: CriterionId("REU-03")}
    assert circular_share(notice.lot("LOT-10"), mapped) == pytest.approx(0.45)
    assert circular_share(notice.lot("LOT-2"), mapped) is None
    found = {one.field: one.value for one in tender_from(notice, ["LOT-10"], "en", mapped)}
    assert found["circular_share"] == pytest.approx(0.45)
    assert set(table("criterion_words")) <= {one.id for one in read_catalogue("en").criteria[Theme.GENERAL]}


@pytest.mark.parametrize(
    ("code", "theme", "is_strong"),
    [
        ("39112000", Theme.FURNITURE, True),
        ("39143112", Theme.TEXTILE, True),
        ("39143110", Theme.FURNITURE, False),
        ("34928510", Theme.LIGHTING, True),
        ("45316110", Theme.LIGHTING, True),
        ("18500000", None, False),
        ("09310000", None, False),
    ],
)
def test_the_longest_prefix_of_the_main_code_gives_the_theme(
    code: str, theme: Theme | None, is_strong: bool
) -> None:
    suggested = suggested_theme(notice_in(eforms_notice([lot()], main_cpv=code)))
    assert (suggested and (suggested.theme, suggested.is_strong)) == (theme and (theme, is_strong))


@pytest.mark.parametrize(
    ("language", "text", "strategies"),
    [
        ("en", "Hire of second hand desks, no biobased board", {Strategy.SERVICE, Strategy.REUSE}),
        ("NLD", "Huur en hergebruik van poolwagens", {Strategy.SERVICE, Strategy.REUSE, Strategy.SHARING}),
        ("FRA", "Location d’un véhicule d’occasion biosourcé", set(Strategy) - {Strategy.SHARING}),
        ("DEU", "Miete; Wiederverwendung GEBRAUCHTER Möbel", {Strategy.SERVICE, Strategy.REUSE}),
        ("en", "The location of the lesson, reason enough", set()),
        ("FRA", "Mobilier neuf, sans aucun réemploi", set()),
        ("DEU", "keine gebrauchten Geräte", set()),
        ("POL", "leasing", set()),
        ("und", "location, leasing", {Strategy.SERVICE}),
    ],
)
def test_words_speak_of_strategies_in_their_own_language(
    language: str, text: str, strategies: set[Strategy]
) -> None:
    assert {Strategy(word.entry) for word in words_in(text, language, "strategy_words")} == strategies


def test_codes_speak_of_strategies_and_each_says_why() -> None:
    classified = [
        {
            "classification": {"scheme": "CPV", "id": "34115300"},
            "additionalClassifications": [{"scheme": "CPVS", "id": "PA02-0"}],
        }
    ]
    notice = notice_in(as_bytes(ocds_release(items=classified, title="Vans")))
    found = {
        one.strategy: [why.wording(TEXTS) for why in one.reasons] for one in suggested_strategies(notice)
    }
    assert found == {
        Strategy.REUSE: ["CPV 34115300 belongs to “Second-hand transport vehicles”."],
        Strategy.SHARING: ["CPV 34115300 belongs to “Motor vehicles”, which lends itself to it."],
        Strategy.SERVICE: ["CPV PA02-0 belongs to “Lease”."],
    }


def test_tables_of_codes_are_whole_in_three_languages() -> None:
    assert len(division_names()) == 45
    for names in (
        *division_names().values(),
        *(found.name for prefix in table("cpv_themes") if (found := theme_of(prefix))),
        *(found.name for found in signals_of(table("cpv_signals"))),
        *(name for codes in table("code_names").values() for name in codes.values()),
    ):
        assert set(names) == set(LANGUAGES)
        assert all(name.strip() for name in names.values())
