"""Kiosk: a touch exhibition of Suzhou Industrial Park's year in artificial intelligence."""

__version__ = "0.1.0"
