"""One file a command, each exposing `COMMAND`."""
