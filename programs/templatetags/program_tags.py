"""What lists of programmes say about each."""

from django import template

from ..silence import silence_of

register = template.Library()
register.simple_tag(silence_of, name="silence_of")
