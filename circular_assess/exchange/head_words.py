"""Which field of a material a column holds, by the words in its head: English, Dutch and French."""

from __future__ import annotations

import re
import unicodedata

# Word beginnings, without accents. The first rule that fits a head wins, so the narrower ones stand first.
OUT = ("out", "end", "eol", "after", "uit", "einde", "afval", "fin", "sort", "apres", "collect", "inzamel")
NAMES = ("material", "materia", "component", "onderdeel", "composant", "name", "naam", "nom", "denomination")
DESCRIPTIONS = ("descri", "omschrijving", "beschrijving", "designation", "item", "article", "artikel")
MASSES = ("mass", "weight", "gewicht", "poids", "kg", "kilo", "ton", "gram")
RECYCLED = ("recycl", "gerecycl", "pcr", "postconsum")
REUSED = ("reuse", "reused", "hergebrui", "reempl", "reutil", "refurb")
RENEWABLE = ("renew", "hernieuw", "renouv", "bio", "sustain")
COMPOSTED = ("compost", "gecompost", "biodegrad", "bodem", "soil", "sol")
ENERGY = ("energ", "incinerat", "verbrand", "inciner")
EFFICIENCIES = ("efficien", "rendement", "opbrengst", "yield")
SOURCES = ("source", "bron", "referen", "origin", "herkomst", "remark", "opmerking", "remarque")

GRAMS, KILOGRAMS, TONNES = {"g", "gr", "gram", "grams", "gramme", "grammes"}, {"kg", "kilo", "kilos"}, {"t"}
KILOGRAM_STEM, TONNE_STEM = "kilogram", "ton"
PERCENT_STEMS = ("percent", "procent", "pourcent")

COUNTERPARTS = {"recycled_in": "recycled_out", "reused_in": "reused_out"}


def plain_words(head: str) -> tuple[str, ...]:
    """The words of a head in small letters, without accents and signs."""
    decomposed = unicodedata.normalize("NFKD", head[:200].casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return tuple(re.findall(r"[a-z0-9%]+", letters.replace("re-use", "reuse").replace("bio-", "bio")))


def field_of(head: str) -> str:
    """The field that a head names; empty if it names none that is known."""
    words = plain_words(head)

    def has(stems: tuple[str, ...]) -> bool:
        return any(word.startswith(stem) for word in words for stem in stems)

    is_out = has(OUT)
    if has(EFFICIENCIES):
        return "end_of_life_recycling_efficiency" if is_out else "feedstock_recycling_efficiency"
    rules = (
        (COMPOSTED, "composted_out"),
        (ENERGY, "energy_out"),
        (RECYCLED, "recycled_out" if is_out else "recycled_in"),
        (REUSED, "reused_out" if is_out else "reused_in"),
        (RENEWABLE, "renewable_in"),
        (MASSES, "mass_kg"),
        (SOURCES, "source"),
        (NAMES, "name"),
        (DESCRIPTIONS, "name"),
    )
    return next((field for stems, field in rules if has(stems)), "")


def unit_of(head: str) -> str:
    """The unit of mass that a head names: g, kg or t; empty if it names none."""
    words = plain_words(head)
    if any(word in KILOGRAMS or word.startswith(KILOGRAM_STEM) for word in words):
        return "kg"
    if any(word in GRAMS for word in words):
        return "g"
    if any(word in TONNES or word.startswith(TONNE_STEM) for word in words):
        return "t"
    return ""


def names_per_cent(head: str) -> bool:
    """True if the head says that its column is in per cent."""
    return any("%" in word or word.startswith(PERCENT_STEMS) for word in plain_words(head))
