"""Why a file is refused and where in it, as a key with values and as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

LONGEST_QUOTE = 40

REFUSALS: Mapping[str, str] = {
    "not_a_file": _("This is no file that can be read: it is a folder or a device."),
    "too_large": _("The file is larger than {megabytes:number} MB, which no assessment is."),
    "not_text": _("This is no Circular Assess file: it is not text in UTF-8."),
    "not_json": _(
        "This is no Circular Assess file, or it is damaged: line {line}, column {column} cannot be read."
    ),
    "too_deep": _("This is no Circular Assess file: its brackets are nested too deeply."),
    "not_ours": _("This is no Circular Assess file."),
    "newer": _(
        "The file was made by a newer version of Circular Assess: its format is {found}, "
        "this version reads up to {known}."
    ),
    "unknown_field": _("The field {name} is not known."),
    "missing_field": _("The field {name} is missing."),
    "repeated_field": _("The field {name} is there more than once."),
    "wants_object": _("An object in braces belongs here."),
    "wants_list": _("A list in square brackets belongs here."),
    "wants_text": _("A text in quotes belongs here."),
    "wants_number": _("A number belongs here."),
    "wants_whole_number": _("A whole number belongs here."),
    "wants_flag": _("Here belongs true or false."),
    "wants_one_of": _("{found} is none of {choices:list}."),
    "wants_id": _("An id has 1 to 100 letters a-z, digits, dots, dashes and underscores."),
    "out_of_range": _("A number from {lowest:number} to {highest:number} belongs here."),
    "wrong_count": _("{found:number} entries; there must be {count:number}."),
    "too_few": _("{found:number} entries; there must be at least {lowest:number}."),
    "too_many": _("{found:number} entries; there may be {highest:number}."),
    "text_too_long": _("The text is longer than {highest:number} characters."),
    "broken_character": _("The text has half a character, which no file can hold."),
    "repeated_id": _("The id {id} is there more than once."),
    "wrong_strategies": _("All four strategies belong here, in this order: {choices:list}."),
    "nothing_counts": _("No strategy with a weight has a criterion with a weight in use."),
    "mixed_levels": _("Either all five levels have a value, or none has."),
    "levels_not_in_order": _("The values of the five levels must rise or fall at each step."),
    "lowest_not_below_highest": _("The lowest value must be below the highest."),
    "difference_without_value": _("A difference to the baseline needs levels with values."),
    "unknown_criterion": _("The criterion {id} is not in this file."),
    "needs_value": _("The criterion {id} takes a value and no level."),
    "needs_level": _("The criterion {id} takes a level and no value."),
    "no_baseline": _("One of the scenarios must be the baseline."),
    "unknown_baseline": _("There is no scenario with the id {id}."),
    "repeated_mark": _("Another scenario has the mark {mark}."),
    "mark_in_use": _("The next mark must be higher than every mark in use."),
    "years_turned_round": _("The last year must not be before the first."),
    "steps_not_in_order": _("Each step of the discount rate must end later than the one before."),
    "shares_over_one": _("The shares of a material add up to {sum:number}; they may be 1 together."),
    "endless_waste": _("With recycled feedstock its recycling efficiency must be above 0."),
    "half_a_range": _("A range has two ends, and belongs to a score."),
}


class OwnFileRefused(Exception):
    """A file that is no assessment of ours, or an assessment that does not fit into a file.

    `place` says where, such as `scenarios[1].scores[3].value`; it is empty for the file as a whole.
    """

    def __init__(self, place: str, key: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(f"{place or 'file'}: {key}")
        self.place = place
        self.key = key
        self.values = dict(values or {})

    def wording(self, texts: Texts) -> str:
        """What is wrong, and where, in one line in the reader's language."""
        fault = texts.tr(REFUSALS[self.key], **self.values)
        return texts.tr(_("At {place}: {fault}"), place=self.place, fault=fault) if self.place else fault


def quoted(found: object) -> str:
    """What stands in a file, short and without characters that could act on a screen."""
    quote = repr(found)
    return quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE] + "…"
