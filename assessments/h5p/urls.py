"""Addresses of the store below the admin's, and of the player, which has no language."""

from django.urls import path

from assessments.h5p.views import libraries, packages, player, preview, removal

STORE = (
    [
        path("", packages.contents, name="contents"),
        path("import/", packages.import_content, name="import"),
        path("libraries/", libraries.libraries, name="libraries"),
        path("libraries/<int:pk>/", libraries.library, name="library"),
        path("libraries/<int:pk>/remove/", libraries.remove_library, name="remove_library"),
        path("<uuid:uuid>/", packages.content, name="content"),
        path("<uuid:uuid>/import/", packages.import_revision, name="revision"),
        path("<uuid:uuid>/export/", packages.export, name="export"),
        path("<uuid:uuid>/remove/", removal.remove, name="remove"),
        path("<uuid:uuid>/revisions/<int:number>/", packages.roll_back, name="roll_back"),
        path("<uuid:uuid>/preview/", preview.preview, name="preview"),
        path("<uuid:uuid>/preview/<int:number>/", preview.preview, name="preview_revision"),
    ],
    "h5p_store",
)
PLAYER = (
    [
        path(
            "libs/<str:library>/<str:state>/<path:path>", player.library_file, name="library_file"
        ),
        path(
            "<str:token>/content/<uuid:content>/<path:path>",
            player.content_file,
            name="content_file",
        ),
        path("<str:token>/<str:language>/", player.document, name="document"),
    ],
    "h5p_player",
)
