"""`python -m summit_tui` is the command `summit-tui`."""

from summit_tui.cli import main

raise SystemExit(main())
