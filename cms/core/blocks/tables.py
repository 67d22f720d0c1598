from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.blocks import BooleanBlock, CharBlock
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockAdapter,
    TypedTableBlockValidationError,
)

from .base import FACTS, PlainStructBlock


class HeadedTableBlock(TypedTableBlock):
    """A table whose every column says what it holds. Wagtail's caption inside it serves as the note below."""

    text = CharBlock(required=False, label=_("Text"))
    number = CharBlock(required=False, label=_("Number"))

    def clean(self, table):
        table = super().clean(table)
        if not self.is_deferred_validation and (errors := self.heading_errors(table.columns)):
            raise TypedTableBlockValidationError(non_block_errors=errors)
        return table

    @staticmethod
    def heading_errors(columns):
        if not columns:
            return [gettext("Add at least one column.")]
        return [
            gettext("Column %(number)d has no heading.") % {"number": number}
            for number, column in enumerate(columns, start=1)
            if not (column["heading"] or "").strip()
        ]


class HeadedTableAdapter(TypedTableBlockAdapter):
    def js_args(self, block):
        *others, meta = super().js_args(block)
        meta["strings"] |= {
            "CAPTION": gettext("Note"),
            "CAPTION_HELP_TEXT": gettext("Source, unit or remark, shown below the table."),
        }
        return [*others, meta]


register(HeadedTableAdapter(), HeadedTableBlock)


class TableBlock(PlainStructBlock):
    caption = CharBlock(label=_("Caption"), help_text=_("What the table shows."))
    table = HeadedTableBlock(label=_("Table"))
    first_column_is_header = BooleanBlock(
        required=False,
        label=_("First column is a header"),
        help_text=_("When it names what each row is about."),
    )

    class Meta:
        label = _("Table")
        description = _("Figures or facts in rows and columns. Columns of numbers are aligned to the right.")
        icon = "table"
        group = FACTS
        template = "blocks/table.html"
        preview_value = {
            "caption": _("Programmes by status"),
            "table": {
                "columns": [
                    {"type": "text", "heading": _("Status")},
                    {"type": "number", "heading": _("Programmes")},
                ],
                "rows": [{"values": [_("Running"), "17"]}, {"values": [_("Finished"), "18"]}],
                "caption": "",
            },
            "first_column_is_header": True,
        }
