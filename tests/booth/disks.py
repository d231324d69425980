"""What tests say of a disk that can be filled up."""

from collections.abc import Callable
from pathlib import Path

#: Makes the disk `full`, `readonly` or `well` again, and returns a folder on it.
Disk = Callable[[str], Path]
