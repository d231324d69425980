"""Whatever happens to the shipped deck, in bytes or nodes: a deck or a problem on a true line, never a blank screen.

`python -m bench mutations` does the same with 2,000 cases.
"""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bench.mutating import Harm, Harmed, byte_harm, node_harm

ROOT = Path(__file__).parents[2]
CASES = settings(
    max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
_number = count()


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Harmed:
    return Harmed(ROOT / "content.yaml", tmp_path_factory.mktemp("harmed"))


def kept_its_word(harmed: Harmed, harm: Harm) -> None:
    checked, complaints = harmed.check(harm)
    assert complaints == []
    if next(_number) % 10 == 0:
        assert not harmed.blank(checked.deck)


@CASES
@given(harm=byte_harm())
def test_bytes(harmed: Harmed, qapp: object, harm: Harm) -> None:
    kept_its_word(harmed, harm)


@CASES
@given(harm=node_harm())
def test_nodes(harmed: Harmed, qapp: object, harm: Harm) -> None:
    kept_its_word(harmed, harm)


def test_harm_is_done(harmed: Harmed) -> None:
    """Most cases are no longer the file that is shipped; a complaint would be heard."""
    changed: list[bool] = []

    @settings(CASES, max_examples=20)
    @given(harm=node_harm())
    def look(harm: Harm) -> None:
        changed.append(harm(harmed.sound) != harmed.sound)

    look()
    assert sum(changed) > 15
    checked, complaints = harmed.check(lambda content: content)
    assert checked.good
    assert complaints == []
    checked, _ = harmed.check(lambda content: content.replace(b"kind: cover", b"kind: kover"))
    assert [problem.code for problem in checked.problems] == ["kind_unknown"]
