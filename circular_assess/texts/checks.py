"""Names and sentences of the checks."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.texts.marking import mark_for_translation as _

SEVERITY_NAMES: Mapping[str, str] = {
    "error": _("Probably wrong"),
    "warning": _("To look at"),
    "note": _("Good to know"),
}
CHECK_NAMES: Mapping[str, str] = {
    "not_comparable": _("Not ready to compare"),
    "no_title": _("No title"),
    "not_scored": _("Not scored; counts 0"),
    "extreme_without_reason": _("Lowest or highest level without a reason"),
    "no_reason": _("No reason given"),
    "weak_evidence": _("Evidence proves a limited level only"),
    "no_proof": _("No proof named"),
    "look_again": _("To be looked at again"),
    "at_market_level": _("Asks no more than the market level"),
    "reused_and_recycled_mixed": _("Reused and recycled content mixed"),
    "implausible_unit": _("Implausible per unit"),
    "scenarios_far_apart": _("Scenarios far apart per unit"),
    "too_light": _("Too light to matter"),
    "too_light_in_award": _("Too light in the award"),
    "all_alike": _("All scenarios score alike"),
    "knock_out_without_reason": _("Not acceptable without a reason"),
    "kept_but_bought_out": _("Kept by the maker, yet sold at the end"),
    "long_term": _("Longer than four years without a note"),
    "no_vat_choice": _("With or without VAT is not said"),
    "no_cost_period": _("No period for the costs"),
    "cost_outside_period": _("Cost outside the period"),
    "cost_after_term": _("Fee after the term"),
    "cost_without_amount": _("Cost without an amount"),
    "cost_without_payment": _("Cost that is never paid"),
    "replacement_at_end": _("Replacement in the last year"),
    "residual_left_out": _("Residual value not counted"),
    "external_without_source": _("External cost without a source"),
    "nominal_without_rises": _("Nominal rate without price rises"),
    "high_price_share": _("Price weighs much"),
    "low_circular_share": _("Circularity weighs little"),
    "many_award_criteria": _("Many award criteria"),
    "named_like_supplier": _("Named like a supplier"),
    "illustrative_figures": _("Illustrative figures"),
    "mark_hides_nothing": _("Confidential, but empty"),
}
CHECK_MESSAGES: Mapping[str, str] = {
    "check_no_title": _("The tender has no title."),
    "check_not_scored": _("{name}: “{criterion}” is not scored and counts 0."),
    "check_extreme_without_reason": _("{name}: “{criterion}” is at level {level:number} without a reason."),
    "check_no_reason": _("{name}: “{criterion}” has no reason."),
    "check_weak_evidence": _("{name}: the evidence for “{criterion}” proves less than is claimed."),
    "check_no_proof": _("{name}: “{criterion}” names no proof."),
    "check_look_again": _("{name}: “{criterion}” is to be looked at again."),
    "check_at_market_level": _(
        "{name}: “{criterion}” asks no more than the market or the law gives anyway. No effect is expected."
    ),
    "check_reused_and_recycled_over_all": _(
        "{name}: {reused:percent} reused and {recycled:percent} recycled are more than all together."
        " Reused goods do not count as recycled content (EN 45557)."
    ),
    "check_reused_and_recycled_same": _(
        "{name}: reused and recycled content have the same value and the same reason or proof."
        " Reused goods do not count as recycled content (EN 45557)."
    ),
    "check_implausible_carbon": _(
        "{name}: {each:number} kg CO₂e for one unit is implausible. Were tonnes entered for kilograms?"
        " The limit for this theme is our proposal: {most:number} kg."
    ),
    "check_implausible_water": _(
        "{name}: {each:number} m³ of water for one unit is implausible. Were cubic metres entered for litres?"
        " The limit for this theme is our proposal: {most:number} m³."
    ),
    "check_implausible_jobs": _(
        "{name}: {each:number} jobs for one unit is implausible. The limit is our proposal: {most:number}."
    ),
    "check_far_apart_carbon": _(
        "For one unit, {name} has {times:number} times the CO₂e of {other}. Check the units of both."
    ),
    "check_far_apart_water": _(
        "For one unit, {name} has {times:number} times the water of {other}. Check the units of both."
    ),
    "check_far_apart_jobs": _(
        "For one unit, {name} has {times:number} times the jobs of {other}. Check the units of both."
    ),
    "check_far_apart_mass": _(
        "For one unit, {name} weighs {times:number} times as much as {other}. Check the units of both."
    ),
    "check_too_light": _(
        "“{criterion}” counts for {share:number}\N{NO-BREAK SPACE}% of the total. Under"
        " {least:number}\N{NO-BREAK SPACE}% it hardly changes who leads; this limit is our proposal."
    ),
    "check_too_light_in_award": _(
        "“{criterion}” would weigh {share:number}\N{NO-BREAK SPACE}% in the award. Under"
        " {least:number}\N{NO-BREAK SPACE}% it hardly changes a ranking; this limit is our proposal."
    ),
    "check_all_alike": _("“{criterion}”: all scenarios score alike, so that it does not tell them apart."),
    "check_knock_out_without_reason": _("{name} is not acceptable, and no reason says why."),
    "check_kept_but_bought_out": _(
        "{name}: at level {level:number} the maker keeps the goods, but “{line:line}” sells them to the"
        " buyer for {amount:euro}. That is level 1 or 2."
    ),
    "check_long_term": _(
        "The term is {years:number} years, and no note says why. Limits differ for framework agreements,"
        " utilities and national law: have it checked."
    ),
    "check_no_vat_choice": _("Say whether the amounts are with or without VAT."),
    "check_no_cost_period": _("The costs of {name} are not counted: there is no period and no term."),
    "check_cost_outside_period": _("{name}: “{line:line}” lies outside the period, in whole or in part."),
    "check_cost_after_term": _("{name}: “{line:line}” is paid after the term of the tender."),
    "check_cost_without_amount": _("{name}: “{line:line}” has no amount in euro and is not counted."),
    "check_cost_without_uses": _("{name}: “{line:line}” has no uses a year and is not counted."),
    "check_cost_without_payment": _("{name}: “{line:line}” is never paid and is not counted."),
    "check_replacement_at_end": _("{name}: “{line:line}” falls in the last year and is not counted then."),
    "check_residual_left_out": _(
        "{name}: “{line:line}” is not counted, because the rule for residual values is another one."
    ),
    "check_external_without_source": _("{name}: “{line:line}” is an external cost without a source."),
    "check_nominal_without_rises": _(
        "The rate is nominal, with inflation, but no price rises. Real and nominal may be mixed."
    ),
    "check_high_price_share": _(
        "Price weighs {share:percent} in the award. Over {most:percent} little is left for quality; this"
        " limit is our proposal."
    ),
    "check_low_circular_share": _(
        "Circularity weighs {share:percent} in the award. Under {least:percent} it hardly counts; this limit"
        " is our proposal."
    ),
    "check_many_award_criteria": _(
        "{number} criteria are asked in the award. Three or four main criteria are usual; more dilute each"
        " other. This limit is our proposal."
    ),
    "check_named_like_supplier": _(
        "“{name}” looks like the name of a supplier. Offers are judged only by the published criteria and"
        " method, not here."
    ),
    "check_mark_on_empty_tender": _("A field of the tender is marked confidential, but it is empty."),
    "check_mark_on_empty_scenario": _("{name}: a text is marked confidential, but it is empty."),
    "check_mark_on_empty_score": _(
        "{name}: “{criterion}” has a reason or a proof that is marked confidential, but empty."
    ),
    "check_mark_on_empty_cost_line": _("{name}: a cost line is marked confidential, but it is empty."),
    "check_illustrative_figures": _(
        "{name}: illustrative figures are used ({number}), which nobody has published or checked."
    ),
}
