"""How the desk's threads share the interpreter, and how the clerk waits."""

from __future__ import annotations

import threading

from summit_tui.desk.office.clerk import Clerk
from summit_tui.desk.pace import LONGEST, SHARE, Pace


def assert_set(event: threading.Event) -> None:
    assert event.wait(10)


class Clocks:
    def __init__(self) -> None:
        self.wall = self.busy = 0.0

    def pace(self) -> Pace:
        return Pace(lambda: self.wall, lambda: self.busy)


def test_the_first_work_is_done_at_once() -> None:
    assert Clocks().pace().wait() == 0


def test_work_that_took_long_waits_until_it_was_its_share_of_the_time() -> None:
    clocks = Clocks()
    pace = clocks.pace()
    pace.begin()
    clocks.wall = clocks.busy = 0.2
    assert round(pace.wait(), 6) == round(0.2 / SHARE - 0.2, 6)
    clocks.wall = 0.2 / SHARE
    assert pace.wait() == 0


def test_nothing_waits_longer_than_a_person_would() -> None:
    clocks = Clocks()
    pace = clocks.pace()
    pace.begin()
    clocks.busy = 1000.0
    assert pace.wait() == LONGEST


def test_work_that_cost_nothing_does_not_wait() -> None:
    clocks = Clocks()
    pace = clocks.pace()
    pace.begin()
    assert pace.wait() == 0


def test_a_task_for_later_is_done_after_those_for_now() -> None:
    done: list[str] = []
    ready, ended = threading.Event(), threading.Event()
    clerk = Clerk(lambda error: None)

    def last() -> None:
        done.append("later")
        ended.set()

    clerk.do(lambda: assert_set(ready))
    clerk.do(last, after=0.01)
    clerk.do(lambda: done.append("now"))
    ready.set()
    assert ended.wait(10)
    clerk.close(1)
    assert done == ["now", "later"]


def test_a_task_takes_the_place_of_one_of_its_slot_that_was_for_later() -> None:
    done: list[str] = []
    ready, ended = threading.Event(), threading.Event()
    clerk = Clerk(lambda error: None)

    def new() -> None:
        done.append("new")
        ended.set()

    clerk.do(lambda: assert_set(ready))
    clerk.do(lambda: done.append("old"), slot="take up", after=0.01)
    clerk.do(new, slot="take up", after=0.02)
    ready.set()
    assert ended.wait(10)
    clerk.close(1)
    assert done == ["new"]


def test_what_is_for_later_is_dropped_when_the_clerk_closes() -> None:
    done: list[str] = []
    clerk = Clerk(lambda error: None)
    clerk.do(lambda: done.append("later"), after=30)
    assert clerk.close(5)
    assert done == []
