"""From each version of the language to the next: one file a step, which exposes `STEP`."""
