"""The buyer's own logo: taken from a picture that may be hostile, kept as a plain one, drawn on paper."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

LOGO_FILE = "logo.png"
LARGEST_BYTES = 5_000_000
LARGEST_SIDE, SMALLEST_SIDE = 8_000, 16
MOST_PIXELS = 25_000_000
# What is kept: sharp at 50 mm on any printer.
KEPT_WIDTH, KEPT_HEIGHT = 1200, 600
# The room on paper.
WIDEST_MM, HIGHEST_MM = 50.0, 16.0

REFUSALS: Mapping[str, str] = {
    "not_a_picture": _("This is no PNG or JPEG picture, or it is damaged."),
    "too_large": _(
        "The picture is too large: at most {megabytes:number} MB and {side:number} pixels a side."
    ),
    "too_small": _("The picture is too small: at least {side:number} pixels a side."),
    "not_readable": _("The file could not be read."),
    "not_kept": _("The picture could not be kept in the folder of the program."),
}


class LogoRefused(Exception):
    """A picture that cannot be the logo; `key` is one of `REFUSALS`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def wording(self, texts: Texts) -> str:
        """Why, in the reader's language."""
        side = SMALLEST_SIDE if self.key == "too_small" else LARGEST_SIDE
        return texts.tr(REFUSALS[self.key], megabytes=LARGEST_BYTES / 1e6, side=side)


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as a PNG without transparency; without words it is a decoration that is not read aloud."""

    content: bytes
    words: str = ""


def take_logo(source: Path, data_folder: Path) -> None:
    """Keep a plain copy of the picture at `source` as the logo; LogoRefused if it cannot be one."""
    plain = plain_picture(_read(source, LARGEST_BYTES))
    try:
        data_folder.mkdir(parents=True, exist_ok=True)
        new = data_folder / f"{LOGO_FILE}.new"
        new.write_bytes(plain)
        new.replace(data_folder / LOGO_FILE)
    except OSError as error:
        raise LogoRefused("not_kept") from error


def forget_logo(data_folder: Path) -> None:
    """Keep no logo any more."""
    with suppress(OSError):
        (data_folder / LOGO_FILE).unlink(missing_ok=True)


def kept_logo(data_folder: Path, words: str) -> Logo | None:
    """The logo that is kept, checked again, as anything may have happened to the file; None without one."""
    path = data_folder / LOGO_FILE
    try:
        found = path.stat()
        return Logo(_plain_at(path, found.st_mtime_ns, found.st_size), words.strip())
    except (LogoRefused, OSError):
        return None


@lru_cache(maxsize=1)
def _plain_at(path: Path, _changed_ns: int, _size: int) -> bytes:
    return plain_picture(_read(path, LARGEST_BYTES))


def plain_picture(content: bytes) -> bytes:
    """The picture as a PNG in RGB on white, of no more than what paper can show; LogoRefused if it is none.

    Its sizes are checked before it is unpacked, and nothing of it is kept but its pixels.
    """
    from io import BytesIO

    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            _check_size(*opened.size)
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            with_alpha = upright.convert("RGBA")
    except LogoRefused:
        raise
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError) as error:
        raise LogoRefused("not_a_picture") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LogoRefused("too_large") from error
    flat = Image.new("RGB", with_alpha.size, "white")
    flat.paste(with_alpha, mask=with_alpha.getchannel("A"))
    flat.thumbnail((KEPT_WIDTH, KEPT_HEIGHT), Image.Resampling.LANCZOS)
    file = BytesIO()
    flat.save(file, "PNG")
    return file.getvalue()


def logo_on_paper(logo: Logo) -> tuple[bytes, float, float]:
    """The logo as a PDF of one page, and its width and height in mm."""
    from io import BytesIO

    from pikepdf import Dictionary, Name, Pdf, Stream
    from PIL import Image

    with Image.open(BytesIO(logo.content), formats=("PNG",)) as picture:
        width, height = picture.size
        pixels = picture.convert("RGB").tobytes()
    share = min(WIDEST_MM / width, HIGHEST_MM / height)
    width_mm, height_mm = width * share, height * share
    size = (width_mm * 72 / 25.4, height_mm * 72 / 25.4)
    with Pdf.new() as pdf:
        image = Stream(pdf, zlib.compress(pixels, 9))
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.FlateDecode
        image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = width, height, 8, Name.DeviceRGB
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(XObject=Dictionary(Logo=pdf.make_indirect(image)))
        page.obj.Contents = Stream(pdf, f"q {size[0]:.3f} 0 0 {size[1]:.3f} 0 0 cm /Logo Do Q".encode())
        file = BytesIO()
        pdf.save(file)
    return file.getvalue(), width_mm, height_mm


def _read(source: Path, most_bytes: int) -> bytes:
    """The bytes of a plain file; a pipe or a device is not opened."""
    try:
        found = source.stat()
        if not stat.S_ISREG(found.st_mode):
            raise LogoRefused("not_readable")
        if found.st_size > most_bytes:
            raise LogoRefused("too_large")
        with source.open("rb") as file:
            content = file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        raise LogoRefused("not_readable") from error
    if len(content) > most_bytes:
        raise LogoRefused("too_large")
    return content


def _check_size(width: int, height: int) -> None:
    if min(width, height) < SMALLEST_SIDE:
        raise LogoRefused("too_small")
    if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
        raise LogoRefused("too_large")
