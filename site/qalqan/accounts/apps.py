from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "qalqan.accounts"
    label = "accounts"

    def ready(self) -> None:
        from qalqan.accounts import privacy
        from qalqan.accounts.services import password_mail
        from qalqan.common.services import outbox

        privacy.register_all()
        outbox.register(password_mail.KIND, password_mail.send, reaches_outside=True)
