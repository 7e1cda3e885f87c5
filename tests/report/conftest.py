"""Reports that several test files look at, each built once in a run."""

import pytest

from tests.examples import eight_scenarios, furniture_example, hostile_tender_file, tender_file_example
from tests.report.built import Built
from tests.report.shared import Reports, with_criteria


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """The reports of the samples, and of the examples by name."""
    return Reports(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="session")
def furniture(reports: Reports) -> Built:
    return reports.of("furniture", furniture_example)


@pytest.fixture(scope="session")
def short(reports: Reports) -> Built:
    """Two criteria of each strategy: as much as it takes, and no more pages."""
    return reports.of("short", lambda: with_criteria(2))


@pytest.fixture(scope="session")
def tender_file(reports: Reports) -> Built:
    return reports.of("tender file", tender_file_example)


@pytest.fixture(scope="session")
def hostile(reports: Reports) -> Built:
    return reports.of("hostile", hostile_tender_file)


@pytest.fixture(scope="session")
def eight(reports: Reports) -> Built:
    return reports.of("eight", eight_scenarios)
