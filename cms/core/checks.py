"""House rules that Django checks at every start."""

from django.apps import apps
from django.core import checks

from .models import BasePage


@checks.register("siantar")
def page_types_describe_themselves(app_configs, **kwargs):
    """Every page type says what it is for and where it may stand, so that editors can choose."""
    errors = []
    for model in apps.get_models():
        if not issubclass(model, BasePage):
            continue
        if not model.page_description:
            said = f"{model.__name__} has no page_description."
            errors.append(checks.Error(said, hint="Say what it is for.", id="siantar.E001"))
        if model.parent_page_types is None or model.subpage_types is None:
            said = f"{model.__name__} may stand anywhere."
            errors.append(checks.Error(said, hint="State its tree rules.", id="siantar.E002"))
    return errors
