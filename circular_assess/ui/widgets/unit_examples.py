"""What one unit does, and what is counted, as a buyer of each theme might put it."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.domain.catalogue import Theme
from circular_assess.texts import mark_for_translation as _

PROPOSALS: Mapping[Theme, tuple[str, str]] = {
    Theme.TEXTILE: (_("such as: one person dressed for work, for one year"), _("such as: people")),
    Theme.CATERING: (_("such as: one meal served"), _("such as: meals")),
    Theme.FURNITURE: (_("such as: one furnished workplace, used for one year"), _("such as: workplaces")),
    Theme.BUILDING: (_("such as: one square metre of floor, in use for one year"), _("such as: m²")),
    Theme.LIGHTING: (_("such as: one square metre lit to the norm, for one year"), _("such as: m²")),
    Theme.ICT: (_("such as: one equipped workplace, used for one year"), _("such as: workplaces")),
    Theme.GENERAL: (_("such as: one unit in use for one year"), _("such as: units")),
}
