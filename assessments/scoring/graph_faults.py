"""What is wrong with the graph of a case, before anybody meets it."""

from assessments.scoring.graph import MOST_CIRCLING, Choice, choices_at, circles, reached_from
from assessments.scoring.shapes import Fault, Spec, repeated


def graph_faults(spec: Spec) -> list[Fault]:
    """All faults of the case, [] where it can be published.

    unknown_start, unreachable_node, endless_node (no end can be reached from it): a node.
    unknown_target, repeated_choice, overfull_circle (too many choices with points come
    round together to find the best path; its first one is named): a choice.
    """
    nodes = spec["nodes"]
    reached, ending = reached_from(spec, spec["start"]), _ending(spec)
    overfull = [group[0] for group in circles(spec) if len(group) > MOST_CIRCLING]
    return [
        *(Fault("unknown_start", node) for node in [spec["start"]] if node not in nodes),
        *(Fault("unreachable_node", node) for node in nodes if node not in reached),
        *(Fault("endless_node", node) for node in nodes if node not in ending),
        *(
            Fault("unknown_target", choice["id"])
            for choice in _all_choices(spec)
            if choice["to"] is not None and choice["to"] not in nodes
        ),
        *repeated("repeated_choice", (choice["id"] for choice in _all_choices(spec))),
        *(Fault("overfull_circle", name) for name in overfull),
    ]


def _all_choices(spec: Spec) -> list[Choice]:
    return [choice for node in spec["nodes"] for choice in choices_at(spec, node)]


def _ending(spec: Spec) -> set[str | None]:
    """The nodes from which an end can be reached, and None, the end itself."""
    ending: set[str | None] = {None}
    while True:
        more = {
            node
            for node in spec["nodes"]
            if any(choice["to"] in ending for choice in choices_at(spec, node))
        }
        if more <= ending:
            return ending
        ending |= more
