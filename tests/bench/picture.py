"""The picture at the top of the README: the real desk on the sample articles, as SVG.

python tests/bench/picture.py [--out docs/desk.svg] [--size 140x40] [--theme tokyo-night] [KEY ...]
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from summit_tui.desk.app import SummitApp
from summit_tui.settings import Settings

ROOT = Path(__file__).parents[2]


async def drawn(folder: Path, size: tuple[int, int], theme: str, keys: list[str]) -> str:
    """Open the desk, wait until all is read, press keys, and give the screen."""
    app = SummitApp(folder, Settings(coder="analyst", theme=theme))
    async with app.run_test(size=size) as pilot:
        while not (app.session.ready and not app.session.reading and app.desk.trail and app.desk.watching):
            await pilot.pause(0.1)
        await pilot.pause(0.5)
        pane = app.desk.lists["demands"]
        several = [index for index in range(pane.rows.height) if (pane.rows[index]["articles"] or 0) > 1]
        if several:  # a row on which two articles agree shows what the second reader is for
            pane.move_to(several[0])
            await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        return app.export_screenshot()


def main() -> int:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "desk.svg")
    parser.add_argument("--size", default="140x40", help="columns x rows")
    parser.add_argument("--theme", default="tokyo-night")
    parser.add_argument("keys", nargs="*", metavar="KEY", help="keys to press first")
    args = parser.parse_args()
    width, height = (int(part) for part in args.size.split("x"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "seeds"
        shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns(".summit"))
        args.out.write_text(asyncio.run(drawn(folder, (width, height), args.theme, args.keys)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
