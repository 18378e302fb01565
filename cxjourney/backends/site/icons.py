"""Small line drawings: one for each type of channel, and a few signs."""

from __future__ import annotations

from collections.abc import Iterable

_WINDOW = '<rect x="2" y="3" width="14" height="12" rx="1.5"/><path d="M2 6.5H16M4.5 4.8h.1M6.5 4.8h.1"/>'
_BUBBLE = '<path d="M4 3h10a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 14 12H8.5l-3.5 3v-3H4a1.5 1.5 0 0 1-1.5-1.5v-6A1.5 1.5 0 0 1 4 3z"/>'
_PEOPLE = '<circle cx="6" cy="6" r="2.5"/><path d="M1.8 15a4.2 4.2 0 0 1 8.4 0"/><circle cx="12.7" cy="6.8" r="2"/><path d="M12 11a3.7 3.7 0 0 1 4.2 3.6"/>'

ICONS = {
    "web": _WINDOW,
    "app": '<rect x="5" y="2" width="8" height="14" rx="1.5"/><path d="M8 13.8h2"/>',
    "email": '<rect x="2" y="3.5" width="14" height="11" rx="1.5"/><path d="M2.5 5L9 10l6.5-5"/>',
    "sms": _BUBBLE + '<path d="M6 7.5h.1M9 7.5h.1M12 7.5h.1"/>',
    "chat": _BUBBLE + '<path d="M6 6.2h6M6 8.8h4"/>',
    "messaging": _BUBBLE + '<path d="M6 6.2h6M6 8.8h4"/>',
    "phone": '<path d="M4 2.5h2.6l1.2 3.3-1.7 1.3a9.2 9.2 0 0 0 4.8 4.8l1.3-1.7 3.3 1.2V14A1.6 1.6 0 0 1 14 15.6 11.6 11.6 0 0 1 2.4 4 1.6 1.6 0 0 1 4 2.5z"/>',
    "post": '<path d="M4 2h7l3 3v11H4z"/><path d="M11 2v3h3M6.5 8.5h5M6.5 11h5M6.5 13.5h3"/>',
    "print": '<path d="M5 6V2.5h8V6M5 12H3V6h12v6h-2"/><path d="M5 10h8v5.5H5z"/>',
    "branch": '<path d="M2 7L9 2.5 16 7zM3.5 7v6.5M7.2 7v6.5M10.8 7v6.5M14.5 7v6.5M2 15.5h14"/>',
    "store": '<path d="M3 8v7.5h12V8M2 5.5L3.5 2.5h11L16 5.5a2.3 2.3 0 0 1-4.6 0 2.3 2.3 0 0 1-4.8 0A2.3 2.3 0 0 1 2 5.5zM7 15.5v-4h4v4"/>',
    "kiosk": '<rect x="4" y="2" width="10" height="8" rx="1"/><path d="M9 10v5.5M5.5 15.5h7M7 7.5l1.5-2 2 1.5"/>',
    "locker": '<rect x="3" y="2" width="12" height="14" rx="1"/><path d="M9 2v14M3 6.7h12M3 11.3h12M7 4.5h.1M7 9h.1M7 13.7h.1M13 4.5h.1M13 9h.1M13 13.7h.1"/>',
    "social": '<circle cx="4.5" cy="9" r="2"/><circle cx="13.5" cy="4.5" r="2"/><circle cx="13.5" cy="13.5" r="2"/><path d="M6.3 8.1l5.4-2.7M6.3 9.9l5.4 2.7"/>',
    "video": '<rect x="1.8" y="4.5" width="10" height="9" rx="1.5"/><path d="M11.8 8.2l4.4-2.6v6.8l-4.4-2.6"/>',
    "qr": '<path d="M3 3h4.5v4.5H3zM10.5 3H15v4.5h-4.5zM3 10.5h4.5V15H3zM10.5 10.5h2v2M15 10.5v.1M15 13v2h-2.5M10.5 15v.1"/>',
    "broadcast": '<path d="M3 7.5v3.5h2.5l6 3.5V4l-6 3.5zM13.5 6.8a3.2 3.2 0 0 1 0 5M15 4.8a6 6 0 0 1 0 9"/>',
    "partner": '<path d="M2 6l3-1.5L9 6l4-1.5L16 6v6l-2 .5-4 3-5-3.5-3 .2zM9 6L6.5 9a1.3 1.3 0 0 0 2 1.5L10 9l4 3.4"/>',
    "face-to-face": _PEOPLE,
    "other": '<circle cx="9" cy="9" r="6.5"/><path d="M6 9h.1M9 9h.1M12 9h.1"/>',
    "alone": '<circle cx="9" cy="5.5" r="2.8"/><path d="M3.5 15.5a5.5 5.5 0 0 1 11 0"/>',
    "wait": '<circle cx="9" cy="9.5" r="6"/><path d="M9 6v3.5l2.5 1.7M7 2h4"/>',
    "search": '<circle cx="8" cy="8" r="5"/><path d="M11.8 11.8L16 16"/>',
    "help": '<circle cx="9" cy="9" r="7"/><path d="M6.8 7a2.3 2.3 0 1 1 3.2 2.2c-.7.3-1 .7-1 1.5M9 13.2h.1"/>',
    "system": '<circle cx="9" cy="9" r="6.5"/><path d="M9 2.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor"/>',
    "light": '<circle cx="9" cy="9" r="3.2"/><path d="M9 1.5v2M9 14.500v2M1.500 9h2M14.500 9h2M3.700 3.700l1.400 1.400M12.900 12.900l1.400 1.400M3.700 14.300l1.400-1.400M12.900 5.100l1.400-1.400"/>',
    "dark": '<path d="M14.8 11.200A6.500 6.500 0 0 1 6.800 3.200 6.500 6.500 0 1 0 14.800 11.200z"/>',
    "link": '<path d="M7.5 10.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3L9 4.7M10.5 7.5a3 3 0 0 0-4.3 0L3.5 10.2a3 3 0 0 0 4.3 4.3L9 13.3"/>',
}


def icon_of(channel_type: str | None) -> str:
    """The name of the drawing for a type of channel."""
    return channel_type if channel_type in ICONS else "other"


def sprite(used: Iterable[str]) -> str:
    """The symbols of a page, by the names of the drawings."""
    return "".join(f'<symbol id="_i-{name}" viewBox="0 0 18 18">{ICONS[name]}</symbol>' for name in sorted(set(used)))
