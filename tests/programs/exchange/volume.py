"""Programmes by the thousand, written straight into the tables, without revisions and publication steps."""

from uuid import uuid4

from django.db.models import Max
from django.db.models.sql import InsertQuery
from wagtail.models import Page

from programs.models import BudgetLine, Indicator, IndicatorValue, Milestone, ProgramIndicator, ProgramPage

ROWS = [(model, "page_id") for model in (Milestone, BudgetLine, ProgramIndicator)]
LINKS = [(getattr(ProgramPage, name).through, "programpage_id") for name in ("goals", "areas", "supporting_agencies")]
BATCH = 400  # SQLite takes a limited number of values in one statement.


def fill_up(program, total):
    """Copy a programme with its rows until there are ``total`` programmes; as many indicators come along."""
    first = Page.objects.aggregate(most=Max("pk"))["most"] + 1
    new = range(first, first + total - ProgramPage.objects.count())
    Page.objects.bulk_create([Page(**page) for page in pages(program, new)], batch_size=BATCH)
    insert([ProgramPage(**columns_of(program, ProgramPage, page_ptr_id=pk, code=f"X-{pk}")) for pk in new])
    for model, key in [*ROWS, *LINKS]:
        rows = [columns_of(row, model, id=None) for row in model.objects.filter(**{key: program.pk})]
        model.objects.bulk_create([model(**row | {key: pk}) for row in rows for pk in new], batch_size=BATCH)
    measures = [Indicator(code=f"X.{pk}", name="Salinan", definition="Isi.", unit="buah") for pk in new]
    made = Indicator.objects.bulk_create(measures, batch_size=BATCH)
    IndicatorValue.objects.bulk_create([IndicatorValue(indicator=row, year=2026) for row in made], batch_size=BATCH)


def columns_of(record, model, **changed):
    """The values of the columns in a model's own table, some of them changed."""
    return {field.attname: getattr(record, field.attname) for field in model._meta.local_concrete_fields} | changed


def pages(program, new):
    """The page columns of copies that stand behind the last programme in the tree."""
    last = program.get_siblings().order_by("path").last()
    for number, pk in enumerate(new, start=Page._str2int(last.path[-last.steplen :]) + 1):
        path = last._get_path(last.path[: -last.steplen], last.depth, number)
        slug = f"salinan-{pk}"
        yield columns_of(
            program, Page, id=pk, path=path, slug=slug, url_path=f"/siantar/program/{slug}/", translation_key=uuid4(),
            latest_revision_id=None, live_revision_id=None,
        )  # fmt: skip


def insert(records):
    """Write records into a table whose parent rows are there already, which ``bulk_create`` does not do."""
    for start in range(0, len(records), BATCH):
        query = InsertQuery(type(records[0]))
        query.insert_values(query.model._meta.local_concrete_fields, records[start : start + BATCH], raw=True)
        query.get_compiler("default").execute_sql()
