from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import privacy
        from assessments.services import finish_overdue
        from qalqan.common.services import due

        privacy.register_all()
        due.register("overdue_attempts", finish_overdue)
