"""What the XML of an office document does: which elements run, embed or load something. Pure.

Names are looked at without their namespace, so that the strict, the usual and LibreOffice's
spelling are one. Sources: ECMA-376 (17.16 fields, 18.14 links, OPC part 2), ODF 1.3 part 3.
"""

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat

from qalqan.common.services.files.fields import Fields
from qalqan.common.services.files.refusals import FileError, Refusal

# Real documents stay under sixty.
MOST_DEPTH = 250
# Of all parts together, which are read in less than two seconds: 350,000 cells of a table, or a
# text of a thousand pages.
MOST_ELEMENTS = 700_000
MOST_BYTES = 64 * 2**20
LINK = "http://www.w3.org/1999/xlink href"
SCRIPT_NAMES = "urn:oasis:names:tc:opendocument:xmlns:script:1.0 "

ELEMENTS = {
    **dict.fromkeys(("script", "execute-macro", "macrosheet"), Refusal.MACROS),
    **dict.fromkeys(("OLEObject", "oleObj", "oleObject", "object-ole"), Refusal.OBJECT),
    **dict.fromkeys(("plugin", "applet", "floating-frame", "altChunk"), Refusal.OBJECT),
    **dict.fromkeys(("ddeLink", "oleLink", "dde-source", "dde-link"), Refusal.COMMAND),
    **dict.fromkeys(("dde-connection", "dde-connection-decl"), Refusal.COMMAND),
    "encryption-data": Refusal.DAMAGED,
}
# The end of a relation's type; what is not here and stays in the document is harmless.
RELATIONS = {
    **dict.fromkeys(("vbaProject", "wordVbaData", "extensibility"), Refusal.MACROS),
    **dict.fromkeys(("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"), Refusal.MACROS),
    **dict.fromkeys(("oleObject", "aFChunk", "activeXControlBinary"), Refusal.OBJECT),
    **dict.fromkeys(("attachedTemplate", "externalLink", "connections"), Refusal.OUTSIDE),
    **dict.fromkeys(("subDocument", "externalLinkPath"), Refusal.OUTSIDE),
}
PROGRAM_TYPES = re.compile(r"macro|vba|activex|oleobject", re.IGNORECASE)
ACTIONS = re.compile(r"ppaction://(program|macro|ole)", re.IGNORECASE)
# ODF spells the actions of a presentation out.
EXECUTED = {"execute", "verb"}

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
CLICKED = {"http", "https", "mailto", "tel"}
LINKING = ("a", "area-rectangle", "area-circle", "area-polygon")
UNSEEN = re.compile(r"[\x00-\x20]")
# An academy's own template is named by the path that it had; another machine's share is not.
ELSEWHERE = re.compile(r"(?!file:///)[a-z][a-z0-9+.-]+:|[\\/]{2}|file:////", re.IGNORECASE)
PICTURES = ("imagedata", "fill", "stroke")

QUOTED = re.compile(r'"[^"]*"')
NAMED = re.compile(r"'[^']*'")
CALLS = re.compile(
    r"(?<![\w])(WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER(\.ID)?|EXEC)\s*\(", re.IGNORECASE
)
OTHER_FILE = re.compile(r"'[a-z][a-z0-9+.-]+:[^']*'\s*#", re.IGNORECASE)
FORMULAS = ("f", "definedName", "formula", "formula1", "formula2")


