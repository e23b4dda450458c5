"""A return as its reader may see it, on the screen and in every file."""

from typing import Any

from courses.returns import services
from courses.returns.views.reader import Reader


def document_for(
    reader: Reader, year: int, language: str, counted: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The document in `language`; `counted` are the figures of now, where they are known.

    Raises MergeError where the inputs received cannot be joined.
    """
    document = services.training_return(
        year, language=language, academy=reader.academy, counted=counted
    )
    document = hidden_for(reader, document)
    if not reader.with_inputs:
        return document
    return hidden_for(reader, services.with_inputs(document))


def hidden_for(reader: Reader, document: dict[str, Any]) -> dict[str, Any]:
    """The document without what this reader may not see."""
    if reader.academy is not None:
        return services.hide_private(document, services.private_audiences())
    return services.hide_small(document) if reader.sees_sums_alone else document
