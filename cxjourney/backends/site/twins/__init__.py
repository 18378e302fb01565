"""Every page twice more: as Markdown to read or to paste, as JSON for programs; and the lists that lead to them."""
