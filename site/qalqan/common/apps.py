from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "qalqan.common"
    label = "common"

    def ready(self) -> None:
        from qalqan.common import privacy, receivers  # noqa: F401
        from qalqan.common.models import BasePage, TextPage
        from qalqan.common.panels import BasePageForm
        from qalqan.common.services import (
            append_only,
            auditing,
            checks,
            due,
            hotlines,
            limits_cache,
            outbox,
            retention,
            scheduling,
            uploads,
            watching,
        )
        from qalqan.common.services.translations import keep_others_texts
        from qalqan.common.services.watching import machine, proof, work
        from qalqan.common.views import texts

        append_only.register("common.AuditRow", append_only.EVERYTHING)
        privacy.register_all()
        checks.register_all()
        due.register("scheduled_publishing", scheduling.publish_due)
        due.register("limits", limits_cache.forget_over)
        due.register("uploads", uploads.forget_old)
        due.register("retention", retention.forget_due)
        due.register("hotlines_due", hotlines.remind)
        due.register("hotlines_withdrawn", hotlines.expire)
        due.register("hotlines_alerted", hotlines.alert)
        # Long, and nothing waits for it: it holds no lock.
        outbox.register(auditing.KIND, auditing.check, reaches_outside=True)
        watching.register(
            work.due_run,
            work.outbox_lag,
            work.outbox_failed,
            work.hotlines_waiting,
            machine.last_backup,
            machine.disk,
            machine.clock,
            proof.audit_head,
        )
        outbox.register(hotlines.KIND, hotlines.tell, reaches_outside=True)
        TextPage.view = staticmethod(texts.text_page)
        BasePage.check_content = staticmethod(checks.of_page)
        # The form lies below the services.
        BasePageForm.keep_others_texts = staticmethod(keep_others_texts)
