"""A figure as a picture for paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from PIL import Image

from circular_assess.charts.style import PAPER, ChartStyle
from circular_assess.domain.results import Results
from circular_assess.texts import Texts

MM_PER_INCH = 25.4

Draw = Callable[[Figure, Results, Texts, ChartStyle], None]


def chart_png(
    draw: Draw,
    results: Results,
    texts: Texts,
    width_mm: float,
    height_mm: float,
    dpi: int = 200,
    style: ChartStyle = PAPER,
) -> bytes:
    """The figure as a PNG file; the same results give the same bytes."""
    figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH), dpi=dpi)
    canvas = FigureCanvasAgg(figure)
    draw(figure, results, texts, style)
    canvas.draw()  # type: ignore[no-untyped-call]
    size = canvas.get_width_height()
    # Without transparency a PDF needs no mask, is smaller and is laid out in half the time.
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", size, pixels).convert("RGB")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def chart_pdf(
    draw: Draw,
    results: Results,
    texts: Texts,
    width_mm: float,
    height_mm: float,
    style: ChartStyle = PAPER,
) -> bytes:
    """The figure as a PDF of one page, its lines and letters sharp at any size; the same each time."""
    figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))
    canvas = FigureCanvasPdf(figure)
    draw(figure, results, texts, style)
    file = BytesIO()
    canvas.print_figure(
        file, format="pdf", metadata={"CreationDate": None, "Creator": None, "Producer": None}
    )
    return file.getvalue()
