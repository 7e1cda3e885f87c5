"""What a report is to hold and how it is to look: edition, data, sections in their order, and branding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from circular_assess.domain.editions import Edition
from circular_assess.report.logo import Logo, kept_logo
from circular_assess.settings import Settings
from circular_assess.texts import mark_for_translation

_ = mark_for_translation

# In their usual order; those of FIXED_FIRST can be left out, but not moved.
SECTION_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "cover": _("Cover"),
        "contents": _("Contents"),
        "summary": _("Summary"),
        "tender": _("Tender and scenarios"),
        "ambition": _("Ambition and weights"),
        "comparison": _("Comparison"),
        "certainty": _("How sure"),
        "costs": _("Cost"),
        "materials": _("Materials"),
        "effects": _("Effects on people and planet"),
        "scores": _("Scores with reason and proof"),
        "criteria_table": _("Criteria table for the tender file"),
        "checks": _("Checks and answers"),
        "method": _("Method and sources"),
    }
)
FIXED_FIRST = ("cover", "contents")
SUMMARY = ("summary",)
# The cover says what the summary says.
FULL_REPORT = tuple(key for key in SECTION_NAMES if key not in SUMMARY)

# The least contrast of text, as WCAG 2.2 asks in 1.4.3.
LEAST_CONTRAST = 4.5
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Branding:
    """How a house shows itself: organisation, accent colour (#rrggbb, empty for ours), footer line, logo."""

    organisation: str = ""
    accent: str = ""
    footer: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is chosen for a report.

    ValueError for sections that are unknown or named twice, for none at all, and for a cover or contents
    that do not stand first.
    """

    edition: Edition = Edition.INTERNAL
    has_data: bool = True
    sections: tuple[str, ...] = FULL_REPORT
    branding: Branding = Branding()

    def __post_init__(self) -> None:
        is_clear = len(set(self.sections)) == len(self.sections) and SECTION_NAMES.keys() >= {*self.sections}
        fixed = tuple(key for key in FIXED_FIRST if key in self.sections)
        if not self.sections or not is_clear or self.sections[: len(fixed)] != fixed:
            raise ValueError(f"sections of a report: {self.sections}")

    @property
    def has_cover(self) -> bool:
        """True if the report begins with a cover."""
        return self.sections[0] == "cover"


USUAL = ReportOptions()


def options_from(settings: Settings, data_folder: Path) -> ReportOptions:
    """What the buyer chose last, with the logo that is kept in the folder."""
    left_out = set(settings.report_left_out)
    sections = tuple(key for key in in_order(settings.report_order) if key not in left_out)
    return ReportOptions(
        Edition.PUBLIC if settings.report_edition == Edition.PUBLIC else Edition.INTERNAL,
        settings.report_has_data,
        sections or FULL_REPORT,
        Branding(
            settings.organisation,
            settings.accent if is_readable(settings.accent) else "",
            settings.footer,
            kept_logo(data_folder, settings.logo_words) if settings.has_logo else None,
        ),
    )


def in_order(chosen: Iterable[str]) -> tuple[str, ...]:
    """All sections in this order: the fixed ones first, and any that is not named at its usual place."""
    ordered = list(dict.fromkeys(key for key in chosen if key in SECTION_NAMES and key not in FIXED_FIRST))
    before = ""
    for key in SECTION_NAMES:
        if key not in FIXED_FIRST and key not in ordered:
            ordered.insert(ordered.index(before) + 1 if before in ordered else 0, key)
        before = key
    return (*FIXED_FIRST, *ordered)


def colour_of(typed: str) -> str:
    """A colour as #rrggbb from what was typed, with or without the sign before it; empty if it is none."""
    found = _COLOUR.fullmatch(typed.strip())
    return f"#{found[1].lower()}" if found else ""


def contrast_on_white(colour: str) -> float:
    """The contrast of a colour (#rrggbb) on white paper, 1 to 21, as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_readable(colour: str) -> bool:
    """True for a colour (#rrggbb) in which words can be read on white paper."""
    return colour_of(colour) == colour != "" and contrast_on_white(colour) >= LEAST_CONTRAST
