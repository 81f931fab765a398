"""Proofs that no decision is lost: short in the suite, long with `make nightly`; their figures: docs/review.md."""

from __future__ import annotations

import os

NIGHTLY = bool(os.environ.get("SUMMIT_NIGHTLY"))
"""Whether the long runs are asked for."""