class Reader:
    """Reads the parts of a document one after another."""

    def __init__(self) -> None:
        self._elements = 0
        self._bytes = 0
        self._begin()
        self._rules: dict[str, Callable[[dict[str, str]], None]] = {
            "Relationship": _check_relation,
            "Override": _check_type,
            "Default": _check_type,
            "fldSimple": lambda given: self._fields.check(_local(given, "instr")),
            "fldChar": lambda given: self._fields.mark(_local(given, "fldCharType")),
            "hlinkClick": _check_action,
            "hlinkHover": _check_action,
            "hlinkMouseOver": _check_action,
            "event-listener": _check_action,
            "table-cell": lambda given: _check_formula(_local(given, "formula"), pipes=False),
            **dict.fromkeys(PICTURES, _check_picture),
            **dict.fromkeys(("instrText", "delInstrText", *FORMULAS), self._keep),
            "t": lambda _given: self._keep({}) if self._fields.is_open else None,
        }

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read one part. Raises FileError for what is not taken."""
        self._begin()
        try:
            for piece in pieces:
                self._bytes += len(piece)
                if self._bytes > MOST_BYTES:
                    raise FileError(Refusal.INTRICATE)
                self._parser.Parse(piece, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError) as error:
            raise FileError(Refusal.DAMAGED) from error

    def _begin(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse_own_entities
        self._depth = 0
        self._kept: list[str] = []
        self._fields = Fields()

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        local = name.rpartition(" ")[2]
        if self._depth > MOST_DEPTH or self._elements > MOST_ELEMENTS:
            raise FileError(Refusal.INTRICATE)
        # A code or a formula has no elements in it, but where two programs are to read two things.
        if self._parser.CharacterDataHandler:
            raise FileError(Refusal.DAMAGED)
        if refusal := ELEMENTS.get(local):
            raise FileError(refusal)
        if name.startswith(SCRIPT_NAMES):
            raise FileError(Refusal.MACROS)
        if LINK in given:
            _check_link(local, given[LINK])
        if rule := self._rules.get(local):
            rule(given)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if not self._parser.CharacterDataHandler:
            return
        self._parser.CharacterDataHandler = None
        text, self._kept = "".join(self._kept), []
        if name.rpartition(" ")[2] in FORMULAS:
            _check_formula(text, pipes=True)
        else:
            self._fields.add(text)

    def _keep(self, _given: dict[str, str]) -> None:
        self._parser.CharacterDataHandler = self._kept.append


def _refuse_own_entities(
    _name: str, _system: str | None, _public: str | None, has_own: bool
) -> None:
    # LibreOffice names a DTD in some parts, which nobody loads.
    if has_own:
        raise FileError(Refusal.DAMAGED)


def _local(given: dict[str, str], name: str) -> str:
    """The value of an attribute in whatever namespace; empty where there is none."""
    return next((given[key] for key in given if key.rpartition(" ")[2] == name), "")


def _check_relation(given: dict[str, str]) -> None:
    kind = given.get("Type", "").rpartition("/")[2]
    target = given.get("Target", "")
    if refusal := RELATIONS.get(kind):
        raise FileError(refusal)
    if given.get("TargetMode", "").lower() == "external":
        if kind != "hyperlink":
            raise FileError(Refusal.OUTSIDE)
        check_address(target)
    elif SCHEME.match(target) or target.startswith(("//", "\\\\")):
        raise FileError(Refusal.OUTSIDE)


def _check_type(given: dict[str, str]) -> None:
    if PROGRAM_TYPES.search(given.get("ContentType", "")):
        raise FileError(Refusal.MACROS)


def _check_action(given: dict[str, str]) -> None:
    action = _local(given, "action")
    if ACTIONS.match(action) or action in EXECUTED:
        raise FileError(Refusal.COMMAND)


def _check_picture(given: dict[str, str]) -> None:
    if ELSEWHERE.match(given.get("src", "")):
        raise FileError(Refusal.OUTSIDE)


def _check_link(element: str, address: str) -> None:
    if element in LINKING:
        check_address(address)
    elif element == "template":
        if ELSEWHERE.match(address):
            raise FileError(Refusal.OUTSIDE)
    elif not address.startswith("data:image/") and _leads_out(address):
        raise FileError(Refusal.OUTSIDE)


def _leads_out(address: str) -> bool:
    return bool(SCHEME.match(address)) or address.startswith(("/", "\\", "../"))


def check_address(address: str) -> None:
    """Raise FileError for an address that a click must not lead to: scripts, files, shares."""
    plain = UNSEEN.sub("", address)
    scheme = SCHEME.match(plain)
    if (scheme and scheme[1].lower() not in CLICKED) or plain.startswith(("//", "\\")):
        raise FileError(Refusal.OUTSIDE)


def _check_formula(formula: str, *, pipes: bool) -> None:
    """`pipes`: a bar outside of quotes asks another program; LibreOffice parts rows by it."""
    bare = QUOTED.sub("", formula)
    if OTHER_FILE.search(bare):
        raise FileError(Refusal.OUTSIDE)
    if CALLS.search(bare) or (pipes and "|" in NAMED.sub("", bare)):
        raise FileError(Refusal.COMMAND)
