from .archive import ArchivedNews
from .events import EventIndexPage, EventPage
from .news import NewsCategory, NewsCorrection, NewsPage, NewsPageTag
from .news_index import NewsIndexPage

__all__ = [
    "ArchivedNews",
    "EventIndexPage",
    "EventPage",
    "NewsCategory",
    "NewsCorrection",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageTag",
]
