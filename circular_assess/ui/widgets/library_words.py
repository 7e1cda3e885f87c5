"""What the program says of the library as a whole: what was rescued, where it lies, and of its copies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from circular_assess.storage.rescue import Rescued
from circular_assess.storage.whereabouts import Surroundings, Whereabouts
from circular_assess.texts import Texts

NAMED = 12


def rescued_words(rescued: Rescued, texts: Texts) -> str:
    """What came through, by name, and where the damaged file lies."""
    tr, plural = texts.tr, texts.plural
    lines = []
    if rescued.whole:
        whole = plural(
            "{count} assessment came through whole: {titles}.",
            "{count} assessments came through whole: {titles}.",
            len(rescued.whole),
            titles=_titles(rescued.whole, texts),
        )
        lines.append(whole)
    lines += [
        tr("“{title}” comes from the copy of {moment}.", title=title, moment=copy_words(moment, texts))
        for title, moment in rescued.older
    ]
    lines += [
        tr("“{title}” can be read, but something in it is not what you saved. Look through it.", title=title)
        for title in rescued.changed
    ]
    lines += [tr("“{title}” could not be read, and no copy has it.", title=title) for title in rescued.lost]
    if not lines:
        lines.append(tr("Nothing in it could be read, and there is no copy."))
    kept = tr("The damaged file is kept as {file}.", file=rescued.damaged_file)
    return "\n".join([*lines, kept])


def place_words(found: Whereabouts, library: Path, usual: Path, texts: Texts) -> str:
    """Why the place of the library is a risk, and which one is better."""
    tr = texts.tr
    if found.surroundings is Surroundings.CLOUD:
        why = tr(
            "The library {library} lies in a folder that {name} keeps in step with other computers. "
            "It can be damaged when both write.",
            library=library,
            name=found.name,
        )
    else:
        why = tr(
            "The library {library} lies on a network share, {name}. It can be damaged when the connection "
            "breaks while it is written.",
            library=library,
            name=found.name,
        )
    better = tr(
        "The usual place is {folder}. To move there, close the program, move all files of the present "
        "folder, and start without CIRCULAR_ASSESS_HOME.",
        folder=usual,
    )
    return f"{why}\n{better}"


def copy_words(moment: datetime, texts: Texts, now: datetime | None = None) -> str:
    """When a copy was made, in the reader's time and words: Today 14:32, or 18 Nov 2026, 09:05."""
    local, now = moment.astimezone(), now or datetime.now()
    day = texts.moment(local, now)
    if local.date() == now.date():
        return day
    return texts.tr("{day}, {time}", day=day, time=local.strftime("%H:%M"))


def size_words(size_bytes: int, texts: Texts) -> str:
    """The size of a file as people say it."""
    if size_bytes < 1_000_000:
        return texts.tr("{kilobytes:number} kB", kilobytes=max(1, round(size_bytes / 1000)))
    return texts.tr("{megabytes:points} MB", megabytes=size_bytes / 1_000_000)


def _titles(titles: tuple[str, ...], texts: Texts) -> str:
    shown = [texts.tr("“{title}”", title=title) for title in titles[:NAMED]]
    more = len(titles) - len(shown)
    if more:
        shown.append(texts.plural("{count} more", "{count} more", more))
    return texts.names(shown)
