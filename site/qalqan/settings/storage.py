"""Where files lie: a folder, or an S3-compatible store that several machines share."""

from typing import Any

import environ

FOLDER = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
REQUIRED = ("S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")
# In the same store, but no media: uploads that wait for a confirmation, and the list of erasures.
BESIDE_MEDIA = ("imports", "erasures")


def storages(env: environ.Env) -> dict[str, Any]:
    """Where media lie and, where machines share a store, what lies beside them.

    Without such a store the latter is in VAR_DIR.
    """
    options = _shared(env)
    beside = {name: _beside(options, name) for name in BESIDE_MEDIA} if options else {}
    return {"default": media_storage(env), **beside}


def media_storage(env: environ.Env) -> dict[str, Any]:
    """The "default" entry of STORAGES: a folder where S3_BUCKET is unset, or S3_MEDIA is off.

    The latter is for the rehearsal of a restore, beside a site whose media are in the store.
    Raises ImproperlyConfigured where the bucket is named and a key is not.
    """
    options = _shared(env)
    if not options or not env.bool("S3_MEDIA", default=True):
        return FOLDER
    return {"BACKEND": "qalqan.common.services.media.SharedStore", "OPTIONS": options}


def _beside(options: dict[str, Any], name: str) -> dict[str, Any]:
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**options, "location": name}}


def _shared(env: environ.Env) -> dict[str, Any]:
    """How to reach the store; nothing where there is none."""
    if not env.str("S3_BUCKET", default=""):
        return {}
    bucket, key, secret = (env.str(name) for name in REQUIRED)
    return {
        "bucket_name": bucket,
        "access_key": key,
        "secret_key": secret,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        # Names are unique by Django's own doing; nothing is ever replaced in place.
        "file_overwrite": False,
        "default_acl": None,
    }
