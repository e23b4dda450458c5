"""What a workflow publishes at its end. Wagtail imports it while its models load."""

from typing import Any


def publish_reviewed(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision that the last reviewer approved.

    Wagtail's own action takes the newest, and so what somebody wrote after the review.
    """
    workflow_state.current_task_state.revision.publish(user=user)
