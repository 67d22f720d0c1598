"""What a workflow is about, as its own type: Wagtail's ``content_object`` is the base page."""

from wagtail.models import Page

from cms.core.ownership import agencies, responsible_agency_id


def subject_of(workflow_state):
    """The specific page or the snippet; None when it has been deleted."""
    instance = workflow_state.content_object
    return instance.specific if isinstance(instance, Page) else instance


def page_of(subject):
    """The subject itself where it is a page, None for a snippet: what a mail is tied to."""
    return subject if isinstance(subject, Page) else None


def with_subjects(task_states):
    """Task state, subject and its agency, without what was deleted; a query per page type, not per row."""
    instances = [state.workflow_state.content_object for state in task_states]
    ids = [instance.pk for instance in instances if isinstance(instance, Page)]
    owners = agencies_of(ids)
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    for state, instance in zip(task_states, instances, strict=True):
        if instance is not None:
            subject = pages[instance.pk] if isinstance(instance, Page) else instance
            yield state, subject, owners.get(subject.pk) if isinstance(subject, Page) else None


def agencies_of(page_ids):
    """The agency that answers for each page that has one, by the page's id. Two queries."""
    pages = Page.objects.filter(pk__in=page_ids).annotate(agency_id=responsible_agency_id())
    ids = dict(pages.values_list("pk", "agency_id"))
    found = agencies().in_bulk(set(ids.values()) - {None})
    return {pk: found[agency_id] for pk, agency_id in ids.items() if agency_id in found}
