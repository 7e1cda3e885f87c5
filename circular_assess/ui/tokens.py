"""The colours, sizes and spaces of the window, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

SPACES_EM = {"hair": 0.15, "tight": 0.35, "near": 0.6, "space": 1.0, "wide": 1.4, "margin": 2.1, "far": 2.6}
TYPE_RATIOS = {
    "small": 0.90,
    "body": 1.00,
    "question": 1.12,
    "section": 1.20,
    "figure": 1.30,
    "verdict": 1.45,
    "title": 1.65,
}
SMALLEST_PT = 9.0
BODY_PT = 10.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance, as #RRGGBB."""

    name: str
    page: str
    rail: str
    sunk: str
    text: str
    text2: str
    accent: str
    on_accent: str
    accent_ink: str
    tint: str
    border: str
    line: str
    good: str
    warning: str
    warning_ground: str
    warning_edge: str
    error: str
    error_ground: str
    announcement: str
    on_announcement: str
    reuse: str
    bio_based: str
    sharing: str
    service: str
    ramp: tuple[str, str, str, str, str]
    on_ramp: tuple[str, str, str, str, str]


LIGHT = Tokens(
    name="light",
    page="#FFFFFF",
    rail="#F5F5F2",
    sunk="#F1F2F4",
    text="#1B1E24",
    text2="#555B66",
    accent="#37439B",
    on_accent="#FFFFFF",
    accent_ink="#2C367F",
    tint="#ECEEFA",
    border="#868C97",
    line="#DDDFE3",
    good="#1A6B3A",
    warning="#7A4D00",
    warning_ground="#FFF6E3",
    warning_edge="#96691A",
    error="#B3261E",
    error_ground="#FDEEEC",
    announcement="#1B1E24",
    on_announcement="#FFFFFF",
    reuse="#2F6B73",
    bio_based="#666E2A",
    sharing="#7A4B78",
    service="#85563A",
    ramp=("#F1F2F8", "#D6DAF1", "#ABB3E2", "#5F6BBB", "#37439B"),
    on_ramp=("#1B1E24", "#1B1E24", "#1B1E24", "#FFFFFF", "#FFFFFF"),
)

CONTRAST = Tokens(
    name="contrast",
    page="#000000",
    rail="#000000",
    sunk="#000000",
    text="#FFFFFF",
    text2="#C4C4C4",
    accent="#FFE600",
    on_accent="#000000",
    accent_ink="#FFE600",
    tint="#1F2A6B",
    border="#FFFFFF",
    line="#8C8C8C",
    good="#7CFF9B",
    warning="#FFC861",
    warning_ground="#000000",
    warning_edge="#FFC861",
    error="#FFB3AB",
    error_ground="#000000",
    announcement="#FFFFFF",
    on_announcement="#000000",
    reuse="#8FE3EF",
    bio_based="#DDE88A",
    sharing="#F0B8EC",
    service="#FFC29C",
    ramp=("#000000", "#2B2F55", "#525CA0", "#A9B2F5", "#E4E7FF"),
    on_ramp=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#000000"),
)

DARK = Tokens(
    name="dark",
    page="#1D2025",
    rail="#16181C",
    sunk="#262A31",
    text="#ECEDEF",
    text2="#AEB4BF",
    accent="#AEB8FF",
    on_accent="#14172E",
    accent_ink="#C6CDFF",
    tint="#2B3050",
    border="#7C838F",
    line="#353A43",
    good="#7FD19B",
    warning="#F2C063",
    warning_ground="#33291A",
    warning_edge="#8F7136",
    error="#FF9E94",
    error_ground="#3A2220",
    announcement="#ECEDEF",
    on_announcement="#1B1E24",
    reuse="#7FBFC8",
    bio_based="#B8C06C",
    sharing="#D09FCD",
    service="#D8A684",
    ramp=("#2A2D36", "#363C63", "#525CA0", "#8C97E6", "#C3CAFF"),
    on_ramp=("#ECEDEF", "#ECEDEF", "#ECEDEF", "#14172E", "#14172E"),
)
