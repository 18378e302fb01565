"""The settings on which the cleaned rows of a source rest, as one fingerprint: kept results compare it with today's."""

from __future__ import annotations

import json
from dataclasses import replace

from cxjourney.metrics.plain import to_plain
from cxjourney.metrics.preparation import preparation_of
from cxjourney.metrics.sql import digest
from cxjourney.model.kinds.source import Source


def settings_of(source: Source) -> str | None:
    """The 16-byte fingerprint of where the rows are, how they are cleaned and joined, and the ceilings, in hexadecimal.

    None when the source says too little to be read. What only a metric asks for has no part in it.
    """
    found = preparation_of(source)
    if found is None:
        return None
    table = replace(found.table, columns=())
    steps = tuple(replace(step, index=0) for step in found.cleaning)
    ceilings = tuple(replace(ceiling, index=0) for ceiling in found.ceilings)
    names = tuple(sorted(found.mapping.items()))
    parts = [to_plain(part) for part in (table, found.moment, found.rank, steps, ceilings, found.persons, names)]
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=True))
