"""From files to plain data, with positions on demand."""
