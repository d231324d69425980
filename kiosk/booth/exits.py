"""With which status the show ends, and what that asks of whoever keeps it running.

Must not know who that is.
"""

from __future__ import annotations

#: Staff left it: it stays off.
LEFT = 0
#: It asks to be started again, and nothing is wrong.
START_AGAIN = 10
#: It was told to end, by a signal or by the end of its supervisor. Who did not tell it starts it again.
TOLD = 20
#: It could not go on: it is to be started again, and that counts as a fault.
STUCK = 30
