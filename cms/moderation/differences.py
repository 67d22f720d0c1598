"""What differs between the public version of something and its latest draft, by field, as Wagtail compares them."""

from wagtail.admin.panels import get_edit_handler


def differences(instance, request=None):
    """Wagtail's comparisons (``field_label``, ``htmldiff`` …) of all fields that have changed.

    Of something that was never public, everything counts as new: the list is empty.
    """
    if not instance.live:
        return []
    draft = instance.get_latest_revision_as_object()
    handler = get_edit_handler(type(instance)).get_bound_panel(instance=instance, request=request, form=None)
    comparisons = [compare(instance, draft) for compare in handler.get_comparison()]
    return [comparison for comparison in comparisons if comparison.has_changed()]


def changed_fields(instance):
    """The labels of the fields that have changed."""
    return [str(comparison.field_label()) for comparison in differences(instance)]
