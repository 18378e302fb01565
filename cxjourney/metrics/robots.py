"""Robots that say who they are: words that stand in their user agents and in no browser's.

The list is our own and is part of the query that uses it, so that its hash changes with the list.
"""

from __future__ import annotations

EDITION = "2026-11"
"""Which list it is, as it is printed beside the share of robots."""
WORDS = (
    "bot", "crawl", "spider", "slurp", "scrape", "fetch", "archive", "preview", "monitor", "uptime", "pingdom",
    "lighthouse", "headless", "phantomjs", "puppeteer", "playwright", "selenium", "wget", "curl/", "httpie",
    "python-requests", "python-urllib", "aiohttp", "scrapy", "go-http-client", "java/", "okhttp", "apache-httpclient",
    "libwww", "node-fetch", "axios/", "guzzlehttp", "postmanruntime", "insomnia/", "facebookexternalhit", "embedly",
    "mediapartners", "feedparser", "validator", "nikto", "sqlmap", "nmap", "zgrab", "masscan",
)  # fmt: skip
"""In small letters; any of them inside a user agent is enough."""
INNOCENT = ("cubot",)
"""Words that hold one of the others and are no robot: a make of telephones."""


def is_robot(agent: str | None) -> bool:
    """Whether a user agent is that of a robot: the meaning of the step, in Python."""
    found = (agent or "").lower()
    return any(word in found for word in WORDS) and not any(word in found for word in INNOCENT)
