"""What the tests of the registers share: the addresses, the forms, the people."""

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from cms.moderation.models import RegisterChange
from programs.models import Agency, Area, Indicator, Regulation
from tests.builders import make_agency, make_area, make_indicator, make_regulation, make_user

MAKERS = {Agency: make_agency, Area: make_area, Indicator: make_indicator, Regulation: make_regulation}
YEARS = {
    "values-TOTAL_FORMS": 1,
    "values-INITIAL_FORMS": 0,
    "values-MIN_NUM_FORMS": 0,
    "values-MAX_NUM_FORMS": 1000,
    "values-0-year": 2025,
    "values-0-target": 80,
    "values-0-actual": "74.5",
}
FORMS = {
    Agency: {"name": "Dinas Baru", "short_name": "Disbaru", "slug": "dinas-baru", "kind": "dinas"},
    Area: {"name": "Siantar Baru", "slug": "siantar-baru", "code": "1273099"},
    Indicator: {
        "code": "NEW.001",
        "name": "Lampu menyala",
        "definition": "Definisi.",
        "unit": "persen",
        "direction": "up",
        "evaluation_part": "output",
    }
    | YEARS,
    Regulation: {"kind": "perda", "number": "7", "year": 2024, "title": "Contoh baru"},
}


def address(model, action, *args):
    return reverse(f"programs_{model._meta.model_name}_modeladmin_{action}", args=args)


def sample(model):
    return MAKERS[model]()


def form_of(row):
    """What the form of a register sends about a row that is there: its address stays."""
    form = FORMS[type(row)]
    return form | {"slug": row.slug} if "slug" in form else form


def stored(model):
    """All rows of a register as they are in the database, child rows included."""
    rows = list(model.objects.order_by("pk").values())
    if model is Indicator:
        rows += list(model._meta.get_field("values").related_model.objects.order_by("pk").values())
    return rows


def person(username, *actions, confirms=False, **fields):
    """Somebody with the rights to do ``actions`` (add, change, …) in all registers, and perhaps to confirm."""
    user = make_user(username, **fields)
    codenames = ["access_admin", *(f"{action}_{model._meta.model_name}" for model in MAKERS for action in actions)]
    if confirms:
        codenames.append("confirm_registerchange")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def as_user(client, user):
    client.force_login(user)
    return client


def propose(user, model=Area, row=None, **fields):
    """Let a person send the form of a register, for a new row or an existing one; gives the proposal."""
    action = ("edit", row.pk) if row else ("create",)
    form = form_of(row) if row else FORMS[model]
    response = as_user(Client(), user).post(address(model, *action), form | fields)
    assert response.status_code == 302, response.context["form"].errors
    return RegisterChange.objects.latest("pk")


def decide(client, user, change, decision, comment=""):
    return as_user(client, user).post(change.address, {"decision": decision, "comment": comment}, follow=True)


def said(response):
    """The messages above a page, each as its first line."""
    return [str(message).strip().splitlines()[0] for message in response.context["messages"]]
