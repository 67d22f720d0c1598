"""Panels that every page type shows above its own fields, when there is something to ask."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel


class PageTypeHelpPanel(HelpPanel):
    """Says what the page type is for and what comes after writing."""

    def __init__(self, **kwargs):
        super().__init__(**{"template": "wagtailadmin/panels/page_type_help.html"} | kwargs)


class ChangeNotePanel(MultiFieldPanel):
    """Asks what changed, on a page that is already public."""

    def __init__(self, children=("change_note", "change_significance"), **kwargs):
        kwargs.setdefault("heading", _("Change note"))
        kwargs.setdefault("help_text", _("Asked for before a page that is already public goes to be approved."))
        super().__init__(children, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            return self.instance.is_public_already and super().is_shown()


class OverridePanel(FieldPanel):
    """Asks for the reason, once the checks found something that a person with the right may answer for."""

    def __init__(self, field_name="override_reason", **kwargs):
        super().__init__(field_name, **{"disable_comments": True} | kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            # Without a form the panel is only asked for what it compares.
            return super().is_shown() and bool(self.form and self.form.asks_for_reason)
