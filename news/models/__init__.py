from .events import EventIndexPage, EventPage
from .news import NewsCategory, NewsCorrection, NewsPage, NewsPageTag
from .news_index import NewsIndexPage

__all__ = [
    "EventIndexPage",
    "EventPage",
    "NewsCategory",
    "NewsCorrection",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageTag",
]
