"""The site map: every public page, and the picture that stands for it."""

from wagtail.contrib.sitemaps.sitemap_generator import Sitemap
from wagtail.images import get_image_model

from .pictures import picture_address

WIDTH = "width-1200|format-jpeg"
BATCH = 500


class PictureSitemap(Sitemap):
    """Pages say in ``get_sitemap_urls`` which picture is theirs; all pictures are looked up together."""

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        addresses = self.addresses_of({url["picture"] for url in urls if url.get("picture")})
        for url in urls:
            url["picture_address"] = addresses.get(url.get("picture"))
        return urls

    def addresses_of(self, keys):
        """{key: full address} of pictures. One query for five hundred."""
        root = self.get_wagtail_site().root_url
        images = get_image_model().objects.only("file", "width", "height")
        found = {}
        keys = sorted(keys)
        for start in range(0, len(keys), BATCH):
            for key, image in images.in_bulk(keys[start : start + BATCH]).items():
                found[key] = root + picture_address(image, WIDTH)
        return found
