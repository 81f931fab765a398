"""One event, one line of the journal: how it is written, and what is made of a line that holds none."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from summit_tui.model import SCHEMA, Decision

_SHOWN = 60
_BOM = b"\xef\xbb\xbf"
_CONFLICT = re.compile(rb"(<{7}|={7}|>{7}|\|{7})( |\r?$)")


class JournalProblem(msgspec.Struct, frozen=True):
    """A line that was set aside. `line` counts from 1.

    `kind` is torn (the file ends within it), garbled, newer, or conflict: a mark that git left between two versions,
    of which both count.
    """

    line: int
    kind: Literal["torn", "garbled", "newer", "conflict"]
    reason: str

    def __str__(self) -> str:
        return f".summit/journal.jsonl, line {self.line}: {self.reason}; it is kept as it is and passed over."


class _Peek(msgspec.Struct):
    schema: int = 1


_decision = msgspec.json.Decoder(Decision)
_peek = msgspec.json.Decoder(_Peek)


def line_of(decision: Decision) -> bytes:
    """Give an event as its line in the journal, with its schema written out and its line feed."""
    try:
        body = msgspec.json.encode(decision)
    except UnicodeEncodeError:  # a lone surrogate, as a terminal passes on a byte that is not UTF-8
        plain = msgspec.to_builtins(decision)
        body = msgspec.json.encode(msgspec.convert(_well_formed(plain), Decision))
    # The struct leaves out what is at its default, but a later version's default will be another schema.
    return body.replace(b"{", b'{"schema":%d,' % SCHEMA, 1) + b"\n" if decision.schema == SCHEMA else body + b"\n"


def _well_formed(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _well_formed(item) for key, item in value.items()}
    return value


def read_line(line: bytes, whole: bool) -> Decision | JournalProblem:
    """Read one line.

    Args:
        line: its bytes; a byte-order mark that an editor put before it, and a CR that git left at its end, do no harm.
        whole: whether a line feed ended it.

    Returns:
        The event, or what is wrong; the caller fills in the problem's line number.
    """
    line = line.removeprefix(_BOM)
    shown = line[:_SHOWN].decode("utf-8", "replace")
    try:
        schema = _peek.decode(line).schema
        if schema > SCHEMA:
            return JournalProblem(
                0, "newer", f"written by a newer version (schema {schema}, this one reads up to {SCHEMA})"
            )
        decision = _decision.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if _CONFLICT.match(line):
            return JournalProblem(
                0, "conflict", f"a mark of a conflict in git, both sides of it count ({shown.strip()})"
            )
        if whole:
            return JournalProblem(0, "garbled", f"no decision ({error}): {shown}")
        return JournalProblem(0, "torn", f"the file ends within it: {shown}")
    if not decision.id:
        return JournalProblem(0, "garbled", f"a decision without an id: {shown}")
    return decision


class Lines(msgspec.Struct, frozen=True):
    """What a stretch of a journal holds. `consumed` bytes need not be read again; problems count lines from 1."""

    decisions: tuple[Decision, ...]
    problems: tuple[JournalProblem, ...]
    consumed: int


def read_lines(data: bytes) -> Lines:
    """Read the events in the bytes of a journal.

    A last line that is not whole yet is reported as torn and not consumed.
    """
    decisions: list[Decision] = []
    problems: list[JournalProblem] = []
    offset = 0
    number = 0
    while offset < len(data):
        end = data.find(b"\n", offset)
        whole = end >= 0
        line = data[offset : end if whole else len(data)]
        number += 1
        if line.strip():
            read = read_line(line, whole)
            if isinstance(read, Decision):
                decisions.append(read)
            else:
                problems.append(msgspec.structs.replace(read, line=number))
                if read.kind == "torn":
                    break
        offset = end + 1 if whole else len(data)
    return Lines(tuple(decisions), tuple(problems), offset)
