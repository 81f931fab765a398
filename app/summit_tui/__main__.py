"""`python -m summit_tui` is the command `summit-tui`."""

from summit_tui.cli import run

if __name__ == "__main__":
    run()
