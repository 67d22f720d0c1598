"""People at their desks: they open the admin's forms, change what they change, and press a button."""

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield


class Desk:
    """The admin as one person uses it, through Wagtail's own views."""

    def __init__(self, person):
        self.person = person
        self.client = Client()
        self.client.force_login(person)

    def form(self, url, page):
        """What the form at an address would send. Scripts draw streams; here each holds one paragraph."""
        html = self.client.get(url).content.decode()
        data = querydict_from_html(html, form_id="page-edit-form").copy()
        for name in lists_without_choice(html):
            data.pop(name, None)
        text = streamfield([("paragraph", rich_text("<p>Isi.</p>"))])
        streams = [field.name for field in page._meta.fields if isinstance(field, StreamField)]
        data.update(nested_form_data(dict.fromkeys(streams, text)))
        return data

    def edit(self, page, button=None, **changes):
        """Change fields of a page and press a button: submit, publish, or none to save. Returns the response."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = self.form(url, page)
        data.update({"change_note": "Judul diperbaiki.", "change_significance": "significant"})
        data.update(changes | ({f"action-{button}": "1"} if button else {}))
        response = self.client.post(url, data, follow=True)
        page.refresh_from_db()
        return response

    def decide(self, page, decision="approve", comment=""):
        """Decide about the step that a page is at, on the page made for it."""
        return self.decide_step(page.current_workflow_task_state, decision, comment)

    def decide_step(self, task_state, decision="approve", comment=""):
        url = reverse("moderation_decide", args=[task_state.pk])
        return self.client.post(url, {"decision": decision, "comment": comment}, follow=True)


def lists_without_choice(html):
    """The names of multiple selects in which nothing is chosen; Wagtail's helper takes their first option."""
    selects = BeautifulSoup(html, "html.parser").select("select[multiple]")
    return [select["name"] for select in selects if not select.select("option[selected]")]


def said(response):
    """The messages that a page shows after an action."""
    return [str(message).strip() for message in response.context["messages"]]


def step_of(page):
    """The name of the step that waits, or None."""
    page = type(page).objects.get(pk=page.pk)
    return page.current_workflow_task.name if page.workflow_in_progress else None
