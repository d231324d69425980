"""Large blocks that are freed go back to the system, also those that lie below something small which lives on."""

import subprocess
import sys

#: Frees 200 blocks of 1 MB between small ones that stay, and prints how many MB of them the process still has.
_CHURN = """
import ctypes, psutil
from kiosk.booth.heap import give_back_large_blocks
{call}
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
def block(size):
    at = libc.malloc(size)
    ctypes.memset(at, 1, size)
    return at
libc.free(block(4 << 20))
process = psutil.Process()
before = process.memory_info().rss
large = []
for _ in range(200):
    large.append(block(1 << 20))
    block(4000)
for at in large:
    libc.free(at)
print((process.memory_info().rss - before) >> 20)
"""


def kept(call: str) -> int:
    done = subprocess.run([sys.executable, "-c", _CHURN.format(call=call)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_what_is_freed_goes_back() -> None:
    assert kept("give_back_large_blocks()") < 20


def test_another_c_library_is_left_alone() -> None:
    no_mallopt = "real, ctypes.CDLL = ctypes.CDLL, (lambda name: object())"
    assert kept(f"{no_mallopt}\ngive_back_large_blocks()\nctypes.CDLL = real") > 100
