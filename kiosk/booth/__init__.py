"""Keeps the kiosk running: supervisor and heart, journal, logs, handover. Must not know what is shown."""
