"""The preview's own look: the night of the kiosk, as a style sheet for its widgets.

Must not know which widgets there are, but for their names.
"""

from __future__ import annotations

from kiosk.look.fonts import FAMILIES
from kiosk.look.tokens import NIGHT

#: Families for lines of the file, in which columns align.
MONO = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Cascadia Mono', 'DejaVu Sans Mono', monospace"
_FAMILIES = ", ".join(f"'{family}'" for family in FAMILIES["sans"])


def style_sheet() -> str:
    """The style sheet."""
    night = NIGHT
    return f"""
* {{ font-family: {_FAMILIES}; font-size: 14px; color: {night.text}; }}
QWidget#preview {{ background: {night.sky[0][1]}; }}
QWidget#bar, QWidget#transport {{ background: {night.plate}; }}
QLabel {{ background: transparent; }}
QLabel#quiet, QLabel#told {{ color: {night.text_2}; }}
QLabel#told {{ padding: 2px 12px 4px; font-size: 13px; }}
QLabel#section {{ color: {night.text_2}; font-weight: bold; padding: 2px 4px; }}
QComboBox, QDateTimeEdit, QPushButton, QToolButton {{
    background: {night.ghost}; border: 1px solid {night.edge}; border-radius: 8px; padding: 5px 10px; min-height: 20px;
}}
QComboBox:hover, QDateTimeEdit:hover, QPushButton:hover, QToolButton:hover {{ background: {night.solid}; }}
QComboBox:focus, QDateTimeEdit:focus, QPushButton:focus, QToolButton:focus {{ border: 2px solid {night.cyan}; }}
QComboBox QAbstractItemView {{ background: {night.plate}; selection-background-color: {night.selected[0]}; }}
QPushButton:checked {{ background: {night.selected[0]}; border: 1px solid {night.cyan}; }}
QPushButton#primary {{
    background: {night.primary[1]}; color: {night.ink}; border: 1px solid {night.primary[0]}; font-weight: bold;
}}
QPushButton:disabled, QDateTimeEdit:disabled {{ color: {night.disabled}; border-color: {night.hair}; }}
QListWidget, QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; outline: none; }}
QListWidget::item {{ padding: 6px 10px; border: 1px solid transparent; border-radius: 8px; }}
QListWidget::item:hover {{ background: {night.ghost}; }}
QListWidget::item:selected {{ background: {night.selected[1]}; border: 1px solid {night.cyan}; }}
QSlider {{ min-height: 24px; }}
QSlider::groove:horizontal {{ height: 4px; background: {night.hair}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {night.cyan}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 18px; margin: -7px 0; border-radius: 9px; background: {night.moon}; }}
QSplitter::handle {{ background: {night.hair}; }}
QFrame#card {{ background: {night.plate}; border: 1px solid {night.hair}; border-radius: 12px; }}
QFrame#card[severity="error"] {{ border-color: {night.red}; }}
QFrame#card[severity="warning"] {{ border-color: {night.warn}; }}
QFrame#card[chosen="true"] {{ background: {night.plate_top}; border-width: 2px; }}
QLabel#what {{ font-weight: bold; font-size: 15px; }}
QLabel#code {{
    font-family: {MONO}; background: {night.sky[0][1]}; border-radius: 6px; padding: 6px 10px; color: {night.text_2};
}}
QLabel#mend {{ color: {night.text_2}; }}
QLabel#level[severity="error"] {{ color: {night.red}; font-size: 18px; font-weight: bold; }}
QLabel#level[severity="warning"] {{ color: {night.warn}; font-size: 18px; font-weight: bold; }}
QLabel#banner {{
    background: {night.gold_fill}; color: {night.gold}; border: 1px solid {night.gold}; border-radius: 8px;
    padding: 6px 12px; margin: 6px 12px 0;
}}
QScrollBar:vertical {{ background: transparent; width: 12px; }}
QScrollBar::handle:vertical {{ background: {night.hair}; border-radius: 5px; min-height: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    height: 0; background: none;
}}
QToolTip {{ background: {night.plate}; border: 1px solid {night.edge}; }}
"""
