"""The analyst's decisions: journal (append-only), anchors, what they amount to."""
