"""The sheets of materials and effects: flows by line, and the material circularity that follows."""

from __future__ import annotations

from circular_assess.domain.assessment import Scenario
from circular_assess.domain.material_circularity import LINEAR_SCORE_GAP, MaterialCircularity
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.exchange.excel_sheets.book import (
    NUMBER,
    SHARE,
    WHOLE,
    Book,
    Cell,
    Formula,
    SheetColumn,
    SheetTable,
)
from circular_assess.report.sections.content import Content

_MASS, _INDEX = "#,##0.###", "0.000"


def add_materials(book: Book, content: Content) -> None:
    """Nothing where no scenario has materials."""
    scenarios = content.assessment.scenarios
    if any(scenario.material_lines for scenario in scenarios):
        lines = _add_lines(book, content)
        book.bring_forward(_add_results(book, content, lines), before=lines)
    if any(scenario.effects for scenario in scenarios):
        _add_effects(book, content)


def _add_lines(book: Book, content: Content) -> SheetTable:
    tr = content.texts.tr
    scenarios = content.assessment.scenarios
    columns = (
        SheetColumn("number", tr("No."), 5, WHOLE),
        SheetColumn("scenario", tr("Scenario"), 24),
        SheetColumn("name", tr("Material"), 26),
        SheetColumn("mass", tr("Mass, kg"), 12, _MASS, is_entered=True),
        SheetColumn("recycled_in", tr("Recycled, in"), 10, SHARE, is_entered=True),
        SheetColumn("reused_in", tr("Reused, in"), 10, SHARE, is_entered=True),
        SheetColumn("renewable_in", tr("Renewable, in"), 10, SHARE, is_entered=True),
        SheetColumn("yield_in", tr("Recycling yields, in"), 10, SHARE, is_entered=True),
        SheetColumn("recycled_out", tr("Recycled, out"), 10, SHARE, is_entered=True),
        SheetColumn("reused_out", tr("Reused, out"), 10, SHARE, is_entered=True),
        SheetColumn("composted_out", tr("Composted, out"), 10, SHARE, is_entered=True),
        SheetColumn("energy_out", tr("To energy, out"), 10, SHARE, is_entered=True),
        SheetColumn("yield_out", tr("Recycling yields, out"), 10, SHARE, is_entered=True),
        SheetColumn("virgin", tr("Virgin, kg"), 12, _MASS),
        SheetColumn("not_recovered", tr("Not recovered, kg"), 12, _MASS),
        SheetColumn("lost_before", tr("Lost in making recycled feedstock, kg"), 14, _MASS),
        SheetColumn("lost_after", tr("Lost in recycling at the end, kg"), 14, _MASS),
        SheetColumn("source", tr("Source"), 30),
        SheetColumn("remarks", tr("Remarks"), 16),
    )
    table = book.table(tr("Material lines"), columns, sum(len(each.material_lines) for each in scenarios))
    for number, scenario in enumerate(scenarios, 1):
        for line in scenario.material_lines:
            table.add(
                number=number,
                scenario=scenario.name,
                name=line.name,
                mass=line.mass_kg,
                source=line.source,
                remarks=tr("estimate") if line.is_illustrative else "",
                **_flows(table, line),
            )
    table.freeze(3)
    return table


def _flows(table: SheetTable, line: MaterialLine) -> dict[str, Cell]:
    """The shares as entered, and the masses by the formulas of the indicator."""
    mass, made, ended = table.at("mass"), table.at("yield_in"), table.at("yield_out")
    fresh = ("recycled_in", "reused_in", "renewable_in")
    gone = ("recycled_out", "reused_out", "composted_out", "energy_out")
    shares: dict[str, Cell] = {name: getattr(line, name) for name in (*fresh, *gone)}
    efficiency_in, efficiency_out = line.feedstock_recycling_efficiency, line.end_of_life_recycling_efficiency
    rest_in = max(0.0, 1 - sum(getattr(line, name) for name in fresh))
    rest_out = max(0.0, 1 - sum(getattr(line, name) for name in gone))
    recycled_in, recycled_out = table.at("recycled_in"), table.at("recycled_out")
    before = 0.0
    if line.recycled_in:
        before = line.mass_kg * (1 - efficiency_in) * line.recycled_in / efficiency_in

    def rest(names: tuple[str, ...]) -> str:
        return f"{mass}*MAX(0,1-{'-'.join(table.at(name) for name in names)})"

    lost_before = f"IF({recycled_in}=0,0,{mass}*(1-{made})*{recycled_in}/{made})"
    after = line.mass_kg * (1 - efficiency_out) * line.recycled_out
    return {
        **shares,
        "yield_in": efficiency_in,
        "yield_out": efficiency_out,
        "virgin": Formula(rest(fresh), line.mass_kg * rest_in),
        "not_recovered": Formula(rest(gone), line.mass_kg * rest_out),
        "lost_before": Formula(lost_before, before),
        "lost_after": Formula(f"{mass}*(1-{ended})*{recycled_out}", after),
    }


