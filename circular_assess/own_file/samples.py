"""The samples from published cases that travel with the program, each an own file."""

from __future__ import annotations

from circular_assess import resources
from circular_assess.domain.assessment import Assessment
from circular_assess.own_file.files import open_own_file

SUFFIX = ".circular"


def sample_names() -> tuple[str, ...]:
    """The names of the samples, in order."""
    return tuple(sorted(sample.stem for sample in resources.path("samples").glob(f"*{SUFFIX}")))


def open_sample(name: str) -> Assessment:
    """The sample of that name; FileNotFoundError if there is none."""
    return open_own_file(resources.path(f"samples/{name}{SUFFIX}"))
