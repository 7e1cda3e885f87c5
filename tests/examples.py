"""Example assessments for the tests: a usual one, a hostile one, a large one."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    Proof,
    ScenarioId,
    Score,
    TenderAsk,
)
from circular_assess.domain.catalogue import Catalogue, CriterionId, Evidence, Instrument, Strategy, Theme
from circular_assess.domain.edits import (
    add_scenario,
    change_tender,
    new_assessment,
    set_ask,
    set_baseline,
    set_knock_out,
    set_score,
    set_strategy_reason,
    set_strategy_weight,
    use_criterion,
)

BUY_NEW, REFURBISH, SERVICE = ScenarioId("buy-new"), ScenarioId("refurbish"), ScenarioId("service")

HOSTILE_NAME = 'Lease $x_1$ & <b>bold</b> "quotes" \\alpha {braces} %s'
HOSTILE_SIGNS = "Ελληνικά \N{GRINNING FACE} 中文 =1+1 <para> &amp; \t$$ ^{2} #\\frac{1}{2}"
UNBROKEN = "0123456789" * 400

# criterion: value or level and evidence of buying new, refurbishing, service (None: not scored).
_SCORES: Mapping[str, tuple[tuple[float | None, str], tuple[float | None, str], tuple[float | None, str]]] = {
    "REU-01": ((0, "E2"), (72, "E2"), (45, "E1")),
    "REU-02": ((1, "E1"), (4, "E2"), (2, "E2")),
    "REU-03": ((25, "E1"), (12, "E2"), (25, "E2")),
    "REU-04": ((2, "E2"), (2, "E2"), (3, "E1")),
    "REU-05": ((5, "E2"), (7, "E2"), (8, "E1")),
    "REU-06": ((1, "E1"), (3, "E2"), (4, "E1")),
    "BIO-01": ((45, "E2"), (40, "E1"), (50, "E1")),
    "BIO-02": ((90, "E4"), (50, "E1"), (90, "E3")),
    "BIO-03": ((1, "E0"), (3, "E2"), (1, "E1")),
    "BIO-05": ((1, "E1"), (2, "E2"), (3, "E1")),
    "SHA-01": ((50, "E2"), (70, "E2"), (65, "E2")),
    "SHA-02": ((1, "E2"), (3, "E2"), (2, "E1")),
    "SHA-03": ((None, "E0"), (15, "E2"), (20, "E1")),
    "SHA-04": ((0, "E2"), (2, "E2"), (1, "E1")),
    "SHA-05": ((1, "E2"), (3, "E2"), (3, "E1")),
    "SHA-06": ((2, "E2"), (2, "E2"), (3, "E3")),
    "PAS-01": ((0, "E4"), (0, "E4"), (4, "E1")),
    "PAS-02": ((0, "E2"), (0, "E2"), (20, "E2")),
    "PAS-03": ((1, "E2"), (2, "E2"), (3, "E2")),
    "PAS-04": ((1, "E2"), (2, "E2"), (4, "E1")),
    "PAS-05": ((0, "E2"), (10, "E2"), (5, "E2")),
}
_REASONS: Mapping[str, tuple[str, str, str]] = {
    "REU-01": (
        "Every piece is new from the framework contract.",
        "Own stock of 288 of 400 workplaces can be refurbished, counted room by room in September.",
        "The supplier says that 45 of 100 pieces come from earlier contracts.",
    ),
    "REU-02": (
        "The order of 2018 was taken over; one department was asked.",
        "The stock list is annexed and signed by the internal client; 40 workplaces fewer are needed.",
        "The need is written in functions; the stock list covers two of three buildings.",
    ),
    "REU-06": (
        "Old furniture is collected on request; where it goes is not known.",
        "The refurbisher reports each piece; over half was used again in 2025.",
        "Brochure promises buy-back after eight years and a yearly report.",
    ),
    "PAS-01": (
        "The municipality buys and owns the furniture.",
        "The municipality keeps its furniture.",
        "The supplier stays the owner and takes everything back; the draft contract does not say so yet.",
    ),
}


@cache
def catalogue(language: str = "en") -> Catalogue:
    """The catalogue of the program in a language, read once."""
    return read_catalogue(language)


def furniture_example() -> Assessment:
    """Three ways to furnish 400 workplaces: 62.4, 51.9 and 25.3 claimed; 21 of 23 criteria scored."""
    assessment = new_assessment(AssessmentId("furniture"), Theme.FURNITURE, catalogue())
    tender = replace(
        assessment.tender,
        title="Office furniture, new administrative centre",
        buyer="Municipality of Waterzele",
        reference="2026-117",
        cpv="39130000",
        description="Desks, chairs and storage for the administrative centre that opens in 2027.",
        functional_unit="one furnished workplace for one year",
        quantity=400,
        quantity_unit="workplaces",
        term_years=8,
        estimated_value_eur=512_000,
    )
    assessment = change_tender(assessment, tender)
    for scenario_id, name, description in (
        (BUY_NEW, "Buy new", "All furniture new from the framework contract, as in 2018."),
        (REFURBISH, "Refurbish own stock", "Repair and upholster what is there, add second-hand."),
        (SERVICE, "Furniture as a service", "A supplier provides, repairs and takes back for a monthly fee."),
    ):
        assessment = add_scenario(assessment, scenario_id, name, description)
    for criterion_id in _SCORES:
        for place, scenario_id in enumerate((BUY_NEW, REFURBISH, SERVICE)):
            score = _score(assessment, criterion_id, place)
            if score.is_scored:
                assessment = set_score(assessment, scenario_id, score)
    return assessment


def _score(assessment: Assessment, code: str, place: int) -> Score:
    criterion = assessment.criterion_setting(CriterionId(code)).criterion
    figure, evidence = _SCORES[code][place]
    usual = f"{criterion.short_name}: taken from the market dialogue of October 2026."
    proofs = {
        "E1": (Proof("Brochure 2026.pdf", "proofs/brochure-2026.pdf", "7"),),
        "E2": (Proof(f"Note on {criterion.short_name.lower()}", "https://waterzele.example/notes", "2"),),
        "E3": (Proof("Test report 26-118", "", "annex B"),),
        "E4": (Proof("Certificate C-2211", "https://waterzele.example/c-2211"),),
    }
    return Score(
        criterion.id,
        level=None if criterion.has_value else figure,
        value=figure if criterion.has_value else None,
        evidence=Evidence(evidence),
        reason=_REASONS[code][place] if code in _REASONS else usual,
        proofs=proofs.get(evidence, ()),
        look_again=(code, place) == ("BIO-02", 1),
        is_illustrative=(code, place) in {("REU-01", 2), ("PAS-05", 2), ("SHA-01", 1)},
    )


def tender_file_example() -> Assessment:
    """The furniture example, one criterion asked in full, one in part, and its best scenario knocked out."""
    minimum = "At least 36 % of the pieces, counted by number"
    ask = TenderAsk(Instrument.AWARD, minimum, "Pieces reused a year", "Facility office", "31 March 2027")
    assessment = set_ask(furniture_example(), CriterionId("REU-01"), ask)
    assessment = set_ask(assessment, CriterionId("SHA-02"), TenderAsk(minimum="Two departments share"))
    return set_knock_out(assessment, SERVICE, "The draft contract excludes taking the furniture back.")


def hostile_tender_file() -> Assessment:
    """The hostile example with such texts in all that a tender asks and in a knock-out."""
    ask = TenderAsk(Instrument.SUBJECT_MATTER, HOSTILE_NAME, UNBROKEN, HOSTILE_SIGNS, "=1+1 <b>")
    assessment = set_ask(hostile_example(), CriterionId("REU-01"), ask)
    return set_knock_out(assessment, REFURBISH, f"Because <b> & {HOSTILE_NAME} {UNBROKEN}")


def hostile_example() -> Assessment:
    """The furniture example with every text a buyer can type full of signs that mean something elsewhere."""
    assessment = furniture_example()
    tender = replace(
        assessment.tender,
        title=f"{HOSTILE_NAME} {HOSTILE_SIGNS}",
        buyer=f"Buyer & Sons <i> {HOSTILE_SIGNS}",
        description=f"First line <br/> of {HOSTILE_NAME}\nSecond line\n\n{UNBROKEN}",
        functional_unit="a <b>unit & more",
        reference="#1 & <2>",
    )
    assessment = set_strategy_reason(
        change_tender(assessment, tender), Strategy.REUSE, f"Because of {HOSTILE_NAME}. {UNBROKEN}"
    )
    scenarios = (
        replace(assessment.scenarios[0], name=HOSTILE_NAME, description=HOSTILE_SIGNS),
        replace(assessment.scenarios[1], name=UNBROKEN, description=UNBROKEN),
        replace(assessment.scenarios[2], name=HOSTILE_SIGNS, description="<font color=red>red"),
    )
    assessment = replace(assessment, scenarios=scenarios)
    score = assessment.scenario(SERVICE).score_of(CriterionId("REU-06"))
    long_reason = f"A reason <b> & {HOSTILE_NAME}. " + "Long reasons go on over pages. " * 400 + UNBROKEN
    proofs = (Proof(HOSTILE_NAME, "file:///C:/a & b/<c>.pdf", "p. <7>"), Proof(UNBROKEN, UNBROKEN, "1"))
    return set_score(assessment, SERVICE, replace(score, reason=long_reason, proofs=proofs))


def eight_scenarios() -> Assessment:
    """All 25 criteria for eight scenarios with long names, every score of another strength."""
    assessment = furniture_example()
    for setting in assessment.criteria:
        assessment = use_criterion(assessment, setting.criterion.id)
    names = (
        "Rent from the neighbouring municipality's pool",
        "Buy refurbished from the social economy",
        "Lease with an option to buy after five years",
        "Share one stock with the police zone and the library",
        "Do without: fewer desks, more shared places",
    )
    for number, name in enumerate(names):
        scenario_id = ScenarioId(f"extra-{number}")
        assessment = add_scenario(assessment, scenario_id, name, f"Way of buying number {number + 4}.")
        for place, setting in enumerate(assessment.criteria):
            criterion = setting.criterion
            step = (place * 7 + number * 3) % 9 / 2
            low, high = int(step), min(int(step) + 1, 4)
            value = None
            if criterion.has_value:
                anchors = criterion.anchors
                value = anchors[low] + (anchors[high] - anchors[low]) * (step - low)
            score = Score(
                criterion.id,
                level=None if criterion.has_value else step,
                value=value,
                evidence=list(Evidence)[(place + number) % 5],
                reason=f"Reason of {criterion.id} for way {number + 4}.",
                proofs=(Proof(f"File {number + 4}-{place}", "", str(place)),) if place % 2 else (),
            )
            if (place + number) % 11:
                assessment = set_score(assessment, scenario_id, score)
    return assessment


def two_strategies() -> Assessment:
    """The furniture example with only reuse and service counting, so that there is no radar."""
    assessment = furniture_example()
    for strategy in (Strategy.BIO_BASED, Strategy.SHARING):
        assessment = set_strategy_weight(assessment, strategy, 0)
    return set_baseline(assessment, REFURBISH)


def empty_example() -> Assessment:
    """A new assessment: no title, no scenario, nothing scored."""
    return new_assessment(AssessmentId("empty"), Theme.ICT, catalogue())


def unfinished_example() -> Assessment:
    """Two scenarios with a handful of scores: under 60 % of the weight, so no verdict."""
    assessment = furniture_example()
    scenarios = (
        assessment.scenarios[0],
        replace(assessment.scenarios[1], scores=assessment.scenarios[1].scores[:6]),
    )
    return replace(assessment, scenarios=scenarios)
