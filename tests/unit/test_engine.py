"""The engine: every job is answered once, whatever a worker does, and nothing outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import msgspec
import pytest

import summit_tui
from summit_tui.engines.kit import standard_kit
from summit_tui.engines.local import LocalEngine, read_all
from summit_tui.engines.messages import Failed, Job, Reading, Result
from summit_tui.model import Extraction, Metadata
from summit_tui.settings import Budget, Settings

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


class Desk:
    """Collects what an engine says."""

    def __init__(self) -> None:
        self.results: SimpleQueue[Result] = SimpleQueue()
        self.ready: SimpleQueue[str | None] = SimpleQueue()

    def next(self) -> Result:
        return self.results.get(timeout=30)

    def nothing_more(self) -> bool:
        try:
            self.results.get(timeout=0.2)
        except Empty:
            return True
        return False


@pytest.fixture(autouse=True)
def _importable_kit(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path(summit_tui.__file__).parent.parent
    monkeypatch.setenv("PYTHONPATH", f"{HERE}{os.pathsep}{own}")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def engine(desk: Desk) -> Iterator[Callable[..., LocalEngine]]:
    made: list[LocalEngine] = []

    def make(workers: int = 1, **options: object) -> LocalEngine:
        options = {"settings": None, "seconds": 20.0, "grace": 5.0, "kit": "engine_kit:make", **options}
        engine = LocalEngine(workers, on_result=desk.results.put, on_ready=desk.ready.put, **options)  # type: ignore[arg-type]
        made.append(engine)
        return engine

    yield make
    for one in made:
        one.stop()


def job(folder: Path, name: str, text: str) -> Job:
    (folder / name).write_text(text)
    return Job(str(folder), name, os.fsencode(name))


def gone(pid: int) -> bool:
    """A process that is no more, or is dead and only waits to be reaped by somebody else."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    return condition()


def test_a_job_brings_back_the_article_and_what_was_found_in_it(tmp_path, desk, engine):
    one = engine(settings={"sides": {"Dockers": ["union"]}})
    one.start()
    one.submit(job(tmp_path, "a.txt", "The dockers want more."))

    reading = desk.next()

    assert isinstance(reading, Reading)
    assert (reading.file, reading.article.text) == ("a.txt", "The dockers want more.")
    assert reading.extraction.extractor.endswith("with {'sides': {'Dockers': ['union']}}")
    assert desk.ready.get(timeout=5) is None
    assert one.pending == 0


def test_a_hundred_jobs_over_two_workers_are_each_answered_once(tmp_path, desk, engine):
    two = engine(2)
    two.start()
    names = [f"{number}.txt" for number in range(100)]
    for name in names:
        two.submit(job(tmp_path, name, name))

    answers = Counter(desk.next().file for _ in names)

    assert answers == Counter(names)
    assert desk.nothing_more() and two.pending == 0


def test_an_article_whose_worker_was_killed_is_retried_and_delivered(tmp_path, desk, engine):
    one = engine()
    one.start()
    one.submit(job(tmp_path, "a.txt", "die once"))
    assert isinstance(desk.next(), Reading)


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("die", "died, 2 times"),
        ("hang", "gave no answer within 1 seconds, 2 times"),
        ("garble", "gave an answer that cannot be read, 2 times"),
        ("garble length", "gave an answer that cannot be read, 2 times"),
    ],
)
def test_an_article_that_takes_two_workers_down_is_marked_and_the_next_is_read(tmp_path, desk, engine, behaviour, said):
    one = engine(seconds=0.8, grace=0.2)
    one.start()
    one.submit(job(tmp_path, "bad.txt", behaviour))
    one.submit(job(tmp_path, "good.txt", "fine"))

    failed, reading = desk.next(), desk.next()

    assert isinstance(failed, Failed) and failed.file == "bad.txt"
    assert failed.reason == f"the worker that read it {said}"
    assert "the other articles are not affected" in failed.hint
    assert isinstance(reading, Reading) and reading.file == "good.txt"


@pytest.mark.parametrize("behaviour", ["hang once", "garble once"])
def test_a_hung_or_garbled_worker_is_replaced_and_its_article_delivered(tmp_path, desk, engine, behaviour):
    one = engine(seconds=0.8, grace=0.2)
    one.start()
    assert desk.ready.get(timeout=20) is None
    (first,) = one.pids
    one.submit(job(tmp_path, "a.txt", behaviour))

    assert isinstance(desk.next(), Reading)
    assert first not in one.pids and gone(first)


def test_a_worker_that_dies_while_idle_costs_no_article_a_try(tmp_path, desk, engine):
    one = engine()
    one.start()
    desk.ready.get(timeout=20)
    (first,) = one.pids
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)

    one.submit(job(tmp_path, "a.txt", "die once"))
    assert isinstance(desk.next(), Reading)


