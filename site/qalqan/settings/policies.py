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
# An empty policy: the site asks a browser for nothing but the page.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
# Where a player stands: the page, not the player, may fill the screen with it.
PLAYER_PERMISSIONS_POLICY = PERMISSIONS_POLICY.replace("fullscreen=()", "fullscreen=(self)")
# Questions of tests, and who learns where: choosers list them only for those who may see them.
KEPT_CHOOSERS = {
    "assessments.assessment",
    "assessments.h5pcontent",
    "assessments.item",
    "courses.cohort",
    "courses.department",
}
