"""The whole job in a real window, by keys and mouse: make, score, compare, export, power cut, start again."""

from pathlib import Path

import pypdfium2
import pytest

from circular_assess.domain.assessment import Assessment, Scenario
from circular_assess.domain.catalogue import CriterionId, Evidence, Theme
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place
from tests.journeys.screen import Program, Screen, eventually, running

TITLE = "Chairs <b>for</b> the town hall"
REASON = "288 of 400 chairs passed the stock check."
REUSED, CHALLENGED = CriterionId("REU-01"), CriterionId("REU-02")


def kept(home: Path) -> list[Assessment]:
    """What the library on the disk holds now."""
    store = Store.open(home / "library.sqlite", backup_folder=home / "backups")
    try:
        return [store.load(summary.id)[0] for summary in store.summaries(Place.LIBRARY)]
    finally:
        store.close()


def only(home: Path) -> Assessment:
    """The one assessment that the library holds."""
    (assessment,) = kept(home)
    return assessment


def scenario(home: Path, name: str) -> Scenario | None:
    """The kept scenario of this name."""
    return next((found for found in only(home).scenarios if found.name == name), None)


def describe_tender(screen: Screen, program: Program, home: Path) -> None:
    program.wait_for("New assessment")
    screen.keys("ctrl+n")
    program.wait_for_focus("What is bought")
    screen.keys("ctrl+a")
    screen.type(TITLE)
    screen.keys("Tab", "Tab", "Tab")
    program.wait_for_focus("Theme")
    screen.type("off")
    eventually(lambda: only(home).tender.theme is Theme.FURNITURE, "the theme in the library")
    eventually(lambda: only(home).tender.title == TITLE, "the title in the library")


def add_scenario(screen: Screen, program: Program, home: Path) -> None:
    screen.keys("ctrl+3")
    program.click("Add “Refurbish own stock”")
    eventually(lambda: scenario(home, "Refurbish own stock"), "the second scenario in the library")


def score(screen: Screen, program: Program, home: Path) -> None:
    screen.keys("ctrl+4")
    program.wait_for_focus("Need met by reused goods of Buy new")
    screen.type("0")
    screen.keys("Return")
    program.wait_for_focus("Need met by reused goods of Refurbish own stock")
    screen.type("72")
    program.click("Reason for Refurbish own stock")
    program.wait_for_focus("Reason for Refurbish own stock")
    screen.type(REASON)
    program.click("Evidence for Refurbish own stock")
    screen.keys("Home", "Down", "Down", "Return")
    # While the list is still open a click only closes it.
    eventually(lambda: has_evidence(home), "the evidence in the library")
    program.click("Next: Need challenged")
    for name, level in (("Buy new", "1"), ("Refurbish own stock", "4")):
        program.click(f"Level of {name}")
        screen.keys(level)
    found = eventually(lambda: scored(home), "all scores in the library")
    assert found.score_of(REUSED).evidence is Evidence.DOCUMENTED


def has_evidence(home: Path) -> bool:
    found = scenario(home, "Refurbish own stock")
    return found is not None and found.score_of(REUSED).evidence is Evidence.DOCUMENTED


def scored(home: Path) -> Scenario | None:
    found = scenario(home, "Refurbish own stock")
    assert found is not None
    is_there = (
        found.score_of(REUSED).value == 72
        and found.score_of(REUSED).reason == REASON
        and found.score_of(REUSED).evidence is Evidence.DOCUMENTED
        and found.score_of(CHALLENGED).level == 4
    )
    return found if is_there else None


def export(screen: Screen, program: Program, target: Path) -> None:
    screen.keys("ctrl+e")
    program.wait_for("File name:")
    screen.keys("ctrl+a")
    screen.type(str(target))
    screen.keys("Return")
    program.wait_for("Show in folder")


@pytest.mark.parametrize("size", [(1280, 832)])
def test_the_whole_job_survives_a_power_cut(tmp_path: Path, size: tuple[int, int]) -> None:
    home, target = tmp_path / "home", tmp_path / "report of the chairs.pdf"
    with Screen(*size, tmp_path) as screen:
        with running(screen, home) as program:
            program.wait_for_window("Circular Assess")
            describe_tender(screen, program, home)
            add_scenario(screen, program, home)
            score(screen, program, home)
            screen.keys("ctrl+7")
            program.wait_for("Not ready to compare")
            export(screen, program, target)
            acknowledged = only(home)
            program.kill()
        assert only(home) == acknowledged
        document = pypdfium2.PdfDocument(target)
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        assert "Refurbish own stock" in words
        with running(screen, home) as program:
            program.wait_for_window("Circular Assess")
            program.wait_for("Assessments")
            screen.keys("Return")
            program.wait_for_window("Chairs")
            screen.keys("ctrl+4")
            program.wait_for("Need met by reused goods of Refurbish own stock")
            assert only(home) == acknowledged
            screen.keys("ctrl+z", "ctrl+q")
            assert program.wait_until_closed() == 0
