"""Tells setuptools which folders go into the wheel; everything else stands in pyproject.toml.

Only code can say both at once: find the packages, and take `resources/`, which stands beside them, inside.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import find_packages, setup

# The program reads compiled catalogues; they are made here, with the package, and not kept in the repository.
for source in Path(__file__).parent.glob("resources/texts/*.po"):
    with source.open("rb") as written, source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(written, locale=source.stem))

setup(
    packages=[*find_packages(include=["circular_assess", "circular_assess.*"]), "circular_assess._resources"],
    package_dir={"circular_assess._resources": "resources"},
    package_data={
        "circular_assess": ["py.typed"],
        "circular_assess._resources": ["**/*"],
    },
)
