"""What one version of a return changes of another, figure by figure."""

from typing import Any

from courses.returns.enums import Dimension, Figure

Change = dict[str, Any]


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """What changed, figure by figure: {dimension: code…, "figure", "before", "after"}.

    The totals are a row without dimensions. A row that came or went changed from or to 0.
    """
    old, new = _by_key(before), _by_key(after)
    return [
        {
            **dict(zip(Dimension.values, key, strict=False)),
            "figure": figure,
            "before": a,
            "after": b,
        }
        for key in sorted({*old, *new})
        for figure in Figure.values
        if (a := old.get(key, {}).get(figure)) != (b := new.get(key, {}).get(figure))
    ]


def _by_key(counted: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    rows = {key_of(row): row for row in counted["rows"]}
    return {**rows, (): counted["totals"]}


def key_of(row: dict[str, Any]) -> tuple[str, ...]:
    """What tells a row, or a change of it, apart; () of the totals."""
    return tuple(row[name] for name in Dimension.values if name in row)


def hidden(change: Change) -> Change:
    """The change without its figures: that something changed may be told."""
    return {**change, "before": None, "after": None, "hidden": True}
