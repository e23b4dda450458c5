"""A walk over stored streams by the definitions of their blocks, whatever blocks there are."""

import re
from collections.abc import Callable
from typing import Any

from wagtail import blocks

from courses.exchange.enums import Refusal
from courses.exchange.formats.errors import CourseFileError
from qalqan.common.blocks import TrBlock

BLOCK_ID = re.compile(r"[\w-]{1,80}")
# Gives what is to stand in place of a leaf's stored value, which stands at this place.
Leaf = Callable[[blocks.Block, Any, str], Any]


def mapped(block: blocks.Block, value: Any, leaf: Leaf, where: str) -> Any:
    """The stored form of a block with each of its leaves replaced; ids of blocks stay.

    Raises CourseFileError where the value has not the form of such a block.
    """
    if isinstance(block, blocks.StreamBlock):
        return _entries(dict(block.child_blocks), value, leaf, where)
    if isinstance(block, blocks.ListBlock):
        return _entries({"item": block.child_block}, value, leaf, where)
    if isinstance(block, blocks.StructBlock):
        return _struct(block, value, leaf, where)
    return leaf(block, value, where)


def _entries(children: dict[str, Any], value: Any, leaf: Leaf, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise CourseFileError(Refusal.BAD_VALUE, where)
    made = [_entry(children, entry, leaf, where) for entry in value]
    if len({entry["id"] for entry in made}) < len(made):
        raise CourseFileError(Refusal.BAD_VALUE, where)
    return made


def _entry(children: dict[str, Any], entry: Any, leaf: Leaf, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict) or entry.keys() != {"type", "id", "value"}:
        raise CourseFileError(Refusal.BAD_VALUE, where)
    kind, block_id = str(entry["type"]), str(entry["id"])
    if kind not in children:
        raise CourseFileError(Refusal.UNKNOWN_BLOCK, f"{where}/{kind[:40]}")
    if not BLOCK_ID.fullmatch(block_id):
        raise CourseFileError(Refusal.BAD_VALUE, where)
    inner = mapped(children[kind], entry["value"], leaf, f"{where}/{block_id}")
    return {"type": kind, "id": block_id, "value": inner}


def _struct(block: Any, value: Any, leaf: Leaf, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CourseFileError(Refusal.BAD_VALUE, where)
    if unknown := sorted(map(str, value.keys() - block.child_blocks.keys())):
        is_text = isinstance(block, TrBlock)
        code = Refusal.UNKNOWN_LANGUAGE if is_text else Refusal.UNKNOWN_FIELD
        raise CourseFileError(code, f"{where}/{unknown[0][:40]}")
    return {
        # A part that came into use after the file was written stands empty.
        name: mapped(child, value[name], leaf, f"{where}/{name}")
        if name in value
        else child.get_prep_value(child.get_default())
        for name, child in block.child_blocks.items()
    }
