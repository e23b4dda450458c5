"""What the editorial roles may do in Wagtail's admin: pages by tree, snippets by model.

Translators get screens of their own with the translation board; the page form cannot be cut by
language, so they are not let into it.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from qalqan.accounts.enums import Role

PAGES = {
    Role.AUTHOR: ("add_page", "change_page"),
    Role.PUBLISHER: ("add_page", "change_page", "publish_page", "unlock_page"),
}
WRITE = ("add", "change", "view")
SNIPPETS: dict[Role, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    Role.AUTHOR: {
        "assessments": (("item", WRITE), ("assessment", WRITE), ("itembank", WRITE)),
        "common": (("source", WRITE),),
    },
    Role.PUBLISHER: {
        "assessments": (
            ("item", (*WRITE, "publish", "correct")),
            ("assessment", (*WRITE, "publish")),
        ),
    },
    Role.LEGAL_REVIEWER: {
        "assessments": (("item", ("change", "view", "publish")),),
        "common": (("source", WRITE),),
    },
    Role.STEWARD: {"common": (("hotline", WRITE), ("source", ("view",)))},
}


def let_editors_in(home: Page) -> None:
    """Give each editorial role its rights below `home`; repeatable, takes nothing away."""
    for role, actions in PAGES.items():
        group = Group.objects.get(name=role.value)
        for codename in actions:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            )
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=home.pk, permission=permission
            )
    for role, apps in SNIPPETS.items():
        group = Group.objects.get(name=role.value)
        for app_label, models in apps.items():
            for model, actions in models:
                codenames = [f"{action}_{model}" for action in actions]
                group.permissions.add(
                    *Permission.objects.filter(
                        content_type__app_label=app_label, codename__in=codenames
                    )
                )


def ensure_legal_review() -> None:
    """The workflow of the question bank, made once; an operator may change it afterwards."""
    item = ContentType.objects.get(app_label="assessments", model="item")
    if WorkflowContentType.objects.filter(content_type=item).exists():
        return
    task = ContentType.objects.get(app_label="assessments", model="legalreview").model_class()
    review, _created = task.objects.get_or_create(name="Legal review")  # type: ignore[union-attr]
    review.groups.add(Group.objects.get(name=Role.LEGAL_REVIEWER.value))
    workflow, _created = Workflow.objects.get_or_create(name="Legal review")
    WorkflowTask.objects.get_or_create(workflow=workflow, task=review, defaults={"sort_order": 0})
    WorkflowContentType.objects.create(workflow=workflow, content_type=item)
