"""Personal data in the ground floor's and Wagtail's tables: who edited what."""

from qalqan.common.services.personal_data import delete_rows, keep, register, rows_of, unlink

EDITORIAL = "who wrote, changed or approved a page, for the editors' own history"
# (model, link, fields given in an export); unlinked when a person is erased.
EDITORIAL_LINKS = [
    ("wagtailcore.PageLogEntry", "user", ("timestamp", "action", "label")),
    ("wagtailcore.ModelLogEntry", "user", ("timestamp", "action", "label")),
    ("wagtailcore.Revision", "user", ("created_at", "object_str")),
    ("wagtailcore.Page", "owner", ("title", "first_published_at")),
    ("wagtailcore.WorkflowState", "requested_by", ("created_at", "status")),
    ("wagtailcore.TaskState", "finished_by", ("started_at", "status")),
    ("wagtailimages.Image", "uploaded_by_user", ("title", "created_at")),
    ("wagtaildocs.Document", "uploaded_by_user", ("title", "created_at")),
    ("wagtailcore.UploadedFile", "uploaded_by_user", ("file",)),
    ("common.Source", "checked_by", ("key", "checked_on")),
    ("common.SourceReview", "done_by", ("source__key", "done_at")),
    ("common.Hotline", "checked_by", ("number", "checked_on")),
]
HOTLINE_STEP = ("hotline__number", "kind", "made_at", "decided_at")
EDITORIAL_OWN = [
    ("wagtailcore.Comment", "user", ("text", "created_at")),
    ("wagtailcore.CommentReply", "user", ("text", "created_at")),
    ("wagtailcore.PageSubscription", "user", ("page_id",)),
    ("wagtailusers.UserProfile", "user", ("preferred_language",)),
    ("wagtailadmin.FormState", "user", ("pk",)),
    ("wagtailcore.APIToken", "user", ("pk",)),
    ("wagtailadmin.EditingSession", "user", ("last_seen_at",)),
]


def register_all() -> None:
    for model, link, fields in EDITORIAL_LINKS:
        register(
            model,
            purpose=EDITORIAL,
            retention="as long as the page",
            export=rows_of(model, link, *fields),
            erase=unlink(model, link),
        )
    register(
        "common.HotlineChange",
        purpose="who proposed, called and confirmed a hotline: numbers must be answered for",
        retention="as long as the line is in the register; without a name after erasure",
        export=lambda person: [
            *rows_of("common.HotlineChange", "made_by", *HOTLINE_STEP)(person),
            *rows_of("common.HotlineChange", "decided_by", *HOTLINE_STEP)(person),
        ],
        erase=unlink("common.HotlineChange", "made_by", "decided_by"),
    )
    for model, link, fields in EDITORIAL_OWN:
        register(
            model,
            purpose=EDITORIAL,
            retention="as long as the account",
            export=rows_of(model, link, *fields),
            erase=delete_rows(model, link),
        )
    register(
        "common.AuditRow",
        purpose="to prove who changed a record; holds the number of an account, no name",
        retention="as long as the records it proves",
        export=rows_of("common.AuditRow", "actor", "action", "subject", "created_at"),
        erase=keep,
    )
    for model, purpose in (
        ("accounts.User_groups", "roles"),
        ("accounts.User_user_permissions", "single permissions"),
    ):
        # The account's own erasure clears both.
        register(
            model,
            purpose=purpose,
            retention="as long as the account",
            export=lambda _person: [],
            erase=keep,
        )
