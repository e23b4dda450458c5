"""Wagtail's screens of people, whose changes leave a trace."""

from typing import Any

from wagtail.users.views.users import CreateView, EditView, UserViewSet

from qalqan.accounts.models import User
from qalqan.accounts.services import administering


class PersonCreateView(CreateView):
    def save_instance(self) -> Any:
        person = super().save_instance()
        administering.made(person, by=self.request.user)
        return person


class PersonEditView(EditView):
    def save_instance(self) -> Any:
        # The form has put what was typed into the object; the row is still as it was.
        row = User.objects.select_for_update().get(pk=self.object.pk)
        before = administering.Account.of(row)
        person = super().save_instance()
        key = self.request.session.session_key
        administering.changed(person, before=before, by=self.request.user, keep=key)
        return person


class PersonViewSet(UserViewSet):
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
