from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import privacy
        from assessments.h5p.services import activities, folders
        from assessments.services import checks, finish_overdue, packages, sourcing
        from qalqan.common.services import append_only, due

        for model in ("assessments.Attempt", "assessments.Response", "assessments.EssayMark"):
            append_only.register(model)
        packages.register(activities)
        privacy.register_all()
        sourcing.register_all()
        checks.register_all()
        due.register("overdue_attempts", finish_overdue)
        due.register("unused_h5p_folders", folders.remove_unused)
