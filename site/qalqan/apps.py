from django.apps import AppConfig


class QalqanConfig(AppConfig):
    name = "qalqan"

    def ready(self) -> None:
        # The web process has to know the application to which it hands the outbox's ids.
        import qalqan.celery  # noqa: F401
        from qalqan import views
        from qalqan.common.models import HomePage
        from qalqan.services import coverage, regions

        HomePage.view = staticmethod(views.home)
        coverage.register()
        regions.register()
