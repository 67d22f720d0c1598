"""Makes every object that the tests and the demo content use: sensible defaults, anything overridable by name.

A page builder takes its parent first and publishes through a revision, as editors do. Without a parent it uses the
first page of the right type, and makes that too if there is none.
"""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.text import slugify
from modelsearch.index import insert_or_update_object
from PIL import Image
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    ReferenceIndex,
    Site,
    TaskState,
    Workflow,
    WorkflowTask,
)
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.core.models import CreditedImage, PublicDocument, User
from cms.publishing.facts import facts_of
from cms.publishing.indexing import searchable_after_commit
from cms.publishing.models import Publication, PublicVersion
from cms.publishing.versions.content import shown_by
from cms.reading.models import PageOpinion, PageRead, PageRemark
from home.models import AlertBanner, HomePage, InfoPage
from news.models import EventIndexPage, EventPage, NewsCategory, NewsCorrection, NewsIndexPage, NewsPage
from programs.contributors import keep_in_step
from programs.models import (
    Agency,
    AgencyIndexPage,
    Area,
    AreaIndexPage,
    BookPage,
    BudgetLine,
    ChapterPage,
    DimensionIndicator,
    DimensionPage,
    EvaluationSettings,
    EvaluationYear,
    Goal,
    Indicator,
    IndicatorValue,
    MasterplanPage,
    MasterplanPhase,
    Milestone,
    ProgramContact,
    ProgramIndexPage,
    ProgramIndicator,
    ProgramPage,
    ProgramUpdatePage,
    Regulation,
    SubDimension,
)
from programs.settling import RULED, RULED_ROWS, settle
from search.models import SearchCount, SearchSynonyms

TODAY = date(2026, 3, 2)  # A Monday; tests that need a date of their own name it.


def paragraphs(*texts):
    """Stream data of plain paragraphs."""
    return [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in texts]


def publish(parent, page):
    """Add a page below its parent and publish it through a revision."""
    if not page.slug:
        page.slug = slugify(page.title)[:80]
    with indexed_once(page):
        parent.add_child(instance=page)
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def draft(parent, page):
    """Add a page below its parent that was never public."""
    page.live = False
    page.slug = page.slug or slugify(page.title)[:80]
    parent.add_child(instance=page)
    page.save_revision()
    return page


def republish(page):
    """Publish what changed on a page at hand."""
    with indexed_once(page):
        page.save_revision().publish()
    page.refresh_from_db()
    return page


@contextmanager
def indexed_once(page):
    """Let Wagtail note what a page says and refers to when all is stored, not after each row: half a builder's time."""
    with disable_reference_index_auto_update(), searchable_after_commit(type(page)) as is_outermost:
        yield
    page = type(page).objects.get(pk=page.pk)
    ReferenceIndex.create_or_update_for_object(page)
    if is_outermost:
        insert_or_update_object(page)


def revise(page, moment, note="", significance="significant", office="", **changes):
    """Publish changes on a page at hand as if at a moment, with a note on them. Gives the publication."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.change_note, page.change_significance = note[:300], significance
    republish(page)
    return date_back(page, moment, office=office)


def date_back(page, moment, **fields):
    """Let the last publication of a page, and its version, look as if they were of a moment. Gives the publication."""
    publication = Publication.objects.filter(page_id=page.pk).latest("pk")
    Publication.objects.filter(pk=publication.pk).update(happened_at=moment, **fields)
    PublicVersion.objects.filter(publication=publication).update(published_at=moment)
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)
    return publication


def republish_on(page, day, note="", office="Kepala"):
    """Publish what changed on a programme at hand as if on that day, approved by an office."""
    publication = revise(page, at(day), note, office=office)
    Milestone.objects.filter(page=page).update(missed_date=None)  # What was missed until today is not what was then.
    page = ProgramPage.objects.get(pk=page.pk)
    settle(page, timezone.now())
    Publication.objects.filter(pk=publication.pk).update(facts=facts_of(page))
    shown = shown_by(page)
    PublicVersion.objects.filter(publication=publication).update(content=shown.content, sha256=shown.sha256)
    return page


def first(model):
    return model.objects.filter(locale=Locale.get_default()).first()


# The tree


def make_home(**fields):
    """The home page, as the root of the default site; Wagtail's welcome page goes."""
    fields = {"title": "Siantar Kota Cerdas", "slug": "siantar", "summary": "Rencana dan kemajuannya."} | fields
    home = publish(Page.get_first_root_node(), HomePage(**fields))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Siantar Kota Cerdas"}
    )
    Page.objects.filter(depth=2).exact_type(Page).delete()
    return home


