"""Wagtail's inline scripts, which start its date fields and choosers, get the response's nonce.

Pure. Wagtail 8 has no way to name a nonce, so its scripts are known by their shape: the call
of an initialiser of Wagtail's with JSON for arguments. Whatever else stands between script
tags gets no nonce, and the browser refuses to run it.
"""

import json
import re
from collections.abc import Callable

# No attribute: what Wagtail writes itself; scripts with a source need no nonce.
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CALL = re.compile(r"(?:init(?:Date|Time|DateTime)Chooser|new \w*Chooser)\((.*)\);", re.DOTALL)
# `escapejs` leaves neither quotes nor backslashes in the text, other than its own escapes.
_PANEL = re.compile(
    r"\(function\(\) \{\s*var panel = new (?:Inline|MultipleChooser)Panel\("
    r'JSON\.parse\("(?:[^"\\<>\n]|\\u[0-9A-F]{4})*"\)\);\s*\}\)\(\);'
)


def with_nonces(html: str, nonce: Callable[[], str], *, named: str) -> str:
    """`html` with a nonce on each script of a known shape, and on the one whose source is `named`.

    `nonce` is asked only where there is such a script.
    """

    def told(script: re.Match[str]) -> str:
        return f'<script nonce="{nonce()}" src="{named}"></script>'

    def marked(script: re.Match[str]) -> str:
        text = script[1].strip()
        return f'<script nonce="{nonce()}">{script[1]}</script>' if is_known(text) else script[0]

    html = re.sub(f'<script src="{re.escape(named)}"></script>', told, html)
    return _SCRIPT.sub(marked, html)


def is_known(script: str) -> bool:
    """Whether it starts something of Wagtail's with data, and does nothing else."""
    call = _CALL.fullmatch(script)
    return _is_json(f"[{call[1]}]") if call else _PANEL.fullmatch(script) is not None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
