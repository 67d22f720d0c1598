"""Who counts as a reader, once a page and day: told by a keyed hash whose key is drawn anew each day and never stored.

Hashes and key are in the cache "readers" alone; when the day is over, nothing can tell any more who read what. While
that cache is out of reach, each process remembers for itself.
"""

import hashlib
import logging
import re
import secrets
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from redis.exceptions import RedisError

logger = logging.getLogger("cms.reading")

DAY = 24 * 60 * 60
ROBOTS = re.compile(
    r"bot\b|bot[/_;-]|crawl|spider|slurp|scrape|fetch|preview|monitor|headless|phantom|lighthouse|archiver"
    r"|facebookexternalhit|whatsapp|curl|wget|python|java/|go-http|okhttp|libwww|httpclient|axios",
    re.IGNORECASE,
)
meanwhile = LocMemCache("readers-meanwhile", {"max_entries": 100_000})


@dataclass(frozen=True)
class Act:
    """Something that counts once a reader, page and day, and how often a day it counts for one network.

    Many phones share the addresses of their provider.
    """

    name: str
    most_of_a_page: int
    most_of_all_pages: int


READING = Act("reading", most_of_a_page=20, most_of_all_pages=1_000)
OPINION = Act("opinion", most_of_a_page=10, most_of_all_pages=100)


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


def is_new(act, page, address, user_agent, day):
    """Whether this is the first time today that this reader does this with the page. Remembers that it did."""
    return bool(ask_readers(first_time, act, page, address, user_agent, day))


def forget(act, page, address, user_agent, day):
    """Take back that a reader did something: it could not be kept, and may be tried again."""
    ask_readers(take_back, act, page, address, user_agent, day)


def ask_readers(question, *about):
    """The answer from the shared cache, or from this process's memory while there is no other."""
    try:
        return question(caches["readers"], *about)
    except RedisError as error:
        logger.warning("The cache of readers is out of reach: %s", type(error).__name__)
        return question(meanwhile, *about)


def first_time(cache, act, page, address, user_agent, day):
    network = network_of(address)
    return (
        within(cache, act.most_of_all_pages, hashed(cache, day, act.name, "network", network))
        and within(cache, 1, hashed(cache, day, act.name, "reader", page, address, user_agent))
        and within(cache, act.most_of_a_page, hashed(cache, day, act.name, "page", page, network))
    )


def take_back(cache, act, page, address, user_agent, day):
    cache.delete(hashed(cache, day, act.name, "reader", page, address, user_agent))


def hashed(cache, day, *parts):
    key = cache.get_or_set(f"key-{day}", lambda: secrets.token_hex(32), DAY)
    text = "\n".join(str(part) for part in (day, *parts))
    return hashlib.blake2b(text.encode(), key=key.encode(), digest_size=16).hexdigest()


def within(cache, limit, counter):
    try:
        return cache.add(counter, 1, DAY) or cache.incr(counter) <= limit
    except ValueError:  # A full cache dropped the counter between the two.
        return True
