"""A public page below a home page with the offices' groups and a workflow, and the people who work on it."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from cms.moderation.roles import EDITOR, HEAD, set_up_contributors, set_up_roles
from tests import builders


@pytest.fixture
def page():
    page = builders.make_info(title="Layanan", slug="layanan")
    set_up_roles(builders.home())
    set_up_contributors("Dinas Kesehatan", [page])
    task = GroupApprovalTask.objects.create(name="Persetujuan")
    task.groups.add(Group.objects.get(name=HEAD))
    workflow = Workflow.objects.create(name="Persetujuan")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=builders.home())
    return page


@pytest.fixture
def enter(page, client):
    """A function that lets a new person of a group log in."""

    def log_in(group):
        user = builders.make_user(group.split()[0].lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def contributor(enter):
    return enter("Kontributor Dinas Kesehatan")


@pytest.fixture
def editor(enter):
    """An editor with the right to override the checks."""
    user = enter(EDITOR)
    user.user_permissions.add(Permission.objects.get(codename="override_checks"))
    return user


@pytest.fixture
def head(enter):
    """A function that lets the head log in, after somebody else."""
    return lambda: enter(HEAD)
