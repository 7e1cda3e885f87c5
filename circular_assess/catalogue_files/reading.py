"""The criteria of each theme, put together from structure, sources and the words of one language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from circular_assess import resources
from circular_assess.catalogue_files.toml_tables import CatalogueDamaged, Table
from circular_assess.domain.catalogue import (
    HIGHEST_LEVEL,
    LEVEL_COUNT,
    Catalogue,
    Criterion,
    CriterionId,
    Figure,
    Grade,
    Instrument,
    InstrumentAdvice,
    InstrumentUse,
    Level,
    MarketBaseline,
    Strategy,
    Theme,
    WorkedExample,
)

VARIED_WORDS = {
    "question",
    "why",
    "unit",
    "unit_symbol",
    "unit_symbol_one",
    "usual_proof",
    "contract_kpi",
    "why_not_usual",
    "note",
}
CRITERION_WORDS = VARIED_WORDS | {
    "name",
    "short_name",
    "levels",
    "instruments",
    "figures",
    "examples",
    "themes",
}
THEME_WORDS = VARIED_WORDS | {"levels", "market_source"}
VARIED_FIGURES = {"anchors", "lowest", "highest", "is_usual"}
FLAGS = ("is_core", "is_difference_to_baseline", "is_buyers_decision")
CRITERION_FIGURES = VARIED_FIGURES | {
    *FLAGS, "version", "strategy", "weight", "ambition_goals", "instruments", "figures", "examples", "themes",
}  # fmt: skip


def read_catalogue(language: str = "en") -> Catalogue:
    """Return all criteria for each theme, worded in `language` (a code such as "nl").

    Raises CatalogueDamaged, with the place, if a file or anything in it is missing, unknown or out of order;
    a text that is missing in a language is never taken from another one.
    """
    structure, sources, words = _read("criteria.toml"), _read("sources.toml"), _read(f"{language}.toml")
    structure.allow({"version", "strategy_weights", "criteria"})
    criteria = structure.table("criteria")
    words.allow({"weight_reasons", *criteria.values})
    for name, criterion in criteria.tables():
        _check_keys(criterion, words.table(name))
    reasons, weights = words.table("weight_reasons"), structure.table("strategy_weights")
    reasons.allow(Theme)
    return Catalogue(
        version=int(structure.number("version")),
        criteria=MappingProxyType(
            {
                theme: tuple(
                    _criterion(name, theme, each, words.table(name), sources)
                    for name, each in criteria.tables()
                )
                for theme in Theme
            }
        ),
        strategy_weights=MappingProxyType({theme: _weights(weights.table(theme)) for theme in Theme}),
        weight_reasons=MappingProxyType({theme: reasons.text(theme) for theme in Theme}),
    )


def _read(name: str) -> Table:
    """Return one catalogue file as a table."""
    try:
        content = resources.path(f"catalogue/{name}").read_text(encoding="utf-8")
        return Table(tomllib.loads(content), name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueDamaged(name, str(error)) from error


def _check_keys(criterion: Table, words: Table) -> None:
    """Refuse a key that nothing would read: it is a slip of the pen, or belongs somewhere else."""
    criterion.allow(CRITERION_FIGURES)
    words.allow(CRITERION_WORDS)
    for kind, more in (("figures", ()), ("examples", ("value", "theme"))):
        for _, cited in criterion.table_if_any(kind).tables():
            cited.allow({"grade", "sources", "themes", *more})
            if "themes" in cited.values:
                Table(dict.fromkeys(cited.texts("themes")), cited.place).allow(Theme)
        words.table_if_any(kind).allow(criterion.table_if_any(kind).values)
    words.table_if_any("instruments").allow(Instrument)
    for part, keys in ((criterion, VARIED_FIGURES | {"market"}), (words, THEME_WORDS)):
        themes = part.table_if_any("themes")
        themes.allow(Theme)
        for _, theme in themes.tables():
            theme.allow(keys)


def _weights(row: Table) -> Mapping[Strategy, float]:
    """Return the usual weight of each strategy in one theme."""
    row.allow(Strategy)
    return MappingProxyType({strategy: row.number(strategy) for strategy in Strategy})


def _criterion(name: str, theme: Theme, criterion: Table, common_words: Table, sources: Table) -> Criterion:
    """Return the criterion as it applies to one theme."""
    own = criterion.table_if_any("themes").table_if_any(theme)
    own_words = common_words.table_if_any("themes").table_if_any(theme)
    here, words = criterion.varied_by(own), common_words.varied_by(own_words)
    has_value = "anchors" in here.values
    unit = words.text("unit") if has_value else ""
    is_usual = here.flag("is_usual", usual=True)
    return Criterion(
        id=CriterionId(name),
        version=int(here.number("version")),
        strategy=here.code("strategy", Strategy),
        name=words.text("name"),
        short_name=words.text("short_name"),
        question=words.text("question"),
        why=words.text("why"),
        weight=here.number("weight"),
        levels=_value_levels(here, common_words) if has_value else _worded_levels(words),
        unit=unit,
        unit_symbol=words.text("unit_symbol") if has_value else "",
        unit_symbol_one=words.text_if_any("unit_symbol_one") if has_value else "",
        lowest=here.number("lowest") if has_value else 0.0,
        highest=here.number("highest") if has_value else float(HIGHEST_LEVEL),
        is_usual=is_usual,
        why_not_usual="" if is_usual else words.text("why_not_usual"),
        theme_note=" ".join(filter(None, (common_words.text_if_any("note"), own_words.text_if_any("note")))),
        usual_proof=words.text("usual_proof"),
        contract_kpi=words.text("contract_kpi", may_be_empty=True),
        ambition_goals=", ".join(here.texts("ambition_goals")),
        example=_example(here, common_words, theme, sources),
        figures=tuple(_figures(here, common_words, theme, sources)),
        instruments=_instruments(here.table("instruments"), words.table_if_any("instruments")),
        market_baseline=_market(own.table("market"), own_words, theme, unit, sources)
        if "market" in own.values
        else None,
        **{flag: here.flag(flag) for flag in FLAGS},
    )


def _worded_levels(words: Table) -> tuple[Level, ...]:
    """Return five levels in words."""
    texts = words.texts("levels")
    if len(texts) != LEVEL_COUNT:
        raise CatalogueDamaged(words.at("levels"), "five levels are needed")
    return tuple(Level(text=text) for text in texts)


def _value_levels(here: Table, words: Table) -> tuple[Level, ...]:
    """Return five levels by value; an anchor with a figure has its grade and a short source label."""
    levels = []
    for anchor in here.row("anchors"):
        table = Table(anchor if isinstance(anchor, dict) else {"value": anchor}, here.at("anchors"))
        source, grade = "", Grade.PROPOSAL
        if "figure" in table.values:
            figure = table.text("figure")
            source = words.table("figures").table(figure).text("anchor_note")
            grade = here.table("figures").table(figure).code("grade", Grade)
        levels.append(Level(value=table.number("value"), source=source, grade=grade))
    values = [level.value or 0.0 for level in levels]
    rising = sorted(set(values))
    if len(levels) != LEVEL_COUNT or values not in (rising, rising[::-1]):
        raise CatalogueDamaged(here.at("anchors"), "five values are needed, rising or falling")
    return tuple(levels)


def _figures(here: Table, words: Table, theme: Theme, sources: Table) -> Iterator[Figure]:
    """Yield the figures that say something about the theme; a tender without a theme sees all."""
    for key, figure in here.table_if_any("figures").tables():
        if _is_about(theme, figure):
            said = words.table("figures").table(key)
            link = _link(figure, sources)
            yield Figure(said.text("text"), said.text("source"), figure.code("grade", Grade), link)


def _example(here: Table, words: Table, theme: Theme, sources: Table) -> WorkedExample | None:
    """Return the first case that says something about the theme."""
    for key, case in here.table_if_any("examples").tables():
        if _is_about(theme, case):
            said = words.table("examples").table(key)
            return WorkedExample(
                text=said.text("text"),
                reading=said.text("reading"),
                value=case.number("value"),
                theme=case.code("theme", Theme),
                source=said.text("source"),
                grade=case.code("grade", Grade),
                link=_link(case, sources),
            )
    return None


def _is_about(theme: Theme, cited: Table) -> bool:
    return theme is Theme.GENERAL or "themes" not in cited.values or theme in cited.texts("themes")


def _link(cited: Table, sources: Table) -> str:
    """Return the first known address of the sources cited; only an own proposal may cite none."""
    keys = cited.texts("sources")
    if not keys and cited.code("grade", Grade) is not Grade.PROPOSAL:
        raise CatalogueDamaged(cited.at("sources"), "a source is needed")
    addresses = [sources.table(key).text("address", may_be_empty=True) for key in keys]
    return next(filter(None, addresses), "")


def _instruments(uses: Table, notes: Table) -> tuple[InstrumentAdvice, ...]:
    """Return where the criterion may stand; a limited use needs a note that says how."""
    advice = []
    for instrument in Instrument:
        use = uses.code(instrument, InstrumentUse)
        note = notes.text(instrument) if use is InstrumentUse.LIMITED else notes.text_if_any(instrument)
        advice.append(InstrumentAdvice(instrument, use, note))
    return tuple(advice)


def _market(market: Table, words: Table, theme: Theme, unit: str, sources: Table) -> MarketBaseline:
    """Return what market or law gives anyway; its unit is that of the criterion, empty for a level."""
    _link(market, sources)  # refuses an unknown or missing source
    return MarketBaseline(
        value=market.number("value"),
        unit=unit,
        theme=theme,
        date=market.text("date", may_be_empty=True),
        source=words.text("market_source"),
        grade=market.code("grade", Grade),
        is_law=market.flag("is_law"),
    )
