"""Personal data in the ground floor's and Wagtail's tables: who edited what."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from qalqan.common.enums import LegalBasis
from qalqan.common.services import page_comments
from qalqan.common.services.personal_data import (
    Until,
    blanking,
    delete_rows,
    deleting,
    keep,
    nothing,
    register,
    rows_of,
    unlink,
)

PAGES = _("Work on pages and files")
COMMENTS = _("Comments beside pages")
SETTINGS = _("Settings and keys of editors")
EDITORIAL = _("To know who wrote, changed or approved a page")
# (model, link, fields given in an export); unlinked when a person is erased.
EDITORIAL_LINKS = [
    ("wagtailcore.PageLogEntry", "user", ("timestamp", "action", "label")),
    ("wagtailcore.Revision", "user", ("created_at", "object_str")),
    ("wagtailcore.WorkflowState", "requested_by", ("created_at", "status")),
    ("wagtailcore.TaskState", "finished_by", ("started_at", "status")),
    ("wagtailimages.Image", "uploaded_by_user", ("title", "created_at")),
    ("wagtaildocs.Document", "uploaded_by_user", ("title", "created_at")),
    ("common.Source", "checked_by", ("key", "checked_on")),
    ("common.SourceReview", "done_by", ("source__key", "done_at")),
    ("common.Hotline", "checked_by", ("number", "checked_on")),
]
HOTLINE_STEP = ("hotline__number", "kind", "made_at", "decided_at")
EDITORIAL_OWN = [
    ("wagtailcore.CommentReply", COMMENTS, ("text", "created_at")),
    ("wagtailcore.PageSubscription", SETTINGS, ("page_id",)),
    ("wagtailusers.UserProfile", SETTINGS, ("preferred_language",)),
    ("wagtailcore.APIToken", SETTINGS, ("pk",)),
]
# (model, link, fields, the time of the last change, how long after it)
EDITORIAL_SHORT = [
    ("wagtailadmin.FormState", "user", ("pk",), "last_updated_at", timedelta(days=1)),
    ("wagtailadmin.EditingSession", "user", ("last_seen_at",), "last_seen_at", timedelta(days=1)),
]


def register_all() -> None:
    commenting()
    editing()
    editing_for_a_time()
    answering_for_facts()
    working()


def commenting() -> None:
    """First of all: which pages to look through is known from the links that others cut."""
    register(
        "wagtailcore.Comment",
        name=COMMENTS,
        purpose=EDITORIAL,
        retention=_("As long as the account"),
        export=rows_of("wagtailcore.Comment", "user", "text", "created_at"),
        erase=deleting(page_comments.forget, "user", "resolved_by"),
    )


def editing() -> None:
    for model, link, fields in EDITORIAL_LINKS:
        register(
            model,
            name="" if model.startswith("common.") else PAGES,
            purpose=EDITORIAL,
            basis=LegalBasis.LAW,
            retention=_("As long as the page or file"),
            export=rows_of(model, link, *fields),
            erase=unlink(model, link),
        )
    register(
        "wagtailcore.Page",
        name=PAGES,
        purpose=EDITORIAL,
        basis=LegalBasis.LAW,
        retention=_("As long as the page or file"),
        export=rows_of("wagtailcore.Page", "owner", "title", "first_published_at"),
        erase=unlink("wagtailcore.Page", "owner", "locked_by"),
    )
    register(
        "wagtailcore.ModelLogEntry",
        name=PAGES,
        purpose=EDITORIAL,
        basis=LegalBasis.LAW,
        retention=_("As long as the page or file"),
        export=rows_of("wagtailcore.ModelLogEntry", "user", "timestamp", "action", "label"),
        erase=blanking(forget_log, "user"),
    )
    for model, name, fields in EDITORIAL_OWN:
        register(
            model,
            name=name,
            purpose=EDITORIAL,
            retention=_("As long as the account"),
            export=rows_of(model, "user", *fields),
            erase=delete_rows(model, "user"),
        )


def forget_log(person: Any) -> None:
    """What the person did stays without a link; what was done to their account, without a name."""
    entries = apps.get_model("wagtailcore.ModelLogEntry")._default_manager
    entries.filter(user=person).update(user=None)
    kind = ContentType.objects.get_for_model(person)
    entries.filter(content_type=kind, object_id=str(person.pk)).update(label="", data={})


def editing_for_a_time() -> None:
    for model, link, fields, field, after in EDITORIAL_SHORT:
        register(
            model,
            name=_("Open editors"),
            purpose=_("To warn editors who change the same page at once"),
            retention=_("One day"),
            keep_for=Until(field, after),
            export=rows_of(model, link, *fields),
            erase=delete_rows(model, link),
        )
    register(
        "wagtailcore.UploadedFile",
        name=_("Unfinished uploads"),
        purpose=_("To finish the upload of several files"),
        retention=_("As long as the account"),
        export=rows_of("wagtailcore.UploadedFile", "uploaded_by_user", "file"),
        erase=deleting(forget_uploads, "uploaded_by_user"),
    )


def forget_uploads(person: Any) -> None:
    """With their files, which no page shows yet."""
    uploads = apps.get_model("wagtailcore.UploadedFile")._default_manager
    for upload in uploads.filter(uploaded_by_user=person):
        upload.file.delete(save=False)
        upload.delete()


def answering_for_facts() -> None:
    register(
        "common.HotlineChange",
        purpose=_("To know who proposed, called and confirmed a hotline"),
        basis=LegalBasis.LAW,
        retention=_("As long as the line is in the register"),
        export=lambda person: [
            *rows_of("common.HotlineChange", "made_by", *HOTLINE_STEP)(person),
            *rows_of("common.HotlineChange", "decided_by", *HOTLINE_STEP)(person),
        ],
        erase=unlink("common.HotlineChange", "made_by", "decided_by"),
    )


def working() -> None:
    register(
        "common.AuditRow",
        purpose=_("To prove who changed a record; numbers of accounts, no names"),
        basis=LegalBasis.SECURITY,
        retention=_("As long as the records that it proves"),
        export=rows_of("common.AuditRow", "actor", "action", "subject", "created_at"),
        erase=keep,
    )
    register(
        "common.OutboxMessage",
        name=_("Work to be done by the server"),
        purpose=_("To send mails and do other work reliably; numbers, no names"),
        retention=_("400 days after delivery"),
        keep_for=Until("delivered_at", timedelta(days=400)),
        export=nothing,
        erase=deleting(forget_mail),
    )
    for model in ("accounts.User_groups", "accounts.User_user_permissions"):
        # The account's own erasure clears both.
        register(
            model,
            name=_("Roles and rights"),
            purpose=_("To know what a member of staff may do"),
            retention=_("As long as the account"),
            export=nothing,
            erase=keep,
            stays=("user",),
        )


def forget_mail(person: Any) -> None:
    """What was not sent yet may hold an address."""
    messages = apps.get_model("common.OutboxMessage")._default_manager
    messages.filter(delivered_at=None, payload__person=person.pk).delete()
