"""Files exported for the tests, and what no file of another language may hold."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import evaluate
from circular_assess.exchange import EXPORTERS
from circular_assess.report.counts import Counts
from circular_assess.report.options import ReportOptions
from circular_assess.texts import Texts
from tests.messages import messages

MOMENT = datetime(2026, 11, 24, 10, 30)
LEAST_WORDS = 3
VALUE = re.compile(r"\{[^}]*\}")


def export(kind: str, assessment: Assessment, target: Path, language: str = "en", **chosen: Any) -> Counts:
    """Write a file of a kind, and give what was counted in it."""
    return EXPORTERS[kind].write(
        assessment,
        evaluate(assessment),
        Texts(language),
        target,
        moment=MOMENT,
        cache_folder=target.parent,
        options=ReportOptions(**chosen),
    )


def everything_in(path: Path) -> str:
    """All XML of a file, unpacked."""
    with ZipFile(path) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist() if not name.endswith("png"))


def english_sentences() -> set[str]:
    """The parts of three words and more of all English messages, between their values."""
    parts = {part for one, many in messages() for text in (one, many or "") for part in VALUE.split(text)}
    return {" ".join(part.split()) for part in parts if len(re.findall(r"[A-Za-z]{2,}", part)) >= LEAST_WORDS}
