"""Usual ways of buying for each theme, as names and lines of description for new scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from circular_assess.domain.catalogue import Theme
from circular_assess.texts import mark_for_translation

_ = mark_for_translation


@dataclass(frozen=True, slots=True)
class ScenarioProposal:
    """The English name and description of a usual way of buying; `texts.tr` words both."""

    name: str
    description: str


PROPOSALS: Mapping[Theme, tuple[ScenarioProposal, ...]] = {
    Theme.FURNITURE: (
        ScenarioProposal(_("Buy new"), _("All pieces new, bought as before.")),
        ScenarioProposal(
            _("Refurbish own stock"), _("Repair and upholster what is there; buy only what is missing.")
        ),
        ScenarioProposal(_("Buy second-hand"), _("Used or remanufactured pieces with a warranty.")),
        ScenarioProposal(
            _("Furniture as a service"), _("A supplier provides, repairs and takes back for a fee.")
        ),
        ScenarioProposal(_("Share with neighbours"), _("Fewer pieces, used together with other bodies.")),
    ),
    Theme.TEXTILE: (
        ScenarioProposal(_("Buy new"), _("All garments new, bought as before.")),
        ScenarioProposal(_("Repair and issue again"), _("Garments come back, are mended and worn on.")),
        ScenarioProposal(
            _("Recycled and bio-based fibres"),
            _("New garments of recycled, organic or other certified fibres."),
        ),
        ScenarioProposal(
            _("Workwear as a service"), _("A supplier provides, washes, mends and takes back for a fee.")
        ),
        ScenarioProposal(
            _("Share a pool of garments"), _("Sizes in a common pool instead of sets a person.")
        ),
    ),
    Theme.CATERING: (
        ScenarioProposal(_("Disposable tableware"), _("Used once, as before.")),
        ScenarioProposal(
            _("Reusable tableware, washed here"), _("Own plates and cups with an own dishwasher.")
        ),
        ScenarioProposal(
            _("Tableware as a service"), _("A supplier brings, collects and washes plates and cups.")
        ),
        ScenarioProposal(_("Plant-based menu"), _("More plants, less meat, and food in season.")),
        ScenarioProposal(_("Share a kitchen"), _("One kitchen or dishwasher for several sites.")),
    ),
    Theme.BUILDING: (
        ScenarioProposal(_("Build new"), _("New materials, as before.")),
        ScenarioProposal(_("Keep and renovate"), _("What stands stays; only what is worn is replaced.")),
        ScenarioProposal(_("Reclaimed materials"), _("Elements from other buildings and own demolition.")),
        ScenarioProposal(
            _("Bio-based materials"), _("Timber and other renewable materials from good sources.")
        ),
        ScenarioProposal(
            _("Building parts as a service"),
            _("A supplier owns, maintains and takes back parts of the building."),
        ),
        ScenarioProposal(_("Share space"), _("Use rooms together instead of building more.")),
    ),
    Theme.LIGHTING: (
        ScenarioProposal(_("New luminaires"), _("All luminaires new, bought as before.")),
        ScenarioProposal(
            _("Refit the luminaires"), _("Housings stay; light source and driver are replaced.")
        ),
        ScenarioProposal(
            _("Remanufactured luminaires"), _("Used luminaires, made as good as new, with warranty.")
        ),
        ScenarioProposal(
            _("Light as a service"), _("A supplier owns the installation and is paid for light.")
        ),
    ),
    Theme.ICT: (
        ScenarioProposal(_("New devices"), _("All devices new, bought as before.")),
        ScenarioProposal(_("Use devices longer"), _("More memory, a new battery, two years more.")),
        ScenarioProposal(_("Refurbished devices"), _("Used devices, tested and with a warranty.")),
        ScenarioProposal(
            _("Devices as a service"), _("A supplier provides, repairs and takes back for a fee.")
        ),
        ScenarioProposal(_("Share a pool of devices"), _("Fewer devices, lent out where they are needed.")),
    ),
    Theme.GENERAL: (
        ScenarioProposal(_("Buy new"), _("Bought as before.")),
        ScenarioProposal(
            _("Repair and keep"), _("What is there stays in use; only what is missing is bought.")
        ),
        ScenarioProposal(_("Buy second-hand"), _("Used or remanufactured goods with a warranty.")),
        ScenarioProposal(_("Pay for use"), _("A supplier stays the owner and is paid for the use.")),
        ScenarioProposal(_("Share with others"), _("Fewer goods, used together with other bodies.")),
    ),
}
