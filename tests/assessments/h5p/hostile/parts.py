"""Files of types that are not taken, and JSON that cannot be kept."""

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.reading import MOST_PARAMS
from tests.assessments.h5p.hostile.making import Hostile, part, stored
from tests.assessments.h5p.packages import FOLDER

HTML = b"<script>alert(1)</script>"
PARAMS = "content/content.json"
TRANSLATIONS = [f"{FOLDER}/language/{language}.json" for language in ("ab", "kk", "ky", "uz", "zu")]


FILES = {
    "svg": Hostile(part("content/a.svg", HTML), Refusal.PROGRAM, "content/a.svg"),
    "html": Hostile(part("content/a.HTML", HTML), Refusal.PROGRAM),
    "a script": Hostile(part("content/a.js", b"alert(1)"), Refusal.PROGRAM),
    "flash": Hostile(part("content/a.swf", b"FWS"), Refusal.PROGRAM),
    "a program": Hostile(part("content/a.exe", b"MZ"), Refusal.FILE_TYPE),
    "no type": Hostile(part("content/a", b"MZ"), Refusal.FILE_TYPE),
    "html as png": Hostile(part("content/a.png", HTML), Refusal.FILE_CONTENT, "content/a.png"),
    "svg as jpg": Hostile(part("content/a.jpg", b"<svg onload='a()'/>"), Refusal.FILE_CONTENT),
    "html as pdf": Hostile(part("content/a.pdf", HTML), Refusal.FILE_CONTENT),
    "html as subtitles": Hostile(part("content/a.webvtt", HTML), Refusal.FILE_CONTENT),
    "html in a library": Hostile(part(f"{FOLDER}/a.html", HTML), Refusal.FILE_TYPE),
    "php in a library": Hostile(part(f"{FOLDER}/a.php", b"<?php"), Refusal.FILE_TYPE),
}
JSON = {
    "no JSON": Hostile(part(PARAMS, b"{"), Refusal.BROKEN_JSON, PARAMS),
    "deep": Hostile(part(PARAMS, b"[" * 100_000 + b"]" * 100_000), Refusal.TOO_DEEP),
    "deep objects": Hostile(
        part(PARAMS, b'{"a":' * 50_000 + b"1" + b"}" * 50_000), Refusal.TOO_DEEP
    ),
    "just too deep": Hostile(part(PARAMS, b'{"a":' * 101 + b"1" + b"}" * 101), Refusal.TOO_DEEP),
    "a huge text": Hostile(
        stored(lambda: {PARAMS: b'{"a": "%s"}' % (b"x" * 2**24)}), Refusal.TOO_LARGE, PARAMS
    ),
    "a large content": Hostile(
        stored(lambda: {PARAMS: b'{"a": "%s"}' % (b"x" * MOST_PARAMS)}), Refusal.TOO_LARGE, PARAMS
    ),
    "many values": Hostile(
        stored(lambda: {PARAMS: b"[%s0]" % (b"{}," * 250_000)}), Refusal.TOO_LARGE, PARAMS
    ),
    "many values together": Hostile(
        stored(lambda: dict.fromkeys(TRANSLATIONS, b"[%s0]" % (b"0," * 490_000))),
        Refusal.TOO_LARGE,
        TRANSLATIONS[-1],
    ),
    "no number": Hostile(part(PARAMS, b'{"a": NaN}'), Refusal.BROKEN_JSON),
    "infinity": Hostile(part(PARAMS, b'{"a": -Infinity}'), Refusal.BROKEN_JSON),
    "a number past all": Hostile(part(PARAMS, b'{"a": 1e999}'), Refusal.BROKEN_JSON),
    "a number without end": Hostile(part(PARAMS, b"9" * 100_000), Refusal.BROKEN_JSON),
    "a key twice": Hostile(part(PARAMS, b'{"a": 1, "a": 2}'), Refusal.REPEATED_KEY, "'a'"),
    "a key twice among many": Hostile(
        part(PARAMS, b"{" + b"".join(b'"%d":1,' % key for key in range(90_000)) + b'"9":1}'),
        Refusal.REPEATED_KEY,
    ),
    "no UTF-8": Hostile(part(PARAMS, b'{"a": "\xff\xfe"}'), Refusal.BROKEN_JSON),
    "half a letter": Hostile(part(PARAMS, b'{"\\ud83d": 1}'), Refusal.BROKEN_JSON),
    "a zero in a text": Hostile(part(PARAMS, b'{"a": "\\u0000"}'), Refusal.BROKEN_JSON),
    "a list for an object": Hostile(part(PARAMS, b"[]"), Refusal.BAD_VALUE, PARAMS),
    "semantics of an object": Hostile(
        part(f"{FOLDER}/semantics.json", b"{}"), Refusal.BAD_VALUE, "semantics.json"
    ),
    "broken semantics": Hostile(part(f"{FOLDER}/semantics.json", b"[{]"), Refusal.BROKEN_JSON),
    "a broken translation": Hostile(
        part(f"{FOLDER}/language/kk.json", b"{,}"), Refusal.BROKEN_JSON, "language/kk.json"
    ),
}