def test_an_unreadable_file_and_a_fault_are_told_apart_and_stop_nothing(tmp_path, desk, engine):
    one = engine()
    one.start()
    for name in ("unreadable", "raise", "surrogate", "print", "fine"):
        one.submit(job(tmp_path, f"{name}.txt", name))
    (pid,) = [desk.ready.get(timeout=20) or one.pids[0]]

    answers = [desk.next() for _ in range(5)]

    assert answers[0] == Failed("unreadable.txt", "it is not text", "save it as UTF-8")
    assert isinstance(answers[1], Failed) and "KeyError: 'a fault'" in answers[1].reason
    assert isinstance(answers[2], Failed)
    assert [type(answer) for answer in answers[3:]] == [Reading, Reading]
    assert one.pids == [pid]


def test_a_file_that_vanished_is_a_plain_failure(tmp_path, desk, engine):
    one = engine()
    one.start()
    one.submit(Job(str(tmp_path), "gone.txt", b"gone.txt"))
    failed = desk.next()
    assert isinstance(failed, Failed) and "gone.txt" in failed.reason


def test_names_that_are_not_utf8_are_read(tmp_path, desk, engine):
    raw = b"caf\xe9.txt"
    (tmp_path / os.fsdecode(raw)).write_text("fine")
    one = engine()
    one.start()
    one.submit(Job(str(tmp_path), "caf%E9.txt", raw))
    assert desk.next().file == "caf%E9.txt"


def test_stop_during_work_leaves_no_process_and_no_thread_and_says_nothing_more(tmp_path, desk, engine):
    two = engine(2)
    two.start()
    assert until(lambda: len(two.pids) == 2)
    desk.ready.get(timeout=20)
    for number in range(6):
        two.submit(job(tmp_path, f"{number}.txt", "hang"))
    assert until((tmp_path / "0.seen").exists)
    pids, threads = two.pids, [thread for thread in threading.enumerate() if thread.name.startswith("engine-")]

    two.stop(seconds=20)

    assert all(gone(pid) for pid in pids) and two.pids == []
    assert threads and not any(thread.is_alive() for thread in threads)
    assert desk.nothing_more() and two.pending == 0
    two.stop()  # twice is harmless


def test_stop_while_the_parser_loads_leaves_nothing(engine):
    one = engine(kit="engine_kit:make_slowly")
    one.start()
    assert until(lambda: len(one.pids) == 1)
    (pid,) = one.pids
    one.stop(seconds=20)
    assert gone(pid) and one.pids == []


def test_workers_die_with_a_parent_that_is_killed(tmp_path):
    (tmp_path / "a.txt").write_text("hang")
    script = (
        "import sys, time\n"
        "from summit_tui.engines.local import LocalEngine\n"
        "from summit_tui.engines.messages import Job\n"
        "engine = LocalEngine(2, None, on_result=print, kit='engine_kit:make')\n"
        "engine.start(); engine.submit(Job(sys.argv[1], 'a.txt', b'a.txt'))\n"
        "while len(engine.pids) < 2: time.sleep(0.01)\n"
        "print(*engine.pids, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 2 and until((tmp_path / "a.seen").exists)  # one hangs in an article, one is idle

    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert all(until(lambda pid=pid: gone(pid)) for pid in pids)


def test_a_program_that_ends_without_stop_leaves_no_worker():
    script = (
        "import time; from summit_tui.engines.local import LocalEngine\n"
        "engine = LocalEngine(1, None, on_result=print, kit='engine_kit:make_slowly')\n"
        "engine.start()\n"
        "while not engine.pids: time.sleep(0.01)\n"
        "print(*engine.pids, flush=True)"
    )
    ended = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True, timeout=30)
    assert until(lambda: gone(int(ended.stdout)))


def test_a_kit_that_cannot_be_loaded_is_said_once_and_fails_every_job(tmp_path, desk, engine):
    two = engine(2, kit="engine_kit:make_broken")
    two.submit(job(tmp_path, "before.txt", "fine"))
    two.start()
    early = desk.next()
    two.submit(job(tmp_path, "after.txt", "fine"))
    late = desk.next()

    assert desk.ready.get(timeout=5) == "OSError: the weights are missing"
    assert [early.file, late.file] == ["before.txt", "after.txt"]
    for failed in (early, late):
        assert isinstance(failed, Failed)
        assert failed.reason == "no worker could start: OSError: the weights are missing"
    assert desk.ready.empty()