def home():
    return first(HomePage) or make_home()


def make_masterplan(parent=None, phases=(), legal_basis=(), **fields):
    fields = {
        "title": "Masterplan",
        "slug": "masterplan",
        "summary": "Rencana sepuluh tahun.",
        "period_start": 2024,
        "period_end": 2033,
        "vision": "Kota yang sehat.",
    } | fields
    page = MasterplanPage(**fields)
    page.phases = [MasterplanPhase(**phase) for phase in phases]
    page.legal_basis = list(legal_basis)
    return publish(parent or home(), page)


def masterplan():
    return first(MasterplanPage) or make_masterplan()


def make_dimension(parent=None, subdimensions=(), indicators=(), **fields):
    """A dimension. ``subdimensions``: dicts of SubDimension's fields, each with ``goals``, dicts of Goal's fields."""
    number = DimensionPage.objects.count() + 1
    fields = {"title": f"Dimensi {number}", "code": f"D{number}", "summary": "Tujuan dimensi."} | fields
    page = DimensionPage(**fields)
    for row in subdimensions:
        goals = [Goal(**goal) for goal in row.get("goals", ())]
        subdimension = SubDimension(**{key: value for key, value in row.items() if key != "goals"})
        subdimension.goals = goals
        page.subdimensions.add(subdimension)
    page.dimension_indicators = [DimensionIndicator(indicator=indicator) for indicator in indicators]
    return publish(parent or masterplan(), page)


def make_book(parent=None, **fields):
    number = BookPage.objects.count() + 1
    fields = {"title": f"Buku {number}", "number": number, "summary": "Isi buku."} | fields
    return publish(parent or masterplan(), BookPage(**fields))


def make_chapter(parent=None, **fields):
    number = ChapterPage.objects.count() + 1
    body = paragraphs("Isi bab.")
    fields = {"title": f"Bab {number}", "summary": "Isi bab.", "body": body} | fields
    return publish(parent or first(BookPage) or make_book(), ChapterPage(**fields))


def make_program_index(parent=None, **fields):
    fields = {"title": "Program", "slug": "program", "summary": "Semua program."} | fields
    return publish(parent or home(), ProgramIndexPage(**fields))


def program_index():
    return first(ProgramIndexPage) or make_program_index()


MANY_TO_MANY = ("other_dimensions", "goals", "supporting_agencies", "areas", "regulations", "related_programs")


def make_program(parent=None, milestones=(), budget=(), indicators=(), contacts=(), **fields):
    """A programme. ``milestones``, ``budget``, ``contacts``: dicts of the rows' fields; ``indicators``: Indicators.

    A ``status`` that is given stands until the rules are asked again, whatever they would have said. A milestone with a
    past of its own (``original_date``, ``missed_date``, …) makes the page one that was public before.
    """
    number = ProgramPage.objects.count() + 1
    fields = {
        "title": f"Program {number}",
        "code": f"P-{number:02}",
        "summary": "Satu janji.",
        "start_date": TODAY - timedelta(days=100),
        "end_date": TODAY + timedelta(days=265),
    } | fields
    if "dimension" not in fields:
        fields["dimension"] = first(DimensionPage) or make_dimension()
    if "lead_agency" not in fields:
        fields["lead_agency"] = Agency.objects.first() or make_agency()
    related = {name: fields.pop(name) for name in MANY_TO_MANY if name in fields}
    ruled = {name: fields[name] for name in RULED if name in fields}
    if any(name in row for row in milestones for name in RULED_ROWS):
        fields.setdefault("first_published_at", timezone.now())
    page = ProgramPage(**fields)
    for name, values in related.items():
        setattr(page, name, list(values))
    page.milestones = [make_milestone(**row) for row in milestones]
    page.budget_lines = [BudgetLine(**row) for row in budget]
    page.program_indicators = [ProgramIndicator(indicator=indicator) for indicator in indicators]
    page.contacts = [ProgramContact(**row) for row in contacts]
    publish(parent or program_index(), page)
    if ruled:
        ProgramPage.objects.filter(pk=page.pk).update(**ruled)
        page.refresh_from_db()
    return page


def make_milestone(**fields):
    """An unsaved milestone row, planned in 30 days."""
    return Milestone(**{"title": "Tonggak", "planned_date": TODAY + timedelta(days=30)} | fields)


