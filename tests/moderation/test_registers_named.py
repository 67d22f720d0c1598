"""The setting REGISTERS and the admin agree about which registers need a second person."""

from wagtail_modeladmin.options import ModelAdmin

from cms.moderation.registers.admin import RegisterAdmin
from cms.moderation.registers.people import registers
from programs import wagtail_hooks


def admins():
    return [item for item in vars(wagtail_hooks).values() if isinstance(item, type) and issubclass(item, ModelAdmin)]


def test_every_register_proposes_instead_of_saving():
    ours = {admin.model: admin for admin in admins() if admin is not RegisterAdmin}
    assert set(ours) == set(registers())
    assert all(issubclass(admin, RegisterAdmin) for admin in ours.values())


def test_no_register_holds_what_a_proposal_would_lose():
    """A proposal keeps columns and child rows; many-to-many fields would have to be added to it first."""
    assert [field for register in registers() for field in register._meta.many_to_many] == []
