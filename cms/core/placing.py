"""Puts what the checks found where the editor sees it: at the field, the block within a stream, the row of a list.

``found`` is always a list of pairs: the rest of the path from here on, and the problem.
"""

from collections import defaultdict

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError, StructValue
from wagtail.blocks.list_block import ListBlockValidationError, ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlockValidationError


def place_problems(form, problems):
    """Add errors to a form and to the forms of its rows, which must hold the values that were checked."""
    place(form, [(problem.path, problem) for problem in problems])


def by_first_step(found):
    steps = defaultdict(list)
    for path, problem in found:
        if path:
            steps[path[0]].append((path[1:], problem))
    return steps


def place(form, found):
    for name, deeper in by_first_step(found).items():
        if name in form.formsets:
            place_in_rows(form.formsets[name], getattr(form.instance, name).all(), deeper)
        elif name in form.fields:
            form.add_error(name, error_at(getattr(form.instance, name), deeper))
        else:
            form.add_error(None, [str(problem) for _, problem in deeper])


def place_in_rows(formset, rows, found):
    """The checks counted the rows as the page holds them, which need not be the order of the forms."""
    for number, deeper in by_first_step(found).items():
        place(next(form for form in formset.forms if form.instance == rows[number]), deeper)


def error_at(value, found):
    """The error of a value, of the kind that its block draws beside the part concerned."""
    own = [str(problem) for path, problem in found if not path]
    within = by_first_step(found)
    match value:
        case StreamValue():
            return StreamBlockValidationError(
                {i: error_at(value[i].value, deeper) for i, deeper in within.items()}, own
            )
        case StructValue():
            return StructBlockValidationError({i: error_at(value[i], deeper) for i, deeper in within.items()}, own)
        case ListValue():
            return ListBlockValidationError({i: error_at(value[i], deeper) for i, deeper in within.items()}, own)
        case TypedTable():
            return TypedTableBlockValidationError(cell_errors(within), own)
    # What has no parts to draw beside, such as a picture with its alt text, takes all that was found in it.
    return ValidationError([str(problem) for _, problem in found])


def cell_errors(within):
    """Errors by row and column, of steps that are pairs of both."""
    errors = defaultdict(dict)
    for (row, column), found in within.items():
        errors[row][column] = error_at(None, found)
    return errors
