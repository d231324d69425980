"""Addresses on the web: what a visitor's phone can open from a QR code.

Owns what counts as one, and how one that lacks its beginning was meant. Must not know companies, files or Qt.
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_BARE = re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2,}|中国|公司|网络)(?:[:/?#]\S*)?", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Whether it is a whole http(s) address."""
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:  # brackets that hold no IPv6 address
        return False


def likely_link(text: str) -> str:
    """The address that was most likely meant by `www.example.com`, or an empty text."""
    bare = re.sub(r"^(?:https?)?\s*[:：;]?\s*[/\\／]*", "", text.strip(), flags=re.IGNORECASE)
    return f"https://{bare}" if _BARE.fullmatch(bare) else ""


def _link(text: str) -> str:
    if not is_link(text):
        raise PydanticCustomError("link_not_web", "no http(s) address", {"given": text})
    return text


Link = Annotated[str, AfterValidator(_link)]
