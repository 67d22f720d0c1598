"""Who counts as a reader, once a page and day: told by a keyed hash whose key is drawn anew each day and never stored.

Hashes and key are in the cache "readers" alone; when the day is over, nothing can tell any more who read what.
"""

import hashlib
import re
import secrets
from ipaddress import ip_address, ip_network

from django.core.cache import caches

DAY = 24 * 60 * 60
MOST_OF_A_NETWORK = 20  # Readings of one page a day; many phones share the addresses of their provider.
MOST_PAGES_OF_A_NETWORK = 1_000  # Readings of any pages a day.
ROBOTS = re.compile(
    r"bot\b|bot[/_;-]|crawl|spider|slurp|scrape|fetch|preview|monitor|headless|phantom|lighthouse|archiver"
    r"|facebookexternalhit|whatsapp|curl|wget|python|java/|go-http|okhttp|libwww|httpclient|axios",
    re.IGNORECASE,
)


def is_robot(user_agent):
    """True for programs that say so, and for those that say nothing."""
    return not user_agent or bool(ROBOTS.search(user_agent))


def address_of(request):
    """The visitor's address. A proxy on a private address is ours: it knows who asked it."""
    direct = as_address(request.META.get("REMOTE_ADDR", ""))
    forwarded = as_address(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip())
    return forwarded if forwarded and (direct is None or direct.is_private) else direct


def as_address(text):
    try:
        return ip_address(text)
    except ValueError:
        return None


def network_of(address):
    return ip_network((address, 24 if address.version == 4 else 48), strict=False) if address else None


def is_new(page, address, user_agent, day):
    """Whether this is the first time today that this reader opens the page. Remembers that it did."""
    readers = caches["readers"]
    key = readers.get_or_set(f"key-{day}", lambda: secrets.token_hex(32), DAY)

    def hashed(*parts):
        text = "\n".join(str(part) for part in (day, *parts))
        return hashlib.blake2b(text.encode(), key=key.encode(), digest_size=16).hexdigest()

    def within(limit, *parts):
        counter = hashed(*parts)
        return readers.add(counter, 1, DAY) or readers.incr(counter) <= limit

    network = network_of(address)
    return (
        within(MOST_PAGES_OF_A_NETWORK, "network", network)
        and within(1, "reader", page, address, user_agent)
        and within(MOST_OF_A_NETWORK, "page", page, network)
    )
