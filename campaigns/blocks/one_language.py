"""The same blocks for texts that stand in one language alone; their templates are shared."""

from typing import Any

from wagtail import blocks

from qalqan.common.blocks import TrBlock


def in_one_language(block: blocks.Block) -> blocks.Block:
    """A block like `block` whose translated leaves at any depth are plain texts."""
    if isinstance(block, TrBlock):
        return _plain(block)
    if isinstance(block, blocks.StructBlock):
        children = {name: in_one_language(child) for name, child in block.child_blocks.items()}
        options = block._constructor_args[1]
        return type(block)(list(children.items()), **{**options, "preview_value": {}})
    if isinstance(block, blocks.ListBlock):
        return blocks.ListBlock(in_one_language(block.child_block), **_list_options(block))
    return block


def _plain(leaf: TrBlock) -> blocks.Block:
    meta: Any = leaf.meta
    return leaf.leaf(
        required=meta.required,
        label=leaf.label,
        help_text=getattr(meta, "help_text", None),
        **leaf.leaf_options,
    )


def _list_options(block: blocks.ListBlock) -> dict[str, Any]:
    meta = block.meta
    return {
        "label": block.label,
        "required": getattr(meta, "required", True),
        "min_num": meta.min_num,
        "default": [],
    }
