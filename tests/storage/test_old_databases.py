"""A library of every version that was ever released is opened with all that is in it."""

import shutil
from pathlib import Path

import pytest

from circular_assess.domain.assessment import Assessment
from circular_assess.storage import migrations
from circular_assess.storage.store import Store
from circular_assess.storage.summary import AssessmentSummary, Place
from tests.old_databases.make import CHANGED_AT, FOLDER, OTHER, PROGRESS, kept_assessment

KEPT = sorted(FOLDER.glob("*.db"))


def test_a_library_of_every_version_is_kept() -> None:
    scripts = (migrations.FOLDER / "versions").glob("v*.py")
    assert [path.stem for path in KEPT] == sorted(script.stem[1:5] for script in scripts)


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_an_old_library_is_opened_with_all_that_is_in_it(kept: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    shutil.copyfile(kept, library)
    store = Store.open(library)
    assessment = kept_assessment(kept.stem)
    assert store.load(assessment.id) == (assessment, 2)
    assert store.load(OTHER) == (Assessment(OTHER), 1)
    tender = assessment.tender
    summary = AssessmentSummary(
        id=assessment.id,
        title=tender.title,
        buyer=tender.buyer,
        reference=tender.reference,
        theme=tender.theme,
        status=tender.status,
        finished=PROGRESS.finished,
        in_use=PROGRESS.in_use,
        is_ready=PROGRESS.is_ready,
        scenario_count=2,
        place=Place.LIBRARY,
        changed_at=CHANGED_AT,
    )
    assert store.summaries() == [summary]
    assert [found.id for found in store.summaries(Place.BIN)] == [OTHER]
    assert store.save(assessment, 2, PROGRESS) == 3
    store.close()
    assert (tmp_path / "backups").exists() is (kept.stem != migrations.HEAD)
