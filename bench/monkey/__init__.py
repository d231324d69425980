"""Hostile fingers: a monkey at the real window, and what must never happen while it plays.

`whims` chooses what it does next, `staff` what others do from their desk, `hands` does it, `decks` are the files it
saves, `ear` hears what goes wrong, `run` is the command.
"""
