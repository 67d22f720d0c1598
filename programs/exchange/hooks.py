"""Data in the admin: a menu group of its own, which others join by the hook ``register_data_menu_item``."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import views

data_menu = Menu(register_hook_name="register_data_menu_item", construct_hook_name="construct_data_menu")


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("data/ekspor/", views.export, name="data_export"),
        path("data/contoh.<str:format>", views.template, name="data_template"),
    ]


@hooks.register("register_admin_menu_item")
def menu():
    return SubmenuMenuItem(_("Data"), data_menu, name="data", icon_name="table", order=255)


@hooks.register("register_data_menu_item")
def export_item():
    return MenuItem(_("Export data"), reverse_lazy("data_export"), name="data-export", icon_name="download", order=10)
