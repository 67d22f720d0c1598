from .alerts import AlertBanner
from .home import HomePage
from .info import InfoPage
from .settings import OfficeSettings

__all__ = ["AlertBanner", "HomePage", "InfoPage", "OfficeSettings"]
