"""Builds the demo city out of the content files, in the order in which its parts refer to each other."""

from datetime import date

from django.core.files.base import ContentFile

from cms.core.models import PublicDocument
from home.models import OfficeSettings
from news.models import NewsCorrection
from tests import builders

from .calendar import DemoCalendar
from .feedback import load_feedback
from .files import read, read_all
from .gallery import Gallery
from .markup import Markup
from .past import versions_of
from .pdf import text_pdf
from .programs import ProgramLoader
from .registers import load_agencies, load_areas, load_regulations
from .reports import load_reports
from .reviews import load_reviews
from .searches import load_searches


class City:
    """What has been built so far, by slug or code, for the parts that refer to it."""

    def __init__(self, today: date):
        self.calendar = DemoCalendar(today)
        self.pictures = Gallery()
        self.markup = Markup(lambda slug: self.news.get(slug), self.pictures.__getitem__)
        self.news = {}
        self.dimensions = {}
        self.goals = {}
        self.indicators = {}
        self.programs = {}
        self.categories = {}

    def prose(self, text):
        return self.markup.stream(self.calendar.fill(text))

    def build(self):
        self.areas = load_areas()
        self.agencies = load_agencies(self.areas)
        self.diskominfo, self.bappeda = self.agencies["diskominfo"], self.agencies["bappeda"]
        self.regulations = load_regulations()
        pages = read("pages")
        self.build_home(pages)
        self.build_masterplan()
        self.build_indexes()
        ProgramLoader(self).load(read_all("programs"))
        self.build_news()
        self.build_events()
        self.build_info(pages["pages"])
        self.build_alerts()
        self.build_weights()
        load_reviews(self)
        load_reports()
        load_searches(self)
        load_feedback(self)

    def build_home(self, pages):
        home, office = pages["home"], pages["settings"]
        self.home = builders.make_home(
            title=home["title"], summary=home["intro"], owner_agency=self.diskominfo, is_example=True
        )
        settings = OfficeSettings.for_site(self.home.get_site())
        settings.name = office.pop("office_name")
        settings.security_contact = office["email"]
        for name, value in office.items():
            setattr(settings, name, value)
        settings.save()

    def build_masterplan(self):
        row = self.calendar.fill_all({k: v for k, v in read("masterplan").items() if k != "books"})
        self.masterplan = builders.make_masterplan(
            self.home,
            title=row["title"],
            summary=row["summary"],
            vision=row["vision"],
            period_start=self.calendar.year(row["period_start_offset"]),
            period_end=self.calendar.year(row["period_end_offset"]),
            body=self.prose(row["body"]),
            phases=row["phases"],
            legal_basis=[self.regulations[slug] for slug in row["legal_basis"]],
            owner_agency=self.bappeda,
            show_in_menus=True,
            is_example=True,
        )
        for dimension in read("dimensions")["dimensions"]:
            self.build_dimension(dimension)
        for book in read("masterplan")["books"]:
            self.build_book(book)

    def build_dimension(self, row):
        indicators = [self.indicator(indicator) for indicator in row.get("indicators", ())]
        page = builders.make_dimension(
            self.masterplan,
            subdimensions=row["subdimensions"],
            indicators=indicators,
            body=self.prose(row["body"]),
            picture=self.pictures.get(row.get("picture")),
            owner_agency=self.bappeda,
            is_example=True,
            **{name: row[name] for name in ("code", "slug", "title", "summary")},
        )
        self.dimensions[page.code] = page
        for subdimension in page.subdimensions.all():
            self.goals |= {goal.code: goal for goal in subdimension.goals.all()}

    def indicator(self, row):
        """An indicator with its yearly values, from a row whose years are offsets."""
        row = self.calendar.fill_all(row)
        values = [value | {"year": self.calendar.year(value["year"])} for value in row.pop("values", ())]
        row["producer"] = self.agencies[row["producer"]]
        row["baseline_year"] = self.calendar.year(row["baseline_year"])
        indicator = builders.make_indicator(values=values, is_example=True, **row)
        self.indicators[indicator.code] = indicator
        return indicator

    def build_book(self, row):
        chapters = self.calendar.fill_all(row["chapters"])
        book = builders.make_book(
            self.masterplan,
            pdf=self.book_pdf(row, chapters),
            picture=self.pictures.get(row.get("picture")),
            owner_agency=self.bappeda,
            is_example=True,
            **{name: row[name] for name in ("slug", "number", "title", "summary")},
        )
        for chapter in chapters:
            fields = chapter | {"body": self.prose(chapter["body"])}
            builders.make_chapter(book, owner_agency=self.bappeda, is_example=True, **fields)

    def book_pdf(self, row, chapters):
        sections = [(chapter["title"], self.markup.stream(chapter["body"])) for chapter in chapters]
        return self.document(row["title"], f"{row['slug']}.pdf", text_pdf(row["title"], sections))

    def document(self, title, filename, content):
        document = PublicDocument(title=title, is_example=True)
        document.file.save(filename, ContentFile(content), save=False)
        document.save()
        return document

    def build_indexes(self):
        makers = {
            "program": builders.make_program_index,
            "opd": builders.make_agency_index,
            "wilayah": builders.make_area_index,
            "berita": builders.make_news_index,
            "agenda": builders.make_event_index,
        }
        for name, row in read("indexes").items():
            summary = row.pop("introduction")
            in_menu = name in ("program", "berita", "agenda")
            owner = self.diskominfo if name in ("berita", "agenda") else self.bappeda
            makers[name](self.home, summary=summary, owner_agency=owner, show_in_menus=in_menu, is_example=True, **row)

    def build_news(self):
        rows = self.calendar.fill_all(read_all("news"))
        for row in sorted(rows, key=self.news_date):
            page = self.build_news_item(row)
            self.news[page.slug] = page

    def news_date(self, row):
        if "datetime" in row:
            return builders.at_moment(row["datetime"])
        return self.calendar.moment(row["day"], row["time"])

    def build_news_item(self, row):
        """A news item as it was published first, then as each correction changed it."""
        (_none, first), *later = versions_of(row, row.get("corrections", ()))
        page = builders.make_news(
            date=self.news_date(row),
            picture=self.pictures.get(row.get("picture")),
            categories=[self.category(slug) for slug in row.get("categories", ())],
            tags=row.get("tags", ()),
            programs=[self.programs[slug] for slug in row.get("programs", ())],
            is_example=row.get("is_example", "datetime" not in row),
            **self.texts(first, summary="lead"),
            **{
                name: row[name]
                for name in (
                    "slug", "kicker", "dateline_place", "dateline_source", "author", "photographer", "source_name",
                    "source_url",
                )
                if name in row
            },
        )  # fmt: skip
        page = builders.backdate(page, page.date)
        corrections = []
        for correction, changed in later:
            corrections.append(NewsCorrection(date=self.calendar.day(correction["day"]), text=correction["text"]))
            self.revise(page, correction, corrections=corrections, **self.texts(changed, summary="lead"))
        return page

    def texts(self, row, summary="summary"):
        """The fields of a page that say what people read."""
        return {"title": row["title"], "summary": row[summary], "body": self.prose(row["body"])}

    def revise(self, page, change, **fields):
        """Publish a page as it read after a change."""
        note = change.get("note") or change["text"]
        weight = "minor" if change.get("minor") else "significant"
        builders.revise(page, self.calendar.moment(change["day"], "11:00"), note, weight, **fields)

    def category(self, slug):
        if slug not in self.categories:
            name = slug.replace("-", " ").capitalize()
            self.categories[slug] = builders.make_category(slug=slug, name=name)
        return self.categories[slug]

    def build_events(self):
        for row in self.calendar.fill_all(read_all("events")):
            if "datetime" in row:
                start, end = builders.at_moment(row["datetime"]), builders.at_moment(row["end_datetime"])
            else:
                start = self.calendar.moment(row["day"], row["time"])
                end = self.calendar.moment(row["day"], row["end_time"])
            builders.make_event(
                start=start,
                end=end,
                body=self.prose(row["body"]),
                area=self.areas.get(row.get("area")),
                organiser=self.agencies.get(row.get("organiser")),
                picture=self.pictures.get(row.get("picture")),
                programs=[self.programs[slug] for slug in row.get("programs", ())],
                is_example=row.get("is_example", "datetime" not in row),
                **{name: row[name] for name in ("slug", "title", "kind", "place", "address", "summary") if name in row},
            )

    def build_info(self, rows):
        pages = {"": self.home}
        for row in self.calendar.fill_all(rows):
            (_none, first), *later = versions_of(row, row.get("changes", ()))
            parent, fields = pages[row.get("parent", "")], self.texts(first)
            page = builders.make_info(parent, slug=row["slug"], owner_agency=self.diskominfo, is_example=True, **fields)
            if "published" in row:
                builders.backdate(page, self.calendar.moment(row["published"], "10:00"))
            for change, changed in later:
                self.revise(page, change, **self.texts(changed))
            pages[row["slug"]] = page

    def build_alerts(self):
        for row in read("alerts")["alerts"]:
            builders.make_alert(
                text=row["text"],
                expire_at=self.calendar.moment(row["end"], "23:59"),
                is_example=True,
            )

    def build_weights(self):
        """How much the parts of the yearly evaluation count."""
        for row in read("evaluation")["years"]:
            builders.make_weights(is_example=True, **row | {"year": self.calendar.year(row["year"])})
