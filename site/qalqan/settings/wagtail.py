"""Wagtail: what it may hold, and what it may not do."""

WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv"),
    *("mp4", "webm", "mp3", "m4a", "ogg", "vtt"),
]
# What Python's own table lacks, or has otherwise on some systems.
WAGTAILDOCS_CONTENT_TYPES = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "vtt": "text/vtt; charset=utf-8",
}
WAGTAILDOCS_DOCUMENT_FORM_BASE = "qalqan.common.forms.uploads.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "qalqan.common.forms.uploads.PictureForm"
# What can be drawn anew; no SVG, which is a page that can carry scripts.
WAGTAILIMAGES_EXTENSIONS = ["png", "jpg", "jpeg", "gif", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAIL_SITE_NAME = "Qalqan"
WAGTAILADMIN_LOGIN_URL = "accounts:sign_in"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "qalqan.common.services.publishing.publish_reviewed"
# Private pages are for signed-in people or roles; a shared password would need a session.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# The admin calls nobody: no avatar service, no release server.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# It would save in the name of a reviewer who only looks, who could then not approve: the words
# would be theirs. Authors save with the button, and are warned when they leave without.
WAGTAIL_AUTOSAVE_INTERVAL = 0
