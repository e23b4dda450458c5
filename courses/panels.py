"""What stands beside a page of a course while it is edited."""

from typing import Any

from wagtail.admin.panels import Panel


class ErrorReportsPanel(Panel):
    """The mistakes that learners reported on this page and nobody has answered."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/admin/error_reports_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "reports": self.instance.error_reports.open()}
