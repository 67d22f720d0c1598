from wagtail.models import PagePermissionTester


class ApprovalPermissionTester(PagePermissionTester):
    """Nobody publishes directly, superusers included: pages become public by approval (see cms.moderation).

    The permission to publish is what it takes to withdraw a page, to reschedule it and to make it private.
    """

    def holds_publish(self):
        return self.user.is_active and (self.user.is_superuser or "publish" in self.permissions)

    def only_contributes(self):
        """True for an agency's contributors: they write, and neither look after pages nor publish."""
        return not self.user.is_superuser and not {"lock", "publish"} & self.permissions

    def can_delete(self, ignore_bulk=False):
        """Contributors delete, and so move, only what they made themselves."""
        if not super().can_delete(ignore_bulk):
            return False
        return not self.only_contributes() or self.page.owner_id == self.user.pk

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_set_view_restrictions(self):
        return self.holds_publish()

    def can_unschedule(self):
        return self.holds_publish()
