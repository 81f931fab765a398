"""A worker process: reads articles and extracts, one at a time, until its pipe ends.

Started by `engines.local` as `python -P -m summit_tui.engines.worker PARENT_PID`; not meant to be run by hand.
Its orders come by standard input and its answers leave by standard output, so both are moved to other
descriptors before anything else is imported: whatever a library prints then goes nowhere.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import msgspec

from summit_tui.engines.kit import Reader
from summit_tui.engines.messages import HEAD, LARGEST, Answer, Failed, Order, Ready, Setup, ToWorker, frame

_PR_SET_PDEATHSIG = 1
_NICE = 5


def read_one(reader: Reader, order: Order) -> Answer:
    """Carry out one order. Never raises: whatever goes wrong with an article becomes a `Failed`."""
    try:
        root = Path(os.fsdecode(order.root))
        return Answer(order.number, reader(root, root / os.fsdecode(order.path), order.file))
    except Exception as error:
        # An ArticleError brings words for people along; anything else is a fault of the program.
        reason, hint = getattr(error, "reason", None), getattr(error, "hint", None)
        if not (isinstance(reason, str) and isinstance(hint, str)):
            reason = f"the extractor failed on it ({type(error).__name__}: {error})"[:500]
            hint = "this is a fault of the program, not of the file; the other articles are not affected"
        return Answer(order.number, Failed(order.file, _clean(reason), _clean(hint)))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _make_reader(setup: Setup) -> Reader:
    module, _, name = setup.kit.partition(":")
    made: Reader = getattr(importlib.import_module(module), name)(setup.settings)
    return made


def _leave_standard_streams() -> tuple[int, int]:
    """Move the pipes off descriptors 0 and 1, put /dev/null on 0 to 2, and give the pipes' new numbers."""
    orders, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    if nowhere > 2:
        os.close(nowhere)
    return orders, answers


def _die_with(parent: int) -> None:
    """Ask the kernel to kill this process with its parent (Linux); elsewhere the end of the pipe does it, later."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before we could ask
        os._exit(0)


def _read_exactly(descriptor: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            os._exit(0)  # the end of the pipe: the parent is gone, or wants us to be
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _listen(orders: int, inbox: SimpleQueue[ToWorker]) -> None:
    """Read orders for ever, in a thread of its own, so that the pipe's end is seen while an article is read."""
    decoder = msgspec.msgpack.Decoder(ToWorker)
    while True:
        (size,) = HEAD.unpack(_read_exactly(orders, HEAD.size))
        try:
            if size > LARGEST:
                raise ValueError("no message is as large as that")
            inbox.put(decoder.decode(_read_exactly(orders, size)))
        except (ValueError, msgspec.MsgspecError):
            os._exit(1)  # a parent that talks nonsense is none; it sees the pipe end and starts another worker


def _send(answers: int, message: Answer | Ready) -> None:
    left = memoryview(_framed(message))
    while left:
        try:
            left = left[os.write(answers, left) :]
        except OSError:
            os._exit(0)


def _framed(message: Answer | Ready) -> bytes:
    try:
        return frame(message)
    except (ValueError, TypeError) as error:  # a UnicodeEncodeError is a ValueError
        if isinstance(message, Ready):
            return frame(Ready("the kit could not be loaded"))
        reason = f"what was found in it cannot be sent ({type(error).__name__})"
        hint = "this is a fault of the program, not of the file; the other articles are not affected"
        return frame(Answer(message.number, Failed(message.result.file, reason, hint)))


def main(parent: int) -> None:
    """Serve orders until the pipe ends.

    Args:
        parent: the process id of the desk, with which this process dies.
    """
    orders, answers = _leave_standard_streams()
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the desk's to answer
    os.nice(_NICE)
    inbox: SimpleQueue[ToWorker] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders, inbox), daemon=True).start()
    setup = inbox.get()
    try:
        if not isinstance(setup, Setup):
            raise TypeError("the first message is no setup")
        reader = _make_reader(setup)
    except Exception as error:
        _send(answers, Ready(_clean(f"{type(error).__name__}: {error}"[:500])))
        os._exit(1)
    _send(answers, Ready())
    while True:
        order = inbox.get()
        if isinstance(order, Order):
            _send(answers, read_one(reader, order))


if __name__ == "__main__":
    main(int(sys.argv[1]))
