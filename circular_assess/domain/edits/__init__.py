"""Every change a user can make, as a pure function to the next assessment."""

from circular_assess.domain.edits.ambition import (
    leave_out_criterion,
    set_ask,
    set_criterion_weight,
    set_left_out_reason,
    set_strategy_reason,
    set_strategy_weight,
    take_newer_criterion,
    use_criterion,
    use_usual_weights,
)
from circular_assess.domain.edits.parts import EditRefused
from circular_assess.domain.edits.scenarios import (
    add_scenario,
    describe_scenario,
    duplicate_scenario,
    move_scenario,
    remove_scenario,
    set_baseline,
    set_knock_out,
)
from circular_assess.domain.edits.scores import (
    set_evidence,
    set_level,
    set_look_again,
    set_proofs,
    set_reason,
    set_score,
    set_scores,
    set_value,
)
from circular_assess.domain.edits.tender import (
    change_tender,
    duplicate_assessment,
    new_assessment,
    set_headline,
    set_theme,
)

__all__ = [
    "EditRefused",
    "add_scenario",
    "change_tender",
    "describe_scenario",
    "duplicate_assessment",
    "duplicate_scenario",
    "leave_out_criterion",
    "move_scenario",
    "new_assessment",
    "remove_scenario",
    "set_ask",
    "set_baseline",
    "set_criterion_weight",
    "set_evidence",
    "set_headline",
    "set_knock_out",
    "set_left_out_reason",
    "set_level",
    "set_look_again",
    "set_proofs",
    "set_reason",
    "set_score",
    "set_scores",
    "set_strategy_reason",
    "set_strategy_weight",
    "set_theme",
    "set_value",
    "take_newer_criterion",
    "use_criterion",
    "use_usual_weights",
]
