from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "qalqan.accounts"
    label = "accounts"

    def ready(self) -> None:
        from qalqan.accounts import privacy, receivers  # noqa: F401
        from qalqan.accounts.services import password_mail
        from qalqan.accounts.services.factors import notice
        from qalqan.common.services import outbox

        privacy.register_all()
        outbox.register(password_mail.KIND, password_mail.send, reaches_outside=True)
        outbox.register(notice.KIND, notice.send, reaches_outside=True)
