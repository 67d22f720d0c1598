"""What a workflow is about, as its own type: Wagtail's ``content_object`` is the base page."""

from wagtail.models import Page


def subject_of(workflow_state):
    """The specific page or the snippet; None when it has been deleted."""
    instance = workflow_state.content_object
    return instance.specific if isinstance(instance, Page) else instance


def with_subjects(task_states):
    """Pairs of task state and subject, without those that were deleted; a query per page type, not per row."""
    instances = [state.workflow_state.content_object for state in task_states]
    ids = [instance.pk for instance in instances if isinstance(instance, Page)]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    for state, instance in zip(task_states, instances, strict=True):
        if instance is not None:
            yield state, pages[instance.pk] if isinstance(instance, Page) else instance
