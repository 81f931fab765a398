"""A line of text being typed: pure, so that keys act in the order in which they come."""

from __future__ import annotations

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A line and where the cursor stands in it (0 before the first character)."""

    text: str = ""
    at: int = 0

    def typed(self, words: str) -> Line:
        """Give the line with words put in at the cursor; line ends become spaces, what cannot be printed goes."""
        words = " ".join(words.splitlines()) if len(words) > 1 else words
        words = "".join(" " if char == "\t" else char for char in words if char.isprintable() or char == "\t")
        return Line(self.text[: self.at] + words + self.text[self.at :], self.at + len(words))

    def key(self, key: str, character: str | None) -> Line | None:
        """Give the line after a key, by its Textual name; None for a key that edits nothing.

        Example:
            >>> Line("pay", 3).key("s", "s")
            Line(text='pays', at=4)
            >>> Line("pay", 3).key("ctrl+u", None)
            Line(text='', at=0)
        """
        text, at = self.text, self.at
        match key:
            case "left":
                return Line(text, max(0, at - 1))
            case "right":
                return Line(text, min(len(text), at + 1))
            case "home" | "ctrl+a":
                return Line(text, 0)
            case "end" | "ctrl+e":
                return Line(text, len(text))
            case "backspace":
                return Line(text[: max(0, at - 1)] + text[at:], max(0, at - 1))
            case "delete" | "ctrl+d":
                return Line(text[:at] + text[at + 1 :], at)
            case "ctrl+u":
                return Line(text[at:], 0)
            case "ctrl+k":
                return Line(text[:at], at)
            case "ctrl+w":
                start = len(text[:at].rstrip().rpartition(" ")[0])
                start += start > 0
                return Line(text[:start] + text[at:], start)
        return self.typed(character) if character and character.isprintable() else None
