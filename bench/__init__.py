"""What is timed, by command: `python -m bench`. Needs Xvfb; no goal here is a test, because machines differ."""
