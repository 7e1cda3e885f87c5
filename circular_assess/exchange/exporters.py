"""The files of other programs that an assessment can be written to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import Results
from circular_assess.exchange.excel import write_excel
from circular_assess.exchange.word import write_word
from circular_assess.report.counts import Counts
from circular_assess.report.options import ReportOptions
from circular_assess.texts import Texts


class Write(Protocol):
    """Writes one file, as `write_word` and `write_excel` do."""

    def __call__(
        self,
        assessment: Assessment,
        results: Results,
        texts: Texts,
        target: Path,
        *,
        moment: datetime,
        cache_folder: Path,
        options: ReportOptions,
        progress: Callable[[float], None] | None = None,
    ) -> Counts: ...


@dataclass(frozen=True, slots=True)
class Exporter:
    """What writes a file of a kind, and how its name ends."""

    write: Write
    suffix: str


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {"word": Exporter(write_word, ".docx"), "excel": Exporter(write_excel, ".xlsx")}
)
# The sections of a file that holds the criteria table for the tender file alone.
CRITERIA_TABLE = ("criteria_table",)
