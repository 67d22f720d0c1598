"""Geometry for templates."""

from django import template

from programs.charts import money_bars

register = template.Library()
register.filter("money_bars", money_bars)