def make_update(parent=None, **fields):
    number = ProgramUpdatePage.objects.count() + 1
    fields = {"title": f"Perkembangan {number}", "summary": "Yang terjadi.", "date": TODAY} | fields
    return publish(parent or first(ProgramPage) or make_program(), ProgramUpdatePage(**fields))


def make_agency_index(parent=None, **fields):
    fields = {"title": "Perangkat daerah", "slug": "opd", "summary": "Semua perangkat daerah."} | fields
    return publish(parent or home(), AgencyIndexPage(**fields))


def make_area_index(parent=None, **fields):
    fields = {"title": "Wilayah", "slug": "wilayah", "summary": "Delapan kecamatan."} | fields
    return publish(parent or home(), AreaIndexPage(**fields))


def make_news_index(parent=None, **fields):
    fields = {"title": "Berita", "slug": "berita", "summary": "Semua berita."} | fields
    return publish(parent or home(), NewsIndexPage(**fields))


def make_news(parent=None, tags=(), categories=(), programs=(), corrections=(), **fields):
    """A news item. ``corrections``: dicts of date and text."""
    number = NewsPage.objects.count() + 1
    fields = {
        "title": f"Berita {number}",
        "summary": "Yang terjadi.",
        "date": at(TODAY),
        "body": paragraphs("Isi berita."),
    } | fields
    page = NewsPage(**fields)
    page.categories = list(categories)
    page.programs = list(programs)
    page.corrections = [NewsCorrection(**row) for row in corrections]
    if tags:
        page.tags.add(*tags)
    return publish(parent or first(NewsIndexPage) or make_news_index(), page)


def make_event_index(parent=None, **fields):
    fields = {"title": "Agenda", "slug": "agenda", "summary": "Semua acara."} | fields
    return publish(parent or home(), EventIndexPage(**fields))


def make_event(parent=None, programs=(), **fields):
    number = EventPage.objects.count() + 1
    start = fields.get("start", at(TODAY))
    fields = {
        "title": f"Acara {number}",
        "summary": "Sebuah acara.",
        "start": start,
        "end": start + timedelta(hours=3),
    } | fields
    page = EventPage(**fields)
    page.programs = list(programs)
    return publish(parent or first(EventIndexPage) or make_event_index(), page)


def make_info(parent=None, **fields):
    fields = {"title": "Tentang", "summary": "Tentang situs ini.", "body": paragraphs("Isi.")} | fields
    return publish(parent or home(), InfoPage(**fields))


# Registers, snippets, files, people


def make_agency(**fields):
    number = Agency.objects.count() + 1
    fields = {"name": f"Dinas {number}", "short_name": f"D{number}", "kind": "dinas"} | fields
    return Agency.objects.create(**{"slug": slugify(fields["name"])} | fields)


def make_area(**fields):
    number = Area.objects.count() + 1
    fields = {"code": f"12739{number:02}", "name": f"Kecamatan {number}"} | fields
    return Area.objects.create(**{"slug": slugify(fields["name"])} | fields)


def make_regulation(**fields):
    number = Regulation.objects.count() + 1
    return Regulation.objects.create(
        **{"kind": "perpres", "number": str(number), "year": 2018, "title": "Contoh"} | fields
    )


def make_indicator(values=(), **fields):
    """An indicator; ``values``: dicts of year, target, actual."""
    number = Indicator.objects.count() + 1
    defaults = {"code": f"IND.{number:03}", "name": f"Indikator {number}", "definition": "Definisi.", "unit": "buah"}
    indicator = Indicator(**defaults | fields)
    indicator.values = [IndicatorValue(**row) for row in values]
    indicator.save()
    return indicator


def make_weights(year, site=None, **fields):
    """How much each part of a year's evaluation counts, in per cent; all alike unless given."""
    setting = EvaluationSettings.for_site(site or Site.objects.get(is_default_site=True))
    setting.years.add(EvaluationYear(year=year, **fields))
    setting.save()
    return setting.years.get(year=year)


def make_category(**fields):
    fields = {"name": "Program"} | fields
    return NewsCategory.objects.create(**{"slug": slugify(fields["name"])} | fields)


def make_alert(**fields):
    return AlertBanner.objects.create(**{"text": "Pengumuman penting."} | fields)


def make_search_count(text, day=TODAY, times=1, found_nothing=0, **fields):
    """So many visitors' searches of a text on a day."""
    return SearchCount.objects.create(day=day, text=text, times=times, found_nothing=found_nothing, **fields)


