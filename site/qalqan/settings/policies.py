"""What a browser may load, run and send, on pages of ours and in Wagtail's admin."""

from csp.constants import NONCE

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
# What Wagtail's admin needs beyond that: nonces for inline scripts and styles, pictures that its
# styles carry along or that the browser shows before they are sent, and frames for previews.
ADMIN_POLICY = {
    "script-src": ["'self'", NONCE],
    "style-src": ["'self'", NONCE],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
}
