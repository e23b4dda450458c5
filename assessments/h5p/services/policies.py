"""What a browser may do with what others have programmed, as Content-Security-Policy."""

from django.conf import settings

# Files are used by the player; opened by themselves they show or run nothing.
FILES = "sandbox; default-src 'none'"


def of_player(origin: str, host: str) -> str:
    """For the player's document, whose files come from `origin` and which pages of `host` show.

    All of its script is a stranger's, so it makes no difference that inline script runs; what
    counts is that nothing can be sent anywhere, not even to other pages of `origin`. "'self'"
    would mean nothing here: the document has no origin.
    """
    files = f"{origin}/h5p/ {origin}{settings.STATIC_URL}"
    return "; ".join(
        [
            "sandbox allow-scripts allow-forms allow-popups",
            "default-src 'none'",
            f"script-src {files} 'unsafe-eval' 'unsafe-inline'",
            f"style-src {files} 'unsafe-inline'",
            f"img-src {files} data: blob:",
            f"font-src {files} data:",
            f"media-src {files} blob: data:",
            f"connect-src {files}",
            "worker-src blob:",
            "frame-src 'none'",
            "object-src 'none'",
            f"base-uri {origin}",
            "form-action 'none'",
            f"frame-ancestors {host}",
        ]
    )
