"""What a notice offers for an assessment: its values in words, and what a tick would take or replace."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from circular_assess.domain.assessment import Tender
from circular_assess.domain.catalogue import CriterionId, Theme
from circular_assess.exchange.notices import (
    FieldSource,
    FieldState,
    Notice,
    TenderProposal,
    preview_rows,
    suggested_theme,
    tender_from,
)
from circular_assess.exchange.notices.notice import NoticeFormat
from circular_assess.exchange.notices.preview import STATES, UNIT_WORDS
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.widgets.notice_rows import ValueWords

THEME = "theme"
# Which field of the tender a field of the notice fills.
TENDER_FIELDS: Mapping[str, str] = {
    "title": "title",
    "description": "description",
    "buyers": "buyer",
    "reference": "reference",
    "procedure_id": "procedure_id",
    "cpv": "cpv",
    "estimated_value": "estimated_value_eur",
    "duration_months": "term_years",
}
SHARES: Mapping[str, str] = {
    "price_share": _("Price or cost in the award"),
    "circular_share": _("Circularity in the award"),
}
FORMATS: Mapping[NoticeFormat, str] = {
    NoticeFormat.EFORMS: _("eForms notice"),
    NoticeFormat.OCDS: _("OCDS release"),
    NoticeFormat.TED_EXPORT: _("TED_EXPORT notice"),
}


@dataclass(frozen=True, slots=True)
class NoticeChoice:
    """What the buyer takes: fields of the tender out of the proposals, and a theme or None."""

    proposals: tuple[TenderProposal, ...]
    taken: frozenset[str]
    theme: Theme | None


@dataclass(frozen=True, slots=True)
class NoticeOffer:
    """What one choice of lots and criteria offers for a tender.

    `wanted` holds the ticks that the buyer set, by field; the others are set where nothing is replaced.
    """

    notice: Notice
    tender: Tender
    lot_ids: Sequence[str] = ()
    mapped: Mapping[int, CriterionId] = field(default_factory=dict)
    wanted: Mapping[str, bool] = field(default_factory=dict)

    def proposals(self, texts: Texts) -> tuple[TenderProposal, ...]:
        """What can be filled, with the ids of procedure and notice."""
        notice = self.notice
        ids = (("procedure_id", notice.procedure_id), ("notice_id", notice.notice_id))
        named = tuple(TenderProposal(name, code, notice.sources[name]) for name, code in ids if code)
        return (*tender_from(notice, self.lot_ids, texts.language, self.mapped), *named)

    @property
    def is_same_procedure(self) -> bool:
        """True if the assessment was filled from a notice of the same procedure."""
        return bool(self.notice.procedure_id) and self.tender.procedure_id == self.notice.procedure_id

    @property
    def is_other_procedure(self) -> bool:
        """True if the assessment belongs to another procedure."""
        both = self.notice.procedure_id and self.tender.procedure_id
        return bool(both) and not self.is_same_procedure

    def choice(self, texts: Texts, ticked: Collection[str]) -> NoticeChoice:
        """The choice that these ticks make; the id of the notice goes with that of the procedure."""
        taken = set(ticked) - {THEME}
        if not self.is_other_procedure or "procedure_id" in taken:
            taken.add("notice_id")
        suggestion = suggested_theme(self.notice)
        theme = suggestion.theme if suggestion is not None and THEME in ticked else None
        return NoticeChoice(self.proposals(texts), frozenset(taken), theme)

    def rows(self, texts: Texts) -> list[ValueWords]:
        """Every field of the notice but its award criteria, and the theme after the CPV codes."""
        offered = {one.field: one for one in self.proposals(texts)}
        shown = []
        for row in preview_rows(self.notice, texts, self.lot_ids):
            source = FieldSource(row.place, row.state)
            proposal = offered.get(TENDER_FIELDS.get(row.field, ""))
            if row.field != "award_criteria" or not row.value:
                shown.append(self._row(texts, row.label, row.value, source, proposal))
            if row.field == "cpv":
                shown.extend(self._theme(texts))
        return shown

    def share_rows(self, texts: Texts) -> list[ValueWords]:
        """What price and circularity weigh, where the notice says it."""
        offered = {one.field: one for one in self.proposals(texts) if one.field in SHARES}
        return [
            self._row(texts, texts.tr(SHARES[name]), as_words(texts, name, one.value), one.source, one)
            for name, one in offered.items()
        ]

    def changes(self, texts: Texts) -> int:
        """How many values of the tender the notice says otherwise."""
        rows = (*self.rows(texts), *self.share_rows(texts))
        return sum(bool(row.old) for row in rows)

    def _row(
        self, texts: Texts, label: str, value: str, source: FieldSource, proposal: TenderProposal | None
    ) -> ValueWords:
        place = place_words(texts, source)
        if proposal is None:
            return ValueWords(label, value, place)
        name, notes = proposal.field, []
        offered = as_words(texts, name, proposal.value)
        if " ".join(offered.split()) != " ".join(value.split()):
            notes.append(texts.tr("Taken over as: {value}", value=offered))
        there = getattr(self.tender, name)
        if there == proposal.value:
            return ValueWords(label, value, place, notes=(*notes, texts.tr("As in the assessment.")))
        is_typed = there not in ("", None) and not (name == "title" and there == texts.tr("New assessment"))
        old = as_words(texts, name, there) if is_typed else ""
        is_ticked = self.wanted.get(name, not is_typed)
        return ValueWords(label, value, place, name, old, tuple(notes), is_ticked)

    def _theme(self, texts: Texts) -> Iterator[ValueWords]:
        suggestion = suggested_theme(self.notice)
        if suggestion is None:
            return
        label, value = texts.tr("Theme"), texts.theme(suggestion.theme)
        derived = FieldSource(self.notice.sources["cpv"].place, FieldState.DERIVED)
        place, reason = place_words(texts, derived), suggestion.reason.wording(texts)
        there = self.tender.theme
        if there is suggestion.theme:
            yield ValueWords(label, value, place, notes=(reason, texts.tr("As in the assessment.")))
            return
        is_open = there is Theme.GENERAL
        is_ticked = self.wanted.get(THEME, is_open and suggestion.is_strong)
        old = "" if is_open else texts.theme(there)
        yield ValueWords(label, value, place, THEME, old, (reason,), is_ticked)


def place_words(texts: Texts, source: FieldSource) -> str:
    """Whether a value was found, and where."""
    state = texts.tr(STATES[source.state])
    return state if source.state is FieldState.ABSENT else " · ".join(filter(None, (state, source.place)))


def as_words(texts: Texts, name: str, value: object) -> str:
    """A value of the tender as the buyer reads it."""
    if not isinstance(value, int | float):
        return str(value)
    if name == "estimated_value_eur":
        return texts.euro(value, decimals=0 if value == round(value) else 2)
    if name == "term_years":
        one, many = UNIT_WORDS["YEAR"]
        return texts.tr(one if value == 1 else many, number=value)
    return texts.percent(value, decimals=0 if abs(value * 100 - round(value * 100)) < 1e-9 else 1)
