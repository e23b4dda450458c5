from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's app of people, with screens that write down what they change."""

    user_viewset = "qalqan.accounts.views.administering.PersonViewSet"


class AccountsConfig(AppConfig):
    name = "qalqan.accounts"
    default = True
    label = "accounts"

    def ready(self) -> None:
        from qalqan.accounts import privacy, receivers  # noqa: F401
        from qalqan.accounts.services import (
            administering,
            erasure_list,
            password_mail,
            sign_in_watch,
        )
        from qalqan.accounts.services.addresses import letters
        from qalqan.accounts.services.factors import notice
        from qalqan.common.services import due, outbox, watching

        privacy.register_all()
        due.register("erasures", erasure_list.catch_up)
        watching.register(sign_in_watch.failed, sign_in_watch.locks, sign_in_watch.wrong_codes)
        outbox.register(password_mail.KIND, password_mail.send, reaches_outside=True)
        outbox.register(letters.PROOF, letters.prove, reaches_outside=True)
        for kind in (letters.CHANGED, letters.CHANGED_BEFORE):
            outbox.register(kind, letters.tell, reaches_outside=True)
        outbox.register(administering.KIND, administering.tell, reaches_outside=True)
        outbox.register(notice.KIND, notice.send, reaches_outside=True)
