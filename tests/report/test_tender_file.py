"""From score to tender in the report: what is asked, and what is not acceptable."""

from tests.report.built import Built, bare


def test_a_scenario_that_is_not_acceptable_stays_visible_and_says_why(tender_file: Built) -> None:
    built = tender_file
    name, reason = "Furniture as a service", "The draft contract excludes taking the furniture back."
    assert bare(f"Not acceptable {name}: {reason}") in bare(built.pages[0])
    assert bare(f"{name} not acceptable A supplier provides") in built.bodies
    assert bare(f"Not acceptable: {reason}") in built.bodies
    comparison = bare(next(page for page in built.pages if "Circularity score" in page))
    places = [comparison.index(bare(row)) for row in ("1 Refurbish own stock", "2 Buy new", f"– {name}")]
    assert places == sorted(places)
    assert comparison.index(bare("not acceptable: The draft contract")) > places[-1]
    assert "62.448.866.2+37.296%" in comparison
    assert bare("Rank 1 2 –") in comparison
    assert "WhyRefurbishownstockleadsBuynew" in built.bodies
    assert f"leads{bare(name)}" not in built.bodies
    scores = built.bodies.split("Scoreswithreasonandproof")[-1]
    assert scores.count(bare(f"{name} not acceptable")) == len(built.results.criteria)


def test_the_criteria_table_says_what_is_asked_and_what_is_missing(
    tender_file: Built, furniture: Built
) -> None:
    for words in (
        "Sustainability 14, 10271; seen in the source",
        "must be checked by a lawyer",
        "1 of 23 criteria is complete",
        "REU-01 Need met by reused goods Award At least 36 % of the pieces, counted by number Pieces reused "
        "a year Facility office 31 March 2027",
        "SHA-02 Number of sharing parties not asked yet Two departments share no KPI yet no owner yet",
        "21 of 23 criteria are not asked in the tender yet",
    ):
        assert bare(words) in tender_file.bodies, words
    assert furniture.bodies.count(bare("not asked yet no minimum yet no KPI yet")) == 23
    assert furniture.bodies.count(bare("23 of 23 criteria are not asked in the tender yet")) == 1
