"""What a section works with: the assessment, its results, and the words and figures made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from circular_assess.charts.choice import in_order
from circular_assess.domain.assessment import Assessment, Headline, TenderAsk
from circular_assess.domain.catalogue import Criterion, CriterionId, Grade
from circular_assess.domain.certainty import Certainty, certainty
from circular_assess.domain.messages import Message
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.report.layout.words import shortened
from circular_assess.report.options import USUAL, ReportOptions
from circular_assess.texts import GRADE_NAMES, NON_BREAKING_SPACE, Texts

LARGEST_WITH_CENTS = 1e6


@dataclass(frozen=True)
class Content:
    """All that a report is made of; `moment` is when it was prepared."""

    assessment: Assessment
    results: Results
    texts: Texts
    moment: datetime
    options: ReportOptions = USUAL

    @cached_property
    def scenarios(self) -> tuple[ScenarioResult, ...]:
        """The scenarios by rank, or in the buyer's order while there is no verdict."""
        return in_order(self.results)

    @cached_property
    def title(self) -> str:
        """The title of the tender, or a word in its place."""
        return self.assessment.tender.title.strip() or self.texts.tr("Untitled tender")

    @cached_property
    def term(self) -> str:
        """The term of the tender in words; empty if none is given."""
        years = self.assessment.tender.term_years
        if years is None:
            return ""
        return self.texts.tr("1 year") if years == 1 else self.texts.tr("{years:number} years", years=years)

    @cached_property
    def is_illustrative(self) -> bool:
        """True if a figure that is printed is an estimate that nobody published or checked."""
        scenarios = self.assessment.scenarios
        if any(
            score.is_illustrative and score.is_scored and score.criterion_id in self.results.criteria
            for scenario in scenarios
            for score in scenario.scores
        ):
            return True
        return any(
            any(line.is_illustrative for line in scenario.cost_lines)
            or any(line.is_illustrative for line in scenario.material_lines)
            or any(effect.is_illustrative for effect in scenario.effects)
            for scenario in scenarios
        )

    @cached_property
    def certainty(self) -> Certainty:
        """How sure the winner is; worked out when it is first asked for, in the thread of the report."""
        return certainty(self.assessment, self.results)

    @cached_property
    def is_headline_proven(self) -> bool:
        """True if the scenarios rank by what is proven."""
        return self.results.headline is Headline.PROVEN

    @cached_property
    def verdict(self) -> list[str]:
        """The verdict in sentences, long names cut."""
        return [self.sentence(message) for message in self.results.verdict]

    def sentence(self, message: Message, most_signs: int = 70) -> str:
        """A finding of the domain in words, names cut after so many signs."""
        values = dict(message.values)
        for key, value in values.items():
            if isinstance(value, str):
                values[key] = shortened(value, most_signs)
            elif isinstance(value, tuple):
                values[key] = tuple(shortened(str(name), most_signs) for name in value)
        return self.texts.message(message.key, values)

    def quantity(self, value: float, criterion: Criterion) -> str:
        """A value with its unit, such as 45 % or 8 years."""
        unit = criterion.symbol_for(value) or criterion.unit
        number = self.texts.number(value)
        return f"{number}{NON_BREAKING_SPACE}{unit}" if unit else number

    def tags(self, scenario: ScenarioResult, most_signs: int = 0) -> str:
        """What stands in grey after a scenario's name; with so many signs of why it is not acceptable."""
        tags = [self.texts.tr("baseline")] if scenario.is_baseline else []
        if scenario.knock_out is not None:
            reason = shortened(scenario.knock_out, most_signs) if most_signs else ""
            if reason:
                tags.append(self.texts.tr("not acceptable: {reason}", reason=reason))
            else:
                tags.append(self.texts.tr("not acceptable"))
        return " · ".join(tags)

    def asked(self, criterion_id: CriterionId) -> TenderAsk:
        """How this criterion gets into the tender."""
        return self.assessment.criterion_setting(criterion_id).ask

    def named(self, criterion: Criterion) -> str:
        """A criterion in a list of several: its id and its short name."""
        return f"{criterion.id}{NON_BREAKING_SPACE}{criterion.short_name}"

    def source(self, source: str, grade: Grade) -> str:
        """Where a figure comes from and what it is worth; without a source it is a proposal."""
        worth = self.texts.tr(GRADE_NAMES[grade])
        return f"{source} ({worth})" if source.strip() else worth

    def amount(self, amount_eur: float) -> str:
        """An amount in euro, with cents where it has some."""
        is_whole = abs(amount_eur) >= LARGEST_WITH_CENTS or round(amount_eur, 2) == round(amount_eur)
        return self.texts.euro(amount_eur, decimals=0 if is_whole else 2)

    def level(self, level: float) -> str:
        """A level as it is said: whole ones without a decimal."""
        return self.texts.number(level) if level == int(level) else self.texts.points(level)
