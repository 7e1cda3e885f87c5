"""The command `evaluate`: the results of an assessment, for people or for programs."""

from __future__ import annotations

import json

from circular_assess.commands.console_table import table
from circular_assess.commands.json_results import results_as_json
from circular_assess.commands.outcome import print_text
from circular_assess.commands.sources import open_source
from circular_assess.domain.certainty import certainty
from circular_assess.domain.results import evaluate
from circular_assess.texts import Texts


def print_results(source: str, texts: Texts, *, as_json: bool, with_certainty: bool) -> None:
    """Print the results of a file or a sample; how sure the winner is only where it is asked for."""
    assessment = open_source(source, texts)
    results = evaluate(assessment)
    found = certainty(assessment, results) if with_certainty else None
    if as_json:
        content = results_as_json(assessment, results, texts, found)
        print_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        print_text(table(assessment, results, texts, found))
