"""The engine's queue (urgent first, one waiting and one running job for each article) and number of workers."""

from __future__ import annotations

import os

import pytest

from summit_tui.engines.local import default_workers
from summit_tui.engines.messages import Job
from summit_tui.engines.queue import JobQueue


def test_urgent_jobs_come_first_and_a_job_replaces_the_waiting_one_of_its_article():
    queue = JobQueue()
    for name in ("a", "b", "c"):
        queue.put(Job("/", name, b"old"), urgent=False)
    queue.put(Job("/", "c", b"edited"), urgent=True)
    queue.put(Job("/", "a", b"new"), urgent=False)
    assert len(queue) == 3

    taken = [queue.take() for _ in range(4)]

    assert [(ticket.job.file, ticket.job.path) for ticket in taken if ticket] == [
        ("c", b"edited"),
        ("a", b"new"),
        ("b", b"old"),
    ]
    assert taken[3] is None and len(queue) == 3


def test_a_retry_gives_way_to_a_newer_job_of_its_article():
    queue = JobQueue()
    queue.put(Job("/", "a", b"old"), urgent=False)
    ticket = queue.take()
    assert ticket is not None
    queue.put(Job("/", "a", b"new"), urgent=False)
    queue.again(ticket)
    following = queue.take()
    assert following is not None and following.job.path == b"new"
    assert queue.take() is None


def test_the_default_leaves_a_core_to_the_screen_where_there_are_three_or_more(monkeypatch: pytest.MonkeyPatch):
    chosen: dict[int, int] = {}
    for cores in (1, 2, 3, 4, 16):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: set(range(cores)))
        chosen[cores] = default_workers()
    assert chosen == {1: 1, 2: 2, 3: 2, 4: 3, 16: 4}
