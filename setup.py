"""Tells setuptools which folders go into the wheel; everything else stands in pyproject.toml.

Only code can say both at once: find the packages, and take `resources/`, which stands beside them, inside.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["circular_assess", "circular_assess.*"]), "circular_assess._resources"],
    package_dir={"circular_assess._resources": "resources"},
    package_data={
        "circular_assess": ["py.typed"],
        "circular_assess._resources": ["**/*"],
        "circular_assess.storage.migrations": ["*.mako"],
    },
)
