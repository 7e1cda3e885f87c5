"""What the codes of the domain are called."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.texts.marking import mark_for_translation as _

STRATEGY_NAMES: Mapping[str, str] = {
    "reuse": _("Reuse"),
    "bio_based": _("Bio-based"),
    "sharing": _("Sharing and pooling"),
    "service": _("Product as a service"),
}
THEME_NAMES: Mapping[str, str] = {
    "textile": _("Textiles"),
    "catering": _("Catering"),
    "furniture": _("Office furniture and supplies"),
    "building": _("Building materials"),
    "lighting": _("Lighting"),
    "ict": _("ICT"),
    "general": _("General"),
}
TENDER_STATUS_NAMES: Mapping[str, str] = {
    "before_publication": _("Before publication"),
    "published": _("Published"),
    "awarded": _("Awarded"),
    "in_contract": _("In contract"),
}
EVIDENCE_NAMES: Mapping[str, str] = {
    "E0": _("None or not stated"),
    "E1": _("Own statement"),
    "E2": _("Documented calculation"),
    "E3": _("Third-party test or declaration"),
    "E4": _("Valid certificate or audit"),
}
DECISION_EVIDENCE_NAMES: Mapping[str, str] = {
    "E0": _("None or not stated"),
    "E1": _("Intention"),
    "E2": _("In the tender documents"),
    "E3": _("Tried in a consultation or pilot"),
    "E4": _("Signed or measured"),
}
INSTRUMENT_NAMES: Mapping[str, str] = {
    "SM": _("Subject matter"),
    "SEL": _("Selection"),
    "TS": _("Minimum"),
    "AC": _("Award"),
    "CPC": _("Contract"),
}
GRADE_NAMES: Mapping[str, str] = {
    "V": _("seen in the source"),
    "K1": _("from the field, not checked in the source"),
    "K2": _("to be checked in the source"),
    "P": _("our proposal"),
}
COST_KIND_NAMES: Mapping[str, str] = {
    "purchase": _("Purchase"),
    "delivery": _("Delivery"),
    "service_fee": _("Service fee"),
    "energy": _("Energy and other use"),
    "upkeep": _("Upkeep"),
    "replacement": _("Replacement"),
    "training": _("Training"),
    "end_of_life": _("End of life"),
    "residual_value": _("Residual value"),
    "buy_out": _("Buy-out"),
    "external": _("External cost"),
    "other": _("Other cost"),
}
RHYTHM_NAMES: Mapping[str, str] = {
    "once": _("Once"),
    "yearly": _("Each year"),
    "monthly": _("Each month"),
    "per_use": _("Per use"),
}
PAID_NAMES: Mapping[str, str] = {"advance": _("In advance"), "arrears": _("In arrears")}
VAT_NAMES: Mapping[str, str] = {"excluded": _("Without VAT"), "included": _("With VAT")}
RATE_KIND_NAMES: Mapping[str, str] = {
    "real": _("Real, without inflation"),
    "nominal": _("Nominal, with inflation"),
}
RESIDUAL_RULE_NAMES: Mapping[str, str] = {
    "as_typed": _("As entered in the lines"),
    "linear": _("Straight line over the life"),
    "none": _("Not counted"),
}
LEFT_OUT_NAMES: Mapping[str, str] = {
    "outside_period": _("What lies after the period is not counted."),
    "replacement_at_end": _("A replacement in the last year is not counted."),
    "residual_rule": _("Not counted: the settings have another rule for residual values."),
    "no_amount": _("Not counted: no amount in euro yet."),
    "no_uses": _("Not counted: no uses a year yet."),
    "no_payment": _("Not counted: months are paid from year 1 on."),
}
EFFECT_UNIT_NAMES: Mapping[str, str] = {
    "kg_co2e": _("kg CO₂e"),
    "t_co2e": _("t CO₂e"),
    "jobs": _("jobs for people at a distance from the labour market"),
    "l_water": _("litres of water"),
    "m3_water": _("m³ of water"),
}
