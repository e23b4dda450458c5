"""Where uploaded files lie: a folder, or an S3-compatible store that several machines share."""

from typing import Any

import environ

FOLDER = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
REQUIRED = ("S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")


def media_storage(env: environ.Env) -> dict[str, Any]:
    """The "default" entry of STORAGES; a folder where S3_BUCKET is unset.

    Raises ImproperlyConfigured where the bucket is named and a key is not.
    """
    if not env.str("S3_BUCKET", default=""):
        return FOLDER
    bucket, key, secret = (env.str(name) for name in REQUIRED)
    options = {
        "bucket_name": bucket,
        "access_key": key,
        "secret_key": secret,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        # Names are unique by Django's own doing; nothing is ever replaced in place.
        "file_overwrite": False,
        "default_acl": None,
    }
    return {"BACKEND": "qalqan.common.services.media.SharedStore", "OPTIONS": options}
