"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# A timing never decides a test; and a clone that was green stays green, while a machine at a desk goes on searching.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")
