from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        from courses import models, privacy, receivers  # noqa: F401
        from courses.services import certificates
        from courses.views import pages
        from qalqan.common.services import outbox

        privacy.register_all()
        outbox.register(certificates.KIND, certificates.issue)
        models.CataloguePage.view = staticmethod(pages.catalogue)
        models.CoursePage.view = staticmethod(pages.course)
        models.ModulePage.view = staticmethod(pages.module)
        models.LessonPage.view = staticmethod(pages.lesson)