def test_workers_that_always_die_once_they_are_ready_are_not_started_for_ever(tmp_path, desk, engine):
    two = engine(2, kit="engine_kit:make_and_die")
    two.start()
    for name in ("a.txt", "b.txt", "c.txt"):
        two.submit(job(tmp_path, name, "fine"))
    failed = [desk.next() for _ in range(3)]
    assert {one.file for one in failed if isinstance(one, Failed)} == {"a.txt", "b.txt", "c.txt"}
    assert two.pending == 0


def test_a_module_in_the_current_folder_is_not_run(tmp_path, desk, engine, monkeypatch):
    for name in ("msgspec", "summit_tui", "engine_kit", "queue"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w').close()")
    monkeypatch.chdir(tmp_path)
    one = engine()
    one.start()
    one.submit(job(tmp_path, "a.txt", "fine"))
    assert isinstance(desk.next(), Reading)
    assert not (tmp_path / "run").exists()


def test_settings_that_cannot_be_sent_are_refused_at_once():
    with pytest.raises(TypeError):
        LocalEngine(1, object(), on_result=print)


def test_a_callback_that_raises_does_not_stop_the_engine(tmp_path):
    seen: SimpleQueue[str] = SimpleQueue()

    def raising(result: Result) -> None:
        seen.put(result.file)
        raise RuntimeError("the desk has a fault")

    engine = LocalEngine(1, None, on_result=raising, kit="engine_kit:make")
    engine.start()
    engine.submit(job(tmp_path, "a.txt", "fine"))
    engine.submit(job(tmp_path, "b.txt", "fine"))
    assert [seen.get(timeout=20), seen.get(timeout=20)] == ["a.txt", "b.txt"]
    engine.stop()


def test_a_cancelled_article_is_never_answered_though_it_was_being_read(tmp_path, desk, engine):
    gate = tmp_path / "gate"
    one = engine()
    one.start()
    one.submit(job(tmp_path, "removed.txt", f"wait for {gate}"))
    assert until((tmp_path / "removed.seen").exists)
    one.submit(job(tmp_path, "queued.txt", "fine"))
    one.cancel("removed.txt")
    one.cancel("queued.txt")
    assert one.pending == 0
    one.submit(job(tmp_path, "kept.txt", "fine"))
    gate.touch()

    assert desk.next().file == "kept.txt"
    assert desk.nothing_more()


def test_a_newer_job_waits_for_the_running_one_of_its_article_so_that_the_last_answer_is_the_newest(
    tmp_path, desk, engine
):
    gate = tmp_path / "gate"
    two = engine(2)
    two.start()
    two.submit(job(tmp_path, "a.txt", f"wait for {gate}"))
    assert until((tmp_path / "a.seen").exists)
    two.submit(job(tmp_path, "a.txt", "second"))
    two.submit(job(tmp_path, "a.txt", "third"))
    two.submit(job(tmp_path, "b.txt", "other"))
    assert desk.next().file == "b.txt"
    gate.touch()

    texts = [answer.article.text for answer in (desk.next(), desk.next()) if isinstance(answer, Reading)]

    assert texts == [f"wait for {gate}", "third"]
    assert desk.nothing_more()


def test_read_all_gives_every_result_and_ends_its_workers(tmp_path):
    jobs = [job(tmp_path, f"{number}.txt", "unreadable" if number == 3 else "fine") for number in range(8)]

    results = list(read_all(jobs, workers=2, kit="engine_kit:make"))

    assert sorted(result.file for result in results) == [f"{number}.txt" for number in range(8)]
    assert [result.file for result in results if isinstance(result, Failed)] == ["3.txt"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("engine-")]
    assert list(read_all([], kit="engine_kit:make")) == []


def test_the_standard_kit_gets_sides_and_budget_from_the_desk_s_settings_and_keeps_the_asked_name(
    tmp_path, monkeypatch
):
    from summit_tui.extraction import pipeline

    loaded: list[pipeline.ExtractionSettings] = []
    monkeypatch.setattr(pipeline, "load_kit", loaded.append)
    monkeypatch.setattr(
        pipeline, "extract", lambda article, kit: Extraction(article.file, article.digest, "t", "en", Metadata(), ())
    )
    settings = Settings(sides={"Dockers": ["the union"]}, parse=Budget(words=70, seconds=3))
    (tmp_path / "a.txt").write_text("The dockers want more.")

    read = standard_kit(msgspec.msgpack.decode(msgspec.msgpack.encode(settings)))
    reading = read(tmp_path, tmp_path / "a.txt", "press/a.txt")

    assert [(one.sides, one.words, one.seconds) for one in loaded] == [({"Dockers": ["the union"]}, 70, 3)]
    assert reading.article.file == reading.extraction.file == "press/a.txt"
    standard_kit(None)
    assert loaded[1] == pipeline.ExtractionSettings()
