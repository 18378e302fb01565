"""Speed and scale beside the tools that people would pick instead: what `make bench` measures and how it is shown."""
