"""The manifest of a SCORM 1.2 package (ADL SCORM 1.2, Content Aggregation Model, 2001)."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

MANIFEST = "imsmanifest.xml"
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
SHARED = "shared"


class Sco(NamedTuple):
    """A lesson: its page in the package, its title, and the files that it alone shows."""

    href: str
    title: str
    files: Sequence[str]


class Section(NamedTuple):
    """A module: lessons that stand together in the outline of the learning system."""

    title: str
    scos: Sequence[Sco]


def manifest(
    identifier: str, title: str, sections: Sequence[Section], *, shared: Sequence[str]
) -> bytes:
    """The manifest that lists every file of the package; `shared` are those of all lessons."""
    root = ElementTree.Element(
        "manifest",
        {"identifier": identifier, "version": "1.2", "xmlns": IMSCP, "xmlns:adlcp": ADLCP},
    )
    metadata = ElementTree.SubElement(root, "metadata")
    _text(metadata, "schema", "ADL SCORM")
    _text(metadata, "schemaversion", "1.2")
    organizations = ElementTree.SubElement(root, "organizations", {"default": "course"})
    organization = ElementTree.SubElement(organizations, "organization", {"identifier": "course"})
    _text(organization, "title", title)
    resources = ElementTree.SubElement(root, "resources")
    for number, section in enumerate(sections, 1):
        item = ElementTree.SubElement(organization, "item", {"identifier": f"module-{number}"})
        _text(item, "title", section.title)
        for place, sco in enumerate(section.scos, 1):
            _sco(item, resources, sco, f"{number}-{place}")
    common = _resource(resources, SHARED, "asset")
    _files(common, shared)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _sco(item: ElementTree.Element, resources: ElementTree.Element, sco: Sco, number: str) -> None:
    link = {"identifier": f"lesson-{number}", "identifierref": f"page-{number}"}
    _text(ElementTree.SubElement(item, "item", link), "title", sco.title)
    resource = _resource(resources, f"page-{number}", "sco", sco.href)
    _files(resource, [sco.href, *sco.files])
    ElementTree.SubElement(resource, "dependency", {"identifierref": SHARED})


def _resource(
    resources: ElementTree.Element, identifier: str, kind: str, href: str = ""
) -> ElementTree.Element:
    given = {"identifier": identifier, "type": "webcontent", "adlcp:scormtype": kind}
    return ElementTree.SubElement(resources, "resource", given | ({"href": href} if href else {}))


def _files(resource: ElementTree.Element, names: Sequence[str]) -> None:
    for name in names:
        ElementTree.SubElement(resource, "file", {"href": name})


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text
