from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        from courses import models, privacy, receivers  # noqa: F401
        from courses.services import (
            certificates,
            checks,
            completion,
            erasures,
            error_reports,
            proofs,
            reminders,
            sourcing,
            versions,
        )
        from courses.services.certificates import reminding
        from courses.services.people import invited_by_mail
        from courses.views import lessons, pages
        from qalqan.common.services import (
            append_only,
            due,
            outbox,
            proving,
            references,
            sources,
            watching,
        )

        append_only.register("courses.Completion", "enrolment", "page", "kind")
        append_only.register("courses.Certificate", "completion", "number", "code")
        privacy.register_all()
        checks.register_all()
        references.register_kept(versions.held_revisions)
        sources.register_expander(sourcing.courses_of)
        outbox.register(error_reports.KIND, error_reports.tell)
        outbox.register(reminders.KIND, reminders.deliver, reaches_outside=True)
        outbox.register(erasures.KIND, erasures.tell, reaches_outside=True)
        outbox.register(invited_by_mail.KIND, invited_by_mail.send, reaches_outside=True)
        outbox.register(completion.RECHECK, completion.recheck)
        outbox.register(certificates.KIND, certificates.issue)
        outbox.register(reminding.KIND, reminding.tell, reaches_outside=True)
        due.register("expiring_certificates", reminding.remind)
        proving.register("courses", proofs.faults)
        watching.register(certificates.waiting)
        models.CataloguePage.view = staticmethod(pages.catalogue)
        models.CoursePage.view = staticmethod(pages.course)
        models.ModulePage.view = staticmethod(pages.module)
        models.LessonPage.view = staticmethod(lessons.lesson)
