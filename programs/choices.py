"""One choice in an address, as ``?tahun=2026``: what does not exist is left out, and said."""


def choice_of(request, name, options, label):
    """The option that a parameter names (None: not given, or no such option), and what was left out, for a notice.

    ``options``: by their values in the address. ``label``: what readers call the parameter.
    """
    asked = request.GET.get(name, "")
    if asked in options:
        return options[asked], []
    return None, [{"label": label, "value": shown(asked)}] if asked else []


def shown(value):
    """A value from an address as a message may show it: short, in one line."""
    return "".join(sign if sign.isprintable() else " " for sign in value)[:60]
