from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "qalqan.common"
    label = "common"

    def ready(self) -> None:
        from qalqan.common import privacy

        privacy.register_all()
