"""Sentences for what the domain finds and refuses, by the key of the finding."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.texts.checks import CHECK_MESSAGES
from circular_assess.texts.marking import mark_for_translation as _

MESSAGES: Mapping[str, str] = {
    "verdict_no_scenario": _("There is no scenario yet."),
    "verdict_one_scenario": _(
        "{name} has {claimed:points} of 100 claimed. A second scenario is needed to compare."
    ),
    "verdict_one_acceptable": _(
        "{name} is the only scenario that is acceptable, with {claimed:points} of 100 claimed."
    ),
    "verdict_none_acceptable": _("No scenario is acceptable."),
    "verdict_not_ready": _(
        "Not ready to compare: {coverage:coverage} of the weight is scored for {name}; "
        "{least:coverage} is the least."
    ),
    "verdict_leads_claimed": _("{names:list} is first with {points:points} of 100 claimed."),
    "verdict_tie_claimed": _("{names:list} share the first place with {points:points} of 100 claimed."),
    "verdict_leads_proven": _("{names:list} is first with {points:points} of 100 proven."),
    "verdict_tie_proven": _("{names:list} share the first place with {points:points} of 100 proven."),
    "other_same_proven": _(
        "If only what is proven counts, the order at the top stays the same, with {points:points}."
    ),
    "other_leads_proven": _(
        "If only what is proven counts, {names:list} leads, {points:points} against {against:points}."
    ),
    "other_tie_proven": _(
        "If only what is proven counts, {names:list} share the first place with {points:points}."
    ),
    "other_same_claimed": _("As claimed, the order at the top is the same, with {points:points}."),
    "other_leads_claimed": _("As claimed, {names:list} leads, {points:points} against {against:points}."),
    "other_tie_claimed": _("As claimed, {names:list} share the first place with {points:points}."),
    "certainty_robust": _("{name} comes first in {first} of 100 plausible weightings: robust."),
    "certainty_fairly": _("{name} comes first in {first} of 100 plausible weightings: fairly robust."),
    "certainty_open": _("{name} comes first in {first} of 100 plausible weightings: still open."),
    "certainty_unclear": _("{name} comes first in {first} of 100 plausible weightings: no clear winner."),
    "certainty_rule": _(
        "These words are a rule of ours: from 90 robust, from 70 fairly robust, from 50 open."
    ),
    "certainty_more_often": _("{name} comes first more often: in {first} of 100."),
    "certainty_ranges": _("For this, scores vary within their ranges."),
    "certainty_unscored": _("For this, what is not scored varies from level 0 to 4."),
    "certainty_above": _("{name} leads if {strategy:strategy} weighs more than {share:percent}."),
    "certainty_below": _("{name} leads if {strategy:strategy} weighs less than {share:percent}."),
    "criterion_above": _("{name} leads if {criterion} weighs over {share:percent} of {strategy:strategy}."),
    "criterion_below": _("{name} leads if {criterion} weighs under {share:percent} of {strategy:strategy}."),
    "certainty_no_weight": _("No single weight changes who leads."),
    "certainty_rises": _("{name} catches up at level {level:number} on {criterion}, now {present:number}."),
    "certainty_falls": _("{name} catches up if {leader} falls to level {level:number} on {criterion}."),
    "certainty_no_score": _("No single score changes who leads."),
    "certainty_dominated": _("Whatever the weights, {name} does not come before {names:list}."),
    "difference_none": _("{name} and {other} are level."),
    "difference_equal": _(
        "{name} and {other} are level: for {name} {causes:causes}, against it {opposite:causes}."
    ),
    "difference_ahead": _("{name} is {points:points} points ahead of {other}, mostly by {causes:causes}."),
    "difference_ahead_against": _(
        "{name} is {points:points} points ahead of {other}, mostly by {causes:causes};"
        " against it {opposite:causes}."
    ),
    "difference_behind": _("{name} is {points:points} points behind {other}, mostly by {causes:causes}."),
    "difference_behind_against": _(
        "{name} is {points:points} points behind {other}, mostly by {causes:causes};"
        " for it {opposite:causes}."
    ),
    "refused_amount": _("Enter a number of 0 or more."),
    "refused_last_weight": _("At least one strategy and one criterion must count."),
    "refused_weight_of_unused": _("Switch the criterion on before you weigh it."),
    "refused_needs_value": _("This criterion takes a number."),
    "refused_needs_level": _("This criterion takes a level from 0 to 4."),
    "refused_level": _("A level is a number from 0 to 4."),
    "refused_value": _("Enter a number from {lowest:number} to {highest:number}."),
    "refused_range": _(
        "A range holds the score: its lower end is {lowest:number} to {scored:number},"
        " its upper end {scored:number} to {highest:number}."
    ),
    "refused_range_unscored": _("Score it first: a range lies around a score."),
    "refused_fixed": _("For the baseline this is 0 by definition."),
    "cost_no_rate": _("There is no discount rate yet: costs are not added up over the years."),
    "cost_no_period": _("Without a period or a term, the costs of {names:list} are not counted."),
    "cost_unequal_periods": _(
        "The periods differ, from {shortest} to {longest} years: the equivalent annual costs compare,"
        " not the present costs."
    ),
    "cost_too_large": _("The costs of {names:list} are too large to be added up."),
    "cost_withheld": _(
        "The costs of {names:list} are not added up: a confidential cost line has no amount here."
    ),
    "refused_rate_of_edit": _("Enter a rate from {lowest:percent} to {highest:percent}."),
    "refused_steps_not_in_order": _("Each step must end later than the one before."),
    "refused_years_turned_round": _("The last year comes before the first."),
    "refused_share": _("Enter a share from 0 to 100 %."),
    "refused_shares_in": _("Recycled, reused and renewable add up to {total:percent}; 100 % is all."),
    "refused_shares_out": _("What is kept in use at the end adds up to {total:percent}; 100 % is all."),
    "refused_endless_waste": _("Recycled material cannot come from a process with an efficiency of 0 %."),
    "refused_too_many_materials": _("A scenario may have {most:number} materials."),
    "refused_materials_too_large": _("The masses are too large to be added up."),
    "refused_materials_no_number": _("A mass or a share is not a number."),
    "refused_materials_negative_mass": _("The mass is below 0: {mass_kg:number}."),
    "refused_materials_negative_share": _("A share is below 0: {share:percent}."),
    "refused_materials_shares_in": _(
        "Recycled, reused and renewable add up to {total:percent}; 100 % is all."
    ),
    "refused_materials_shares_out": _(
        "What is kept in use at the end adds up to {total:percent}; 100 % is all."
    ),
    "refused_materials_efficiency": _("An efficiency lies from 0 to 100 %; here it is {share:percent}."),
    "refused_materials_no_feedstock_efficiency": _(
        "Recycled material cannot come from a process with an efficiency of 0 %."
    ),
    "refused_materials_ratio": _("Lifetime and use must be above 0, and so must their averages."),
    **CHECK_MESSAGES,
}
