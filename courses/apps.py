from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        from courses import models, privacy, receivers  # noqa: F401
        from courses.services import certificates, checks, error_reports, sourcing
        from courses.views import lessons, pages
        from qalqan.common.services import outbox, sources

        privacy.register_all()
        checks.register_all()
        sources.register_expander(sourcing.courses_of)
        outbox.register(error_reports.KIND, error_reports.tell)
        outbox.register(certificates.KIND, certificates.issue)
        models.CataloguePage.view = staticmethod(pages.catalogue)
        models.CoursePage.view = staticmethod(pages.course)
        models.ModulePage.view = staticmethod(pages.module)
        models.LessonPage.view = staticmethod(lessons.lesson)
