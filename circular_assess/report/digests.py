"""Digests of what a report says and of the data inside it, to show accidental change."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pikepdf import Dictionary, Name, Object, Pdf, Stream

DATA_DIGEST, PAGES_DIGEST = "dataSHA256", "pagesSHA256"
# A form in a form in a form and so on: no report of ours has more, and no other may make us dig.
_DEEPEST = 5


def digest_of_data(content: bytes) -> str:
    """The SHA-256 of the data as it is attached."""
    return sha256(content).hexdigest()


def digest_of_pages(pdf: Pdf) -> str:
    """The SHA-256 of all that is painted, page by page, with the forms in it; not of fonts and links.

    It survives what rewrites a file without changing its pages, such as another order of its objects.
    """
    digest = sha256()
    for page in pdf.pages:
        digest.update(b"page")
        page.contents_coalesce()
        for content in _painted(page.obj, _DEEPEST):
            digest.update(len(content).to_bytes(8, "big"))
            digest.update(content)
    return digest.hexdigest()


def _painted(holder: Object, depth: int) -> Iterator[bytes]:
    content = holder if isinstance(holder, Stream) else holder.get("/Contents")
    if isinstance(content, Stream):
        yield content.read_bytes()
    forms = holder.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for name in sorted(forms.keys()) if depth else ():
        form = forms[name]
        if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
            yield name.encode()
            yield from _painted(form, depth - 1)
