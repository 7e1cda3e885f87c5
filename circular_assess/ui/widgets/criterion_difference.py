"""What a newer version of a criterion says differently, in a few lines."""

from __future__ import annotations

from circular_assess.domain.catalogue import Criterion, Level
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

PARTS = (
    ("name", _("Name")),
    ("question", _("Question")),
    ("why", _("Why it matters")),
    ("unit", _("Unit")),
    ("usual_proof", _("Usual proof")),
    ("theme_note", _("Note")),
)


def criterion_difference(texts: Texts, old: Criterion, new: Criterion) -> tuple[str, ...]:
    """One line for each part that differs, with the old and the new wording."""
    pairs = [(texts.tr(name), str(getattr(old, part)), str(getattr(new, part))) for part, name in PARTS]
    for number, (before, after) in enumerate(zip(old.levels, new.levels, strict=True)):
        level = texts.tr("Level {number}", number=number)
        pairs.append((level, _wording(texts, before), _wording(texts, after)))
    lines = [
        texts.tr("{part}: “{before}” becomes “{after}”", part=part, before=before, after=after)
        for part, before, after in pairs
        if before != after
    ]
    return tuple(lines) or (texts.tr("Only figures and sources around it differ."),)


def _wording(texts: Texts, level: Level) -> str:
    return level.text if level.value is None else texts.number(level.value)
