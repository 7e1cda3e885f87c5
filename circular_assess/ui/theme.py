"""How the window looks: fonts, icons, palette and style sheet made from the tokens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from circular_assess import resources
from circular_assess.ui.style_sheet import style_sheet
from circular_assess.ui.tokens import (
    BODY_PT,
    CONTRAST,
    DARK,
    LIGHT,
    SMALLEST_PT,
    SPACES_EM,
    TYPE_RATIOS,
    Tokens,
)

STRATEGY_ICONS = {"reuse": "recycle", "bio_based": "leaf", "sharing": "handshake", "service": "repeat"}
THEME_ICONS = {
    "textile": "shirt",
    "catering": "utensils",
    "furniture": "sofa",
    "building": "brick-wall",
    "lighting": "lightbulb",
    "ict": "monitor",
    "general": "shapes",
}
APPEARANCES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
ICON_EM = 1.2
MOST_ADVANCES = 4096
STYLE_IMAGES = {
    "chevron": ("chevron-down", "text2"),
    "check": ("check", "on_accent"),
    "up": ("chevron-up", "text2"),
}


class _Style(QProxyStyle):
    """Fusion, with room between a control and its focus ring."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """The sizes of Fusion, but for the focus frame."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 4
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        """The ways of Fusion, but the focus frame lies above its neighbours, and dialogs speak in words."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, data)


class Look(QObject):
    """The look of the program: tokens, fonts and icons for everything that is shown or painted.

    Attributes: tokens, em (the height of the body font in pixels).
    Signals: changed, after colours or sizes differ; painted widgets repaint, pages stay as they are.
    """

    changed = Signal()

    def __init__(self, app: QApplication, appearance: str = "", text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._system_font = QFont(app.font())
        self._appearance = appearance
        self._text_scale = text_scale
        self._images = QTemporaryDir()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._advances: dict[tuple[str, bool, str], float] = {}
        self.tokens = LIGHT
        self.em = 13.3
        app.setStyle(_Style())
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._apply)

    def set_appearance(self, appearance: str) -> None:
        """ "light", "dark", "contrast", or "" for what the system says."""
        self._appearance = appearance
        self._apply()

    def set_text_scale(self, text_scale: float) -> None:
        """Text as large as the system font times this."""
        self._text_scale = text_scale
        self._apply()

    @property
    def is_dark(self) -> bool:
        """True if what is written is lighter than its ground."""
        return self.tokens is not LIGHT

    def px(self, em: float) -> int:
        """A length in em as whole pixels, at least 1."""
        return max(1, round(em * self.em))

    def space(self, name: str) -> int:
        """One of the named spaces in pixels."""
        return self.px(SPACES_EM[name])

    def font(self, kind: str = "body", *, bold: bool = False) -> QFont:
        """A font of the type scale."""
        font = QFont(self._app.font())
        font.setPointSizeF(max(font.pointSizeF() * TYPE_RATIOS[kind], SMALLEST_PT))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def advance(self, words: str, kind: str = "body", *, bold: bool = False) -> float:
        """How wide words on one line are, in pixels; those measured lately are known."""
        key = (kind, bold, words)
        known = self._advances.get(key)
        if known is None:
            if len(self._advances) >= MOST_ADVANCES:
                self._advances.clear()
            known = QFontMetricsF(self.font(kind, bold=bold)).horizontalAdvance(words)
            self._advances[key] = known
        return known

    def colour(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(str(getattr(self.tokens, token)))

    def icon(self, name: str, token: str = "text") -> QIcon:
        """An icon for controls, in the colour of a token; greyed when disabled."""
        key = (name, token)
        if key not in self._icons:
            icon = QIcon()
            side = round(ICON_EM * self.em * self._app.devicePixelRatio())
            icon.addPixmap(self._draw(name, str(getattr(self.tokens, token)), side))
            icon.addPixmap(self._draw(name, self.tokens.border, side), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def window_icon(self) -> QIcon:
        """The sign of the program, in the sizes that title bars and task bars ask for."""
        icon = QIcon()
        for side in (16, 32, 64):
            icon.addPixmap(self._draw("app", self.tokens.accent, side))
        return icon

    def pixmap(self, name: str, token: str = "text", em: float = 1.2) -> QPixmap:
        """An icon as a picture of the given height, sharp on this screen."""
        ratio = self._app.devicePixelRatio()
        pixmap = self._draw(name, str(getattr(self.tokens, token)), round(em * self.em * ratio))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def icon_size(self, em: float = 1.2) -> QSize:
        """The size of an icon in a button."""
        return QSize(self.px(em), self.px(em))

    def _draw(self, name: str, colour: str, side: int) -> QPixmap:
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(_coloured(name, colour))).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return QPixmap.fromImage(image)

    def _tokens_of_system(self) -> Tokens:
        hints = self._app.styleHints()
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            preference = hints.accessibility().contrastPreference()
            if preference == Qt.ContrastPreference.HighContrast:
                return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _apply(self) -> None:
        self.tokens = APPEARANCES.get(self._appearance) or self._tokens_of_system()
        self._icons.clear()
        self._advances.clear()
        font = QFont(self._system_font)
        font.setPointSizeF(max(self._system_font.pointSizeF(), BODY_PT) * self._text_scale)
        self._app.setFont(font)
        screen = QGuiApplication.primaryScreen()
        self.em = font.pointSizeF() * screen.logicalDotsPerInchY() / 72
        self._app.setPalette(_palette(self.tokens))
        folder = Path(self._images.path())
        for image, (icon, token) in STYLE_IMAGES.items():
            svg = _coloured(icon, str(getattr(self.tokens, token)))
            (folder / f"{image}-{self.tokens.name}.svg").write_bytes(svg)
        self._app.setStyleSheet(style_sheet(self.tokens, self.em, font.pointSizeF(), folder.as_posix()))
        self.changed.emit()


def refresh_style(widget: QWidget) -> None:
    """Let a widget take the style of a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _coloured(name: str, colour: str) -> bytes:
    svg = (resources.path("icons") / f"{name}.svg").read_text(encoding="utf-8")
    return svg.replace("currentColor", colour).encode()


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.page,
        role.WindowText: tokens.text,
        role.Base: tokens.page,
        role.AlternateBase: tokens.sunk,
        role.Text: tokens.text,
        role.Button: tokens.page,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.error,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent_ink,
        role.LinkVisited: tokens.accent_ink,
        role.PlaceholderText: tokens.text2,
        role.ToolTipBase: tokens.announcement,
        role.ToolTipText: tokens.on_announcement,
        role.Mid: tokens.line,
        role.Dark: tokens.border,
        role.Light: tokens.page,
        role.Accent: tokens.accent,
    }
    palette = QPalette()
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.text2))
    return palette
