"""`python -m bench faults`: the real kiosk under its real supervisor, and everything that can happen to it."""
