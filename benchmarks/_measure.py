"""Print measurements, one JSON line each, and take them the same way everywhere."""

import json
import time
from collections.abc import Callable
from statistics import median


def tell(name: str, value: float, unit: str, peer: str | None = None, peer_value: float | None = None) -> None:
    """Print one measurement; `ratio` says how many times more the peer takes."""
    line: dict[str, str | float] = {"name": name, "value": round(value, 4), "unit": unit}
    if peer is not None and peer_value is not None:
        line |= {"peer": peer, "peer_value": round(peer_value, 4), "ratio": round(peer_value / value, 2)}
    print(json.dumps(line), flush=True)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Give the CPU seconds that this process spends on the work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def wall_seconds(work: Callable[[], object], times: int = 1) -> float:
    """Give the seconds on the clock, the median of several times."""
    return median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
