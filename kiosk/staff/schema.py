"""`schema`: the JSON Schema of `content.yaml` as a file, for the editors of staff.

Owns what of the kinds it is made of, and how the file looks. Must not know how a schema is made.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.content.schema import json_schema
from kiosk.slides import Kind, contents, discover
from kiosk.storage import write_whole


def schema_text() -> str:
    """The schema of a content file with all kinds there are."""
    kinds = discover()
    about = {name: in_a_line(kind) for name, kind in kinds.items()}
    return json.dumps(json_schema(contents(), about), ensure_ascii=False, indent=1) + "\n"


def in_a_line(kind: Kind) -> str:
    """What a kind shows, in Chinese and English."""
    return " · ".join(" ".join(kind.told(language).split("\n\n")[0].split()) for language in ("zh", "en"))


def write_schema(file: Path) -> int:
    """Write it; returns the exit status."""
    try:
        write_whole(file, schema_text().encode())
    except OSError as error:
        print(f"写不了 cannot write {file}: {error.strerror}", file=sys.stderr)
        return 1
    print(file)
    return 0
