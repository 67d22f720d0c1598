"""The admin's forms, as a browser would send them."""

from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

SUBMIT, PUBLISH = {"action-submit": "1"}, {"action-publish": "1"}
APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
REJECT = {"action-workflow-action": "1", "workflow-action-name": "reject"}


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_address(model, parent):
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def form_at(client, address, model):
    """The fields of a form as it is opened. Scripts draw the streams; here they come without blocks."""
    form = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form").dict()
    streams = [field.name for field in model._meta.fields if isinstance(field, StreamField)]
    return form | {f"{name}-count": "0" for name in streams}


def blocks(name, *values):
    """The fields of a stream: each value a pair of block type and value, or the HTML of a paragraph."""
    pairs = [("paragraph", rich_text(value, features=[])) if isinstance(value, str) else value for value in values]
    return nested_form_data({name: streamfield(pairs)})


def send_edit(client, page, fields):
    """Open the form of a page, change fields, press a button; the response."""
    return client.post(edit_address(page), form_at(client, edit_address(page), type(page)) | fields)


def errors_of(response):
    """The errors of a form that came back, by field; None when the form was taken."""
    return None if response.status_code == 302 else response.context["form"].errors.as_data()
