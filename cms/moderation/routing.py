"""Which way a change goes: one approver, or two.

The masterplan and programmes carry promises (figures, dates, status) and need the head's approval after the editors'.
News, events and changes of wording need one approver other than the author.
"""


def needs_second_approval(instance):
    """True for the latest version of something that the head must see. Page types say what their promises are.

    A type without ``promises`` needs one approver. One with promises needs two when it is new, when its change is not
    called minor, or when any promise differs from what is public.
    """
    promises = getattr(instance, "promises", None)
    if promises is None:
        return False
    if not instance.live:
        return True
    draft = instance.get_latest_revision_as_object()
    if draft.change_is_significant:
        return True
    return any(facts_of(draft, name) != facts_of(instance, name) for name in promises)


def facts_of(instance, name):
    """A field's value or its child rows, theirs included, as plain data."""
    return without_keys(instance.serializable_data().get(name))


def without_keys(data):
    """Without the keys that saving gives to child rows."""
    if isinstance(data, list):
        return [without_keys(row) for row in data]
    if isinstance(data, dict):
        return {key: without_keys(value) for key, value in data.items() if key not in ("pk", "page", "subdimension")}
    return data
