"""Libraries of one or two fields each, written here."""

from typing import Any

NOTE, PICTURE, BOX = "H5P.Note 1.0", "H5P.Picture 1.0", "H5P.Box 1.0"
TAGS = ["b", "a", "ul", "table", "h2", "script", "iframe", "svg"]
FONT = {"size": True, "color": True, "family": False}


def field(name: str, **described: Any) -> dict[str, Any]:
    """A field of plain text, or as described."""
    return {"name": name, "type": "text", **described}


LIBRARIES: dict[str, Any] = {
    NOTE: [field("text", tags=TAGS, font=FONT), field("plain", maxLength=9)],
    PICTURE: [field("file", type="image"), field("films", type="video")],
    BOX: [
        field("count", type="number", min=1, max=9),
        field("open", type="boolean"),
        field("colour", type="select", options=[{"value": "red"}, {"value": "blue"}]),
        field("group", type="group", fields=[field("text", tags=TAGS), field("file", type="file")]),
        field("only", type="group", fields=[field("text")]),
        field(
            "inside",
            type="list",
            max=3,
            field=field("one", type="library", options=[NOTE, PICTURE, "H5P.Box 1.0"]),
        ),
    ],
}
