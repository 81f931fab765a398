"""The Textual app: screens, panes, tables, actions."""
