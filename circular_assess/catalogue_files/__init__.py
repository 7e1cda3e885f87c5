"""Reads the catalogue of criteria: structure and figures, sources, and the words of one language."""

from circular_assess.catalogue_files.reading import read_catalogue
from circular_assess.catalogue_files.toml_tables import CatalogueDamaged

__all__ = ["CatalogueDamaged", "read_catalogue"]
