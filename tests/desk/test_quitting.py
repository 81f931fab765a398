"""Quitting at any moment: what a thread still has to say then reaches nobody, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summit_tui.desk import messages
from summit_tui.desk.app import SummitApp


def test_what_comes_after_the_event_loop_has_ended_is_dropped(
    app: Callable[[str], SummitApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = app("tokyo-night")

    def ended(_: object) -> bool:
        raise RuntimeError("Event loop is closed")

    monkeypatch.setattr(one.desk, "post_message", ended)
    with pytest.raises(RuntimeError):  # while the desk stands that is a fault, and is not hidden
        one._post(messages.Watching("watching"))
    one.session.stop()
    one._post(messages.Watching("watching"))