def make_page_read(page, day=TODAY, times=1):
    return PageRead.objects.create(page=page, day=day, times=times)


def make_opinions(page, day=TODAY, helped=0, not_helped=0, **fields):
    """What readers of a page answered in the month of a day."""
    return PageOpinion.objects.create(
        page=page, month=day.replace(day=1), helped=helped, not_helped=not_helped, **fields
    )


def make_remark(page, text="Jadwalnya tidak ketemu.", day=TODAY, helped=False, **fields):
    """A line that a reader wrote about a page."""
    return PageRemark.objects.create(page=page, text=text, day=day, helped=helped, **fields)


def make_synonyms(*terms, **fields):
    """A group of the editors' register; words or phrases that find each other."""
    return SearchSynonyms.objects.create(terms="\n".join(terms), **fields)


def make_promotion(words, page=None, **fields):
    """A page, or an address elsewhere, that editors put on top of a search."""
    return SearchPromotion.objects.create(query=Query.get(words), page=page, **fields)


def make_image(picture=None, **fields):
    """A stored picture; a small plain one unless a Pillow image is given."""
    picture = picture or Image.new("RGB", (320, 200), "#9B1C1F")
    fields = {"title": "Gambar", "description": "Bidang merah polos.", "credit": "Diskominfo"} | fields
    data = BytesIO()
    picture.save(data, "PNG")
    file = ImageFile(BytesIO(data.getvalue()), name=f"{slugify(fields['title'])}.png")
    return CreditedImage.objects.create(file=file, **fields)


def make_document(content=b"isi", filename="dokumen.pdf", **fields):
    document = PublicDocument(**{"title": "Dokumen"} | fields)
    document.file.save(filename, ContentFile(content), save=False)
    document.save()
    return document


def make_user(username="editor", **fields):
    """A person with the password "sandi-uji-coba" unless another is given."""
    password = fields.pop("password", "sandi-uji-coba")
    return User.objects.create_user(username, f"{username}@siantar.example", password, **fields)


def make_member(username, *groups, **fields):
    """A person in groups named or given."""
    user = make_user(username, **fields)
    user.groups.set([Group.objects.get(name=group) if isinstance(group, str) else group for group in groups])
    return user


def make_contributor(agency, username="kontributor", **fields):
    """A person who writes for an agency, with that agency's rights as they are now."""
    return make_member(username, keep_in_step(agency), **fields)


def at(day, hour=9, minute=0):
    """A time of a day in the city's time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def at_moment(text):
    """The moment of "2023-08-09T20:04" in the city's time zone."""
    return timezone.make_aware(datetime.fromisoformat(text))


def backdate(page, moment, keep_changed=False):
    """Let a page look as if it was published at a moment, as one brought in from an archive was."""
    stamps = {"first_published_at": moment}
    if not keep_changed:
        date_back(page, moment)
    type(page).objects.filter(pk=page.pk).update(**stamps)
    page.refresh_from_db()
    return page


# Moderation

WORKFLOW = "Moderasi uji coba"


def make_group(name, page=None, actions=("add", "change"), permissions=()):
    """A group that may enter the admin, with rights on a page and what is below it; permissions as "app.codename"."""
    group, _ = Group.objects.get_or_create(name=name)
    for label in ("wagtailadmin.access_admin", *permissions):
        app_label, codename = label.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    for action in actions if page else ():
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)
    return group


def make_workflow(*names):
    """A workflow with a step of each name, decided by superusers."""
    workflow = Workflow.objects.create(name=WORKFLOW)
    for order, name in enumerate(names or ["Penyuntingan"]):
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


def make_step(page, started_at, finished_at=None, workflow=None, user=None, status="approved", **fields):
    """A step of moderation of a page's newest version, as if it began at a moment; waiting without an end."""
    workflow = workflow or Workflow.objects.filter(name=WORKFLOW).first() or make_workflow()
    page.save_revision()
    state = workflow.start(page, user).current_task_state
    status = status if finished_at else TaskState.STATUS_IN_PROGRESS
    stamps = {"started_at": started_at, "finished_at": finished_at, "status": status}
    TaskState.objects.filter(pk=state.pk).update(**stamps | fields)
    if finished_at:
        type(state.workflow_state).objects.filter(pk=state.workflow_state_id).update(status=status)
    return TaskState.objects.get(pk=state.pk)
