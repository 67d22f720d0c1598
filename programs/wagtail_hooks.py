"""The registers in the admin: one menu group, with columns, filters, search, inspect view and export.

Their forms do not save: they propose, and a second person confirms (cms/moderation/registers).
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_modeladmin.options import modeladmin_register

from cms.moderation.registers.admin import RegisterAdmin, RegisterAdminGroup

from .exchange import hooks as exchange_hooks  # noqa: F401 - registers hooks of its own
from .imports import hooks as import_hooks  # noqa: F401 - registers hooks of its own
from .models import Agency, Area, Indicator, Regulation
from .reporting import hooks as report_hooks  # noqa: F401 - it registers hooks of its own
from .yearly_panel import YearlyPanel


class AgencyAdmin(RegisterAdmin):
    model = Agency
    menu_icon = "group"
    list_display = ("name", "short_name", "kind", "merged_into", "is_example")
    list_filter = ("kind", "is_example")
    list_select_related = ("merged_into",)
    search_fields = ("name", "short_name", "former_names")
    inspect_view_fields_exclude = ("contributors", "collection")
    list_export = ("slug", "name", "short_name", "kind", "head_office", "email", "website", "is_example")
    export_filename = "opd"
    panels = [
        MultiFieldPanel(["name", "short_name", "slug", "kind", "area"], heading=_("Agency")),
        MultiFieldPanel(["head_office", "tasks", "address", "email", "phone", "website"], heading=_("Office")),
        MultiFieldPanel(["former_names", "merged_into"], heading=_("History")),
        FieldPanel("is_example"),
    ]


class RegulationAdmin(RegisterAdmin):
    model = Regulation
    menu_icon = "doc-full"
    list_display = ("citation", "title", "year", "is_example")
    list_filter = ("kind", "year", "is_example")
    search_fields = ("number", "title")
    list_export = ("kind", "number", "year", "title", "url", "is_example")
    export_filename = "regulasi"
    panels = [
        MultiFieldPanel(["kind", "number", "year", "title"], heading=_("Regulation")),
        FieldPanel("relevance"),
        FieldPanel("url"),
        FieldPanel("is_example"),
    ]


class IndicatorAdmin(RegisterAdmin):
    model = Indicator
    menu_icon = "order"
    list_display = ("code", "name", "unit", "evaluation_part", "producer", "is_example")
    list_select_related = ("producer",)
    list_filter = ("evaluation_part", "direction", "producer", "is_example")
    search_fields = ("code", "name", "definition")
    list_export = (
        "code", "name", "parent", "definition", "formula", "unit", "direction", "evaluation_part", "baseline_year",
        "baseline", "source", "producer", "is_example",
    )  # fmt: skip
    export_filename = "indikator"
    panels = [
        MultiFieldPanel(["code", "name", "parent", "definition", "formula"], heading=_("Reference code table")),
        MultiFieldPanel(["unit", "direction", "evaluation_part", "source", "producer"], heading=_("Measure")),
        MultiFieldPanel(["baseline_year", "baseline"], heading=_("Baseline")),
        YearlyPanel("values", heading=_("Targets and actual values by year"), label=_("year")),
        FieldPanel("is_example"),
    ]


class AreaAdmin(RegisterAdmin):
    model = Area
    menu_icon = "site"
    list_display = ("code", "name", "is_example")
    search_fields = ("code", "name")
    list_export = ("code", "slug", "name", "is_example")
    export_filename = "kecamatan"
    panels = ["code", "name", "slug", "description", "is_example"]


@modeladmin_register
class RegisterGroup(RegisterAdminGroup):
    menu_label = _("Registers")
    menu_icon = "list-ul"
    menu_order = 250
    items = (AgencyAdmin, RegulationAdmin, IndicatorAdmin, AreaAdmin)