def _add_results(book: Book, content: Content, lines: SheetTable) -> SheetTable:
    tr = content.texts.tr
    columns = (
        SheetColumn("number", tr("No."), 5, WHOLE),
        SheetColumn("scenario", tr("Scenario"), 30),
        SheetColumn("lifetime", tr("Lifetime, years"), 10, NUMBER, is_entered=True),
        SheetColumn("market_lifetime", tr("Lifetime on the market, years"), 12, NUMBER, is_entered=True),
        SheetColumn("intensity", tr("Use"), 10, NUMBER, is_entered=True),
        SheetColumn("market_intensity", tr("Use on the market"), 12, NUMBER, is_entered=True),
        SheetColumn("utility", tr("Utility"), 10, _INDEX),
        SheetColumn("mass", tr("Mass, kg"), 12, _MASS),
        SheetColumn("virgin", tr("Virgin, kg"), 12, _MASS),
        SheetColumn("lost", tr("Lost, kg"), 12, _MASS),
        SheetColumn("index", tr("Linear flow index"), 12, _INDEX),
        SheetColumn("indicator", tr("Material circularity, 0 to 1"), 14, _INDEX),
        SheetColumn("source", tr("Source"), 30),
    )
    table = book.table(tr("Material circularity"), columns, len(content.assessment.scenarios))
    for number, scenario in enumerate(content.assessment.scenarios, 1):
        use, found = scenario.use, content.results.scenario(scenario.id).material_circularity
        table.add(
            number=number,
            scenario=scenario.name,
            lifetime=use.lifetime_years,
            market_lifetime=use.market_lifetime_years,
            intensity=use.intensity,
            market_intensity=use.market_intensity,
            source=use.source,
            **(
                {"indicator": tr("not known")} if found is None else _indicator(table, lines, scenario, found)
            ),
        )
    table.freeze(2)
    return table


def _indicator(
    table: SheetTable, lines: SheetTable, scenario: Scenario, found: MaterialCircularity
) -> dict[str, Cell]:
    """The indicator from the masses; what is not known of the use counts as average."""

    def together(column: str) -> str:
        return f"SUMIFS({lines.column(column)},{lines.column('number')},{table.at('number')})"

    def ratio(own: str, market: str) -> str:
        own, market = table.at(own), table.at(market)
        return f"IF(OR({own}=0,{market}=0),1,{own}/{market})"

    before, after = together("lost_before"), together("lost_after")
    mass, index, utility = table.at("mass"), table.at("index"), table.at("utility")
    most = f"(2*{mass}+({before}-{after})/2)"
    flow = f'IF({mass}=0,"",MIN(({table.at("virgin")}+{table.at("lost")})/{most},1))'
    indicator = f'IF({index}="","",MAX(0,1-{LINEAR_SCORE_GAP}*{index}/{utility}))'
    times = f"{ratio('lifetime', 'market_lifetime')}*{ratio('intensity', 'market_intensity')}"
    mass_kg = sum(line.mass_kg for line in scenario.material_lines)
    return {
        "utility": Formula(times, found.utility),
        "mass": Formula(together("mass"), mass_kg),
        "virgin": Formula(together("virgin"), found.virgin_kg),
        "lost": Formula(f"{together('not_recovered')}+({before}+{after})/2", found.unrecoverable_waste_kg),
        "index": Formula(flow, "" if found.linear_flow_index is None else found.linear_flow_index),
        "indicator": Formula(indicator, "" if found.indicator is None else found.indicator),
    }


def _add_effects(book: Book, content: Content) -> None:
    texts, tender = content.texts, content.assessment.tender
    scenarios = content.assessment.scenarios
    columns = (
        SheetColumn("scenario", texts.tr("Scenario"), 30),
        SheetColumn("amount", texts.tr("Amount"), 14, NUMBER, is_entered=True),
        SheetColumn("unit", texts.tr("What is counted"), 30),
        SheetColumn("units", texts.tr("For so many units"), 12, NUMBER, is_entered=True),
        SheetColumn("functional_unit", texts.tr("Unit"), 34),
        SheetColumn("source", texts.tr("Source"), 36),
        SheetColumn("remarks", texts.tr("Remarks"), 16),
    )
    table = book.table(texts.tr("Effects"), columns, sum(len(scenario.effects) for scenario in scenarios))
    for scenario in scenarios:
        for effect in scenario.effects:
            table.add(
                scenario=scenario.name,
                amount=effect.amount,
                unit=texts.effect_unit(effect.unit),
                units=tender.quantity if effect.units is None else effect.units,
                functional_unit=effect.functional_unit.strip() or tender.functional_unit,
                source=effect.source,
                remarks=texts.tr("estimate") if effect.is_illustrative else "",
            )
    table.freeze(1)
