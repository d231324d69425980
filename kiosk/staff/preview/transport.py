"""The slider through a slide's entry, and its play button.

Must not know slides; it is told how long the entry is.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from kiosk.clock import Clock
from kiosk.content.fields import Language
from kiosk.staff.preview.words import say

_FRAME = 16  # ms


class Transport(QWidget):
    """Where in the entry the slide is shown."""

    #: Another moment should show.
    moved = Signal()

    def __init__(self, clock: Clock) -> None:
        """At the end of an entry of no length."""
        super().__init__()
        self.setObjectName("transport")
        self._clock = clock
        self._language: Language = "zh"
        self._began: float | None = None
        self.play = QPushButton()
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(100)
        self._shown = QLabel()
        self._shown.setObjectName("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self._shown)
        self.slider.valueChanged.connect(self._dragged)
        self.play.clicked.connect(self.toggle)
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self.advance)

    @property
    def ms(self) -> float:
        """The moment that shows, in milliseconds since the entry began."""
        return float(self.slider.value())

    @property
    def at_rest(self) -> bool:
        """Whether the entry is over."""
        return self.slider.value() >= self.slider.maximum()

    @property
    def playing(self) -> bool:
        """Whether the entry runs by itself."""
        return self._began is not None

    def fit(self, end: float) -> None:
        """A page whose entry takes `end` milliseconds; it shows as it is at rest."""
        self.stop()
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, round(end)))
            self.slider.setValue(self.slider.maximum())
        self._tell()

    def say(self, language: Language) -> None:
        """Speak this language."""
        self._language = language
        self._tell()

    def toggle(self) -> None:
        """Play the entry from its beginning, or stop where it is."""
        if self.playing:
            self.stop()
            self.moved.emit()
        elif self.slider.maximum():
            self._began = self._clock.now()
            self._frames.start()
            self.advance()

    def stop(self) -> None:
        """Let it stand where it is."""
        self._began = None
        self._frames.stop()
        self._tell()

    def advance(self) -> None:
        """Go on to now."""
        if self._began is None:
            return
        ms = (self._clock.now() - self._began) * 1000
        with QSignalBlocker(self.slider):
            self.slider.setValue(min(self.slider.maximum(), round(ms)))
        if self.at_rest:
            self.stop()
        self._tell()
        self.moved.emit()

    def _dragged(self) -> None:
        self.stop()
        self.moved.emit()

    def _tell(self) -> None:
        self.play.setText(f"■ {say('stop', self._language)}" if self.playing else f"▶ {say('play', self._language)}")
        self.play.setEnabled(self.slider.maximum() > 0)
        self._shown.setText(say("ms", self._language, at=self.slider.value(), end=self.slider.maximum()))
