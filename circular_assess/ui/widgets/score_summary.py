"""What stands behind a score in one line, what there is to say about it, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Score
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.scenario_mark import ElidedLabel
from circular_assess.ui.widgets.score_words import breakable
from circular_assess.ui.widgets.words import picture, words


class ScoreSummary(QWidget):
    """Reason and number of proofs while the row is closed; "Look again" while it is open.

    Attributes: look_again (the button). Signals: look_again_set(bool).
    """

    look_again_set = Signal(bool)

    def __init__(self, look: Look, texts: Texts, scenario: str, *, is_fixed: bool) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._is_fixed = is_fixed
        self.least_width = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._lines = QWidget()
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.space("hair"))
        self._reason, self._proofs = ElidedLabel(""), ElidedLabel("", "small")
        self._clip = picture(look, "paperclip", "text2", 1.0)
        below = QHBoxLayout()
        below.setSpacing(look.space("tight"))
        below.addWidget(self._clip)
        below.addWidget(self._proofs, 1)
        self._lock = picture(look, "lock", "accent_ink", 1.0)
        self._lock.setToolTip(texts.tr("Confidential"))
        below.addWidget(self._lock)
        lines.addWidget(self._reason)
        lines.addLayout(below)
        column.addWidget(self._lines)
        self.look_again = self._make_look_again(scenario)
        column.addWidget(self.look_again, 0, Qt.AlignmentFlag.AlignRight)
        fixed = words(texts.tr("0 by definition, for the baseline"), "caption", wrap=True)
        column.addWidget(fixed)
        fixed.setVisible(is_fixed)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """The button in place of the lines."""
        self._lines.setVisible(not is_open and not self._is_fixed)
        self.look_again.setVisible(is_open and not self._is_fixed)

    def show_score(self, score: Score) -> None:
        """The first words of the reason and how many proofs; nothing while nothing is entered."""
        tr, texts = self._texts.tr, self._texts
        self._reason.set_words(score.reason if score.reason.strip() else tr("no reason yet"))
        count = len(score.proofs)
        proofs = texts.plural("{count} proof", "{count} proofs", count) if count else tr("no proof yet")
        self._proofs.set_words(proofs)
        is_blank = not (score.is_scored or score.reason.strip() or count)
        for part in (self._reason, self._proofs, self._clip):
            part.setVisible(not is_blank)
        is_marked = score.is_reason_confidential or any(proof.is_confidential for proof in score.proofs)
        self._lock.setVisible(is_marked and not is_blank)
        flagged = tr("To look at again") if score.look_again else tr("Look again")
        if self.look_again.text() != flagged:
            self.look_again.setText(flagged)
            token = "warning" if score.look_again else "accent_ink"
            self.look_again.setIcon(self._look.icon("flag", token))
        self.look_again.setChecked(score.look_again)

    def _make_look_again(self, scenario: str) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "quiet")
        made.setAutoDefault(False)
        made.setCheckable(True)
        made.setIcon(self._look.icon("flag", "accent_ink"))
        made.setIconSize(self._look.icon_size(1.15))
        made.setAccessibleName(self._texts.tr("Look again at {scenario}", scenario=scenario[:200]))
        for text in (self._texts.tr("To look at again"), self._texts.tr("Look again")):
            made.setText(text)
            self.least_width = max(self.least_width, made.sizeHint().width())
        made.clicked.connect(self.look_again_set)
        return made


class ScoreRemarks(QWidget):
    """Small words below the fields: to look at again, not acceptable, no effect expected, illustrative.

    The range of a score is among them while the row is closed.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("tight"))
        self._flag = picture(look, "flag", "warning", 1.0)
        self._flag_words = words(texts.tr("to look at again"), "small", tone="warning")
        self._out = picture(look, "circle-alert", "error", 1.0)
        self._remark = words(role="small", wrap=True)
        for part in (self._flag, self._flag_words, self._out):
            row.addWidget(part)
        row.addWidget(self._remark, 1)
        self._parts: tuple[str, ...] = ()
        self._range = ""
        self._is_open = self._is_flagged = False

    def show_score(self, score: Score, no_effect: str, knock_out: str = "", around: str = "") -> None:
        """What there is to say; all but the score are words where they apply, else empty."""
        is_illustrative = score.is_illustrative and score.is_scored
        self._parts = (knock_out, no_effect, self._texts.tr("illustrative") if is_illustrative else "")
        self._range, self._is_flagged = around, score.look_again
        self._out.setVisible(bool(knock_out))
        self._flag.setVisible(score.look_again)
        self._flag_words.setVisible(score.look_again)
        self._show_words()

    def set_open(self, is_open: bool) -> None:
        """Without the range, which has its fields in the open row."""
        self._is_open = is_open
        self._show_words()

    def _show_words(self) -> None:
        tr, remark = self._texts.tr, ""
        for part in ("" if self._is_open else self._range, *self._parts):
            remark = (
                tr("{first} · {second}", first=remark, second=part) if remark and part else remark or part
            )
        remark = breakable(remark)
        if self._remark.text() != remark:
            self._remark.setText(remark)
        self.setVisible(bool(remark) or self._is_flagged)


class ScoreError(QWidget):
    """An icon and a sentence below a field whose text does not count."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("tight"))
        row.addWidget(picture(look, "circle-alert", "error", 1.1), 0, Qt.AlignmentFlag.AlignTop)
        self._label = words(wrap=True, tone="error")
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty if all is well."""
        return self._label.text()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self._label.setText(sentence)
        self.setVisible(bool(sentence))
