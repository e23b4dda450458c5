"""What the editorial roles may do in Wagtail's admin: pages by tree, snippets by model.

Translators get screens of their own with the translation board; the page form cannot be cut by
language, so they are not let into it.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from qalqan.accounts.enums import LANGUAGE_REVIEWERS, TRANSLATORS, Role
from qalqan.common.languages import ENGLISH_NAMES
from qalqan.common.models import ContentReview, LanguageReview

# Codes of rights in common.Translation; a reviewer corrects what he reads.
LANGUAGE_RIGHTS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: tuple(f"translate_{code}" for code in TRANSLATORS),
    Role.PUBLISHER: tuple(f"translate_{code}" for code in TRANSLATORS),
    **{role: (f"translate_{code}",) for code, role in TRANSLATORS.items()},
    **{role: (f"translate_{code}", f"review_{code}") for code, role in LANGUAGE_REVIEWERS.items()},
}
PAGES = {
    Role.AUTHOR: ("add_page", "change_page"),
    Role.PUBLISHER: ("add_page", "change_page", "publish_page", "unlock_page"),
}
WRITE = ("add", "change", "view")
MEDIA = [
    f"{action}_{kind}" for action in ("add", "change", "choose") for kind in ("image", "document")
]
SNIPPETS: dict[Role, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    Role.AUTHOR: {
        "assessments": (
            *(("item", WRITE), ("assessment", WRITE), ("itembank", WRITE)),
            *(("h5pcontent", (*WRITE, "delete")), ("h5plibrary", ("view",))),
        ),
        "common": (("source", WRITE), ("glossaryterm", WRITE), ("amount", WRITE)),
        "courses": (("errorreport", ("answer",)), ("checklist", WRITE)),
        "campaigns": (("material", ("view",)),),
    },
    Role.PUBLISHER: {
        "common": (("source", ("view",)), ("glossaryterm", WRITE), ("amount", ("view",))),
        "courses": (("errorreport", ("answer",)),),
        "campaigns": (("material", ("view",)),),
        "assessments": (
            ("item", (*WRITE, "publish", "correct")),
            ("assessment", (*WRITE, "publish")),
            ("h5pcontent", ("change", "view", "delete", "publish")),
            ("h5plibrary", ("view",)),
        ),
    },
    Role.LEGAL_REVIEWER: {
        "assessments": (("item", ("change", "view", "publish")),),
        "common": (("source", (*WRITE, "check")),),
        "campaigns": (("languagecheck", ("add", "view")),),
    },
    Role.STEWARD: {
        "common": (("hotline", ("change", "view", "confirm")), ("source", ("view",))),
        "campaigns": (
            ("languagecheck", ("add", "view")),
            ("helptext", WRITE),
            ("hotlinetext", WRITE),
            ("material", ("view",)),
        ),
    },
    **{
        role: {"campaigns": (("languagecheck", ("add", "view")),)}
        for role in LANGUAGE_REVIEWERS.values()
    },
    Role.REGIONAL_COORDINATOR: {
        "campaigns": (
            ("outreachevent", ("add", "view")),
            ("coverage", ("view",)),
            ("material", ("view",)),
        ),
    },
    Role.OBSERVER: {"campaigns": (("coverage", ("view",)), ("material", ("view",)))},
    Role.AUDITOR: {
        "common": (("hotline", ("view",)), ("auditrow", ("view",))),
        "campaigns": (("outreachevent", ("view",)), ("coverage", ("view",))),
    },
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
        for permission in Permission.objects.filter(codename__in=MEDIA):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
    for role, rights in LANGUAGE_RIGHTS.items():
        Group.objects.get(name=role.value).permissions.add(
            *Permission.objects.filter(content_type__app_label="common", codename__in=rights)
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


def ensure_page_review(home: Page) -> None:
    """The workflow of pages: law, each language, publication; an operator may change it after."""
    if WorkflowPage.objects.filter(page=home).exists():
        return
    workflow, _created = Workflow.objects.get_or_create(name="Review of pages")
    tasks: list[Task] = [_review_by(Role.LEGAL_REVIEWER, ContentReview, "Legal review of a page")]
    for code, role in LANGUAGE_REVIEWERS.items():
        name = f"Review of {ENGLISH_NAMES[code]}"
        tasks.append(_review_by(role, LanguageReview, name, language=code))
    tasks.append(_review_by(Role.PUBLISHER, ContentReview, "Publication"))
    for place, task in enumerate(tasks):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": place}
        )
    WorkflowPage.objects.create(workflow=workflow, page=home)


def _review_by(role: Role, model: type[Task], name: str, **fields: str) -> Task:
    task, _created = model.objects.get_or_create(name=name, defaults=fields)
    task.groups.add(Group.objects.get(name=role.value))
    return task


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
