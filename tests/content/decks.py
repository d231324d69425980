"""Small content files for tests, as text."""

STATEMENT = "  - kind: statement\n    title: x\n"


def lines(*texts: str) -> str:
    """Each text on a line of its own."""
    return "".join(f"{text}\n" for text in texts)


def slide(kind: str, *texts: str) -> str:
    """A slide on lines 2 and on; its further lines begin on line 4."""
    return lines("slides:", f"  - kind: {kind}", "    title: x", *(f"    {text}" for text in texts))
