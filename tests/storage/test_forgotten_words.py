"""What the buyer took out of an assessment is no longer in the file of the library."""

from pathlib import Path

from circular_assess.domain import edits
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Progress
from tests.made_up import LEVEL_ONE, B, made_up_assessment

SECRET = "Offer of a bidder that must not be told " * 300  # more than one page


def test_words_that_were_taken_out_leave_no_trace_in_the_file(tmp_path: Path) -> None:
    path, progress = tmp_path / "library.sqlite", Progress(0, 0, False)
    store = Store.open(path)
    told = edits.set_reason(made_up_assessment(), B, LEVEL_ONE, SECRET)
    revision = store.save(told, 0, progress)
    assert b"must not be told" in path.read_bytes()
    store.save(edits.set_reason(told, B, LEVEL_ONE, "Short."), revision, progress)
    store.close()
    assert b"must not be told" not in path.read_bytes()
