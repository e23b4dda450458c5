from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "qalqan.common"
    label = "common"

    def ready(self) -> None:
        from qalqan.common import privacy, receivers  # noqa: F401
        from qalqan.common.models import BasePage
        from qalqan.common.panels import BasePageForm
        from qalqan.common.services import checks, due, hotlines, outbox, scheduling, uploads
        from qalqan.common.services.translations import keep_others_texts

        privacy.register_all()
        checks.register_all()
        due.register("scheduled_publishing", scheduling.publish_due)
        due.register("uploads", uploads.forget_old)
        due.register("hotlines_due", hotlines.remind)
        due.register("hotlines_withdrawn", hotlines.expire)
        due.register("hotlines_alerted", hotlines.alert)
        outbox.register(hotlines.KIND, hotlines.tell, reaches_outside=True)
        BasePage.check_content = staticmethod(checks.of_page)
        # The form lies below the services.
        BasePageForm.keep_others_texts = staticmethod(keep_others_texts)
