"""A block of scores as text for a spreadsheet, and back: all of it or nothing, with the cell that misfits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion
from circular_assess.texts import Texts
from circular_assess.ui.widgets.comparison_words import for_spreadsheet
from circular_assess.ui.widgets.number_field import parse_number, plain_number
from circular_assess.ui.widgets.score_table_model import Place, ScoreTableModel

Block = list[list[str]]


class BlockMisfit(Exception):
    """A cell of a pasted block that does not fit; the message is the sentence that says which and why."""


def block_as_text(texts: Texts, model: ScoreTableModel, places: Sequence[Place]) -> str:
    """The values or levels of these cells, a line a criterion; what is not scored is empty."""
    wanted = set(places)
    columns = [each.id for each in model.scenarios if any(each.id == scenario for scenario, _ in places)]
    lines = []
    for criterion in model.criteria:
        of_row = [(scenario_id, criterion.id) for scenario_id in columns]
        if wanted.intersection(of_row):
            lines.append("\t".join(_figure(texts, model, place) for place in of_row))
    return "\n".join(lines) + "\n" if lines else ""


def table_as_text(texts: Texts, model: ScoreTableModel) -> str:
    """All rows that are shown, with the names of criteria and scenarios."""
    lines = [[texts.tr("Criterion"), *(for_spreadsheet(each.name) for each in model.scenarios)]]
    for criterion in model.criteria:
        figures = [_figure(texts, model, (each.id, criterion.id)) for each in model.scenarios]
        lines.append([for_spreadsheet(criterion.short_name), *figures])
    return "".join("\t".join(line) + "\n" for line in lines)


def pasted_scores(
    texts: Texts, model: ScoreTableModel, text: str, row: int, column: int
) -> dict[Place, float | None]:
    """What a copied block means from this cell on; a block with names means what it names.

    Empty cells leave the score as it is. Raises BlockMisfit.
    """
    block = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    while block and not any(cell.strip() for cell in block[-1]):
        del block[-1]
    if block and block[0][0].strip() == texts.tr("Criterion"):
        return _scores(texts, model, block, _places_by_name(texts, model, block), first=1)
    below = (model.criterion_at(number) for number in range(row, len(model.rows)))
    rows = [in_use.criterion.id for in_use in below if in_use is not None]
    columns = [each.id for each in model.scenarios[column:]]

    def place_of(down: int, across: int) -> Place | None:
        return (columns[across], rows[down]) if down < len(rows) and across < len(columns) else None

    return _scores(texts, model, block, place_of, first=0)


def _scores(
    texts: Texts,
    model: ScoreTableModel,
    block: Block,
    place_of: Callable[[int, int], Place | None],
    *,
    first: int,
) -> dict[Place, float | None]:
    scores: dict[Place, float | None] = {}
    for down in range(first, len(block)):
        for across in range(first, len(block[down])):
            typed = block[down][across].strip()
            if not typed:
                continue
            where = {"row": down + 1, "column": across + 1}
            place = place_of(down, across)
            if place is None:
                raise BlockMisfit(texts.tr("Row {row}, column {column}: the table ends before it.", **where))
            criterion = next(each for each in model.criteria if each.id == place[1])
            figure = _number(texts, criterion, typed, where)
            if not model.score_at(place)[1].is_fixed:
                scores[place] = figure
            elif figure != 0:
                reason = texts.message("refused_fixed", {})
                raise BlockMisfit(texts.tr("Row {row}, column {column}: {reason}", reason=reason, **where))
    return scores


def _number(texts: Texts, criterion: Criterion, typed: str, where: dict[str, int]) -> float:
    """The number in a cell, within the bounds of its criterion."""
    plain = typed.removeprefix("'")
    if criterion.has_value:
        for symbol in filter(None, (criterion.unit_symbol, criterion.unit_symbol_one)):
            plain = plain.removesuffix(symbol).rstrip()
    try:
        number = parse_number(plain, texts)
    except ValueError:
        number = None
    if number is None:
        cell = typed if len(typed) <= 40 else typed[:39] + "…"
        raise BlockMisfit(
            texts.tr("Row {row}, column {column}: “{cell}” is not a number.", cell=cell, **where)
        )
    lowest, highest = bounds(criterion)
    if number > highest:
        raise BlockMisfit(
            texts.tr(
                "Row {row}, column {column}: {number:number} is more than {most:number}.",
                number=number,
                most=highest,
                **where,
            )
        )
    if number < lowest:
        raise BlockMisfit(
            texts.tr(
                "Row {row}, column {column}: {number:number} is less than {least:number}.",
                number=number,
                least=lowest,
                **where,
            )
        )
    return number


def bounds(criterion: Criterion) -> tuple[float, float]:
    """The least and the most that can be entered."""
    return (criterion.lowest, criterion.highest) if criterion.has_value else (0.0, float(HIGHEST_LEVEL))


def _places_by_name(texts: Texts, model: ScoreTableModel, block: Block) -> Callable[[int, int], Place | None]:
    """Where a cell belongs that stands under the name of a scenario, beside the name of a criterion."""
    columns = _found(texts, [each.name for each in model.scenarios], block[0][1:], lambda at: (1, at + 2))
    names = [line[0] for line in block[1:]]
    criteria = model.criteria
    rows = _found(texts, [each.short_name for each in criteria], names, lambda at: (at + 2, 1))

    def place_of(down: int, across: int) -> Place | None:
        if across > len(columns):
            return None
        return model.scenarios[columns[across - 1]].id, criteria[rows[down - 1]].id

    return place_of


def _found(
    texts: Texts, known: Sequence[str], names: Sequence[str], where: Callable[[int], tuple[int, int]]
) -> list[int]:
    """Which of the known names each name is; equal names are taken in their order."""
    left = dict(enumerate(map(_plain, known)))
    found = []
    for at, name in enumerate(names):
        number = next((number for number, each in left.items() if each == _plain(name)), None)
        if number is None:
            row, column = where(at)
            cell = name.strip()[:40]
            sentence = texts.tr(
                "Row {row}, column {column}: “{cell}” is not in the table.", row=row, column=column, cell=cell
            )
            raise BlockMisfit(sentence)
        del left[number]
        found.append(number)
    return found


def _plain(name: str) -> str:
    plain = " ".join(name.split()).removeprefix("'")
    # A spreadsheet puts names with quotes into quotes, and doubles those inside.
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = plain[1:-1].replace('""', '"').removeprefix("'")
    return plain


def _figure(texts: Texts, model: ScoreTableModel, place: Place) -> str:
    """A value or level with the decimal sign of the language and nothing else that is no digit."""
    _score, result = model.score_at(place)
    figure = result.level if result.value is None else result.value
    return "" if figure is None else plain_number(texts, figure)
