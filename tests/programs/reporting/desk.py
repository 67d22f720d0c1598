"""A contributor at the quarterly report: opens the form, types, presses a button."""

from bs4 import BeautifulSoup
from wagtail.test.utils.form_data import querydict_from_html

from tests.moderation.desk import Desk


class ReportDesk(Desk):
    def __init__(self, person, report):
        super().__init__(person)
        self.report = report

    @property
    def url(self):
        return self.report.get_form_url()

    def open(self):
        """The fields of the form as it is shown."""
        return fields_of(self.client.get(self.url).content.decode())

    def press(self, action="save", form=None, fields=(), follow=True):
        """Press a button; ``form``: one that was opened before."""
        data = (self.open() if form is None else form) | dict(fields) | {"action": action}
        response = self.client.post(self.url, data, follow=follow)
        self.report.refresh_from_db()
        return response

    @property
    def entries(self):
        return self.report.get_latest_revision_as_object().entries


def fields_of(html):
    """What the form of a page would send."""
    form = querydict_from_html(html, form_id="quarterly-report").dict()
    ticked = BeautifulSoup(html, "html.parser").select("#quarterly-report input[type=checkbox][checked]")
    return {name: value.lstrip("\n") for name, value in form.items()} | {box["name"]: "on" for box in ticked}


def errors_of(response):
    """The messages at fields, by the field's name in the form."""
    forms = [form for section in response.context["sheet"].sections for form in section.forms]
    return {
        form.add_prefix(name): [str(message) for message in messages]
        for form in forms
        for name, messages in form.errors.items()
    }
