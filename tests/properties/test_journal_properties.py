"""Whatever happens to the file: whole events are read, in order, and what stands in it stays as it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.model import Anchor, Decision
from summit_tui.review.decisions import fold
from summit_tui.review.journal import Journal, event_ids, line_of, time_of

words = st.text(max_size=20)
whole_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.dictionaries(whole_words, whole_words | st.integers(-(2**53), 2**53) | st.none(), max_size=3) | st.none()
anchors = st.builds(
    Anchor, whole_words, whole_words, whole_words, st.integers(0, 10**9), st.integers(0, 10**9), whole_words
)


@st.composite
def decisions(draw: st.DrawFn, text: st.SearchStrategy[str] = whole_words) -> Decision:
    (new,) = event_ids()
    return Decision(
        new,
        time_of(new),
        draw(st.sampled_from(["ada", "ben"])),
        draw(st.sampled_from(["accept", "reject", "correct", "note"])),
        draw(text),
        draw(st.sampled_from(["quote", "demand", "question"])),
        draw(text),
        draw(anchors | st.none()),
        draw(values),
        draw(values),
        draw(text | st.none()),
    )


def journal_in(folder: str) -> Journal:
    return Journal(Path(folder), "ada")


@given(st.lists(st.lists(decisions(), max_size=4), max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_is_appended_is_read_back_as_it_was(batches):
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(folder)
        offset = 0
        for batch in batches:
            journal.append(batch)
            read = journal.read(offset)
            assert read.decisions == tuple(batch) and read.problems == ()
            offset = read.offset
        assert journal.read().decisions == tuple(event for batch in batches for event in batch)


@given(decisions(words))
@settings(max_examples=60, deadline=None)
def test_any_text_a_keyboard_can_send_is_kept_apart_from_lone_surrogates(event):
    with tempfile.TemporaryDirectory() as folder:
        journal_in(folder).append([event])
        (read,) = journal_in(folder).read().decisions
    assert read.id == event.id
    for kept, sent in ((read.article, event.article), (read.finding, event.finding), (read.note, event.note)):
        assert kept == (sent and "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in sent))


@given(st.lists(decisions(), min_size=1, max_size=4), st.binary(max_size=40), decisions())
@settings(max_examples=60, deadline=None)
def test_rubbish_between_events_costs_no_event_and_stays_where_it_is(events, rubbish, last):
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(folder)
        journal.append(events)
        with journal.path.open("ab") as file:
            file.write(rubbish)
        before = journal.path.read_bytes()
        journal.append([last])
        read = journal.read()
        assert journal.path.read_bytes().startswith(before)
    assert read.decisions == (*events, last)
    lines = [line for line in rubbish.split(b"\n") if line.strip()]
    assert len(read.problems) == len(lines)


@given(st.lists(decisions(), min_size=1, max_size=4), st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_cut_anywhere_gives_the_events_before_the_cut_and_later_the_rest(events, data):
    whole = b"".join(map(line_of, events))
    cut = data.draw(st.integers(0, len(whole)))
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(folder)
        journal.path.parent.mkdir()
        journal.path.write_bytes(whole[:cut])
        first = journal.read()
        journal.path.write_bytes(whole)
        second = journal.read(first.offset)
    assert first.decisions + second.decisions == tuple(events)
    assert first.offset <= cut and not second.restarted


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["ada", "ben"]), st.integers(0, 30)), max_size=30),
    st.randoms(),
)
@settings(deadline=None)
def test_any_history_folds_alike_in_any_order_and_again_and_undoing_all_leaves_nothing(steps, chance):
    events: list[Decision] = []
    review = fold([])
    for what, coder, number in steps:
        if what == 4:
            new = review.undo(coder)
        elif what == 5:
            new = review.redo(coder)
        else:
            (one,) = event_ids()
            action = ("accept", "reject", "correct", "note")[what]
            after = {"issue": str(number)} if what == 2 else None
            note = str(number) if what == 3 else None
            finding = str(number % 4)
            new = [Decision(one, time_of(one), coder, action, "a.txt", "quote", finding, None, None, after, note)]
        for event in new:
            assert review.apply(event)
        events += new
    assert fold(events).rows() == review.rows() == fold(events + events).rows()
    assert review.ignored == []
    mixed = events + events[::3]
    chance.shuffle(mixed)
    half = len(mixed) // 2
    merged = fold(mixed[:half])
    merged.take(mixed[half:])
    assert sorted(map(str, merged.rows())) == sorted(map(str, review.rows()))
    assert [merged.undoable(coder) for coder in ("ada", "ben")] == [review.undoable(coder) for coder in ("ada", "ben")]
    for coder in ("ada", "ben"):
        while undo := review.undo(coder):
            for event in undo:
                assert review.apply(event)
    assert review.rows() == []
