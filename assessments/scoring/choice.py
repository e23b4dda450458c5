"""Choice items: single choice (true/false among them) and multiple choice.

Raw: a list of option ids, in any order; [] takes an answer back.
"""

from assessments.scoring.shapes import Fault, InvalidResponseError, Kind, Raw, Spec, repeated

FEWEST_OPTIONS = 2
GRADINGS = ("all_or_nothing", "partial", "partial_with_penalty")


def option_faults(spec: Spec) -> list[Fault]:
    """What is wrong with the options themselves, whichever of them are right."""
    ids = [option["id"] for option in spec["options"]]
    few = [Fault("too_few_options")] if len(ids) < FEWEST_OPTIONS else []
    return few + repeated("repeated_option", ids)


def key_faults(spec: Spec) -> list[Fault]:
    """What is wrong with the options or with the key, of which there is at least one."""
    ids = {option["id"] for option in spec["options"]}
    unknown = [Fault("unknown_key", name) for name in spec["correct"] if name not in ids]
    return option_faults(spec) + unknown + ([] if spec["correct"] else [Fault("no_key")])


def check_options(spec: Spec, raw: Raw) -> None:
    if not isinstance(raw, list) or not all(isinstance(option, str) for option in raw):
        raise InvalidResponseError("malformed", "an answer is a list of option ids")
    unknown = set(raw) - {option["id"] for option in spec["options"]}
    if unknown:
        raise InvalidResponseError("unknown_option", "the question has no such option")
    if len(set(raw)) != len(raw):
        raise InvalidResponseError("repeated_option", "an option is given twice")


def check_one_option(spec: Spec, raw: Raw) -> None:
    check_options(spec, raw)
    if len(raw) > 1:
        raise InvalidResponseError("too_many", "one option can be chosen")


def critical_options(spec: Spec, raw: Raw) -> list[str]:
    return [
        option["id"] for option in spec["options"] if option.get("critical") and option["id"] in raw
    ]


class SingleChoice(Kind):
    def faults(self, spec: Spec) -> list[Fault]:
        several = [Fault("several_keys")] if len(spec["correct"]) > 1 else []
        return key_faults(spec) + several

    def check(self, spec: Spec, raw: Raw) -> None:
        check_one_option(spec, raw)

    def share(self, spec: Spec, raw: Raw) -> float:
        return 1.0 if raw == spec["correct"] else 0.0

    def critical(self, spec: Spec, raw: Raw) -> list[str]:
        return critical_options(spec, raw)


class MultipleChoice(Kind):
    """Exactly the right set earns 1 under every grading; spec["grading"] says what less earns.

    all_or_nothing (where absent): nothing.
    partial: right ticks / all right options. Wrong ticks cost nothing by themselves, but
        ticking every option earns nothing, unless every option is right.
    partial_with_penalty: (right ticks - wrong ticks) / all right options, at least 0.
    """

    def faults(self, spec: Spec) -> list[Fault]:
        known = spec.get("grading", GRADINGS[0]) in GRADINGS
        return key_faults(spec) + ([] if known else [Fault("unknown_grading")])

    def check(self, spec: Spec, raw: Raw) -> None:
        check_options(spec, raw)

    def share(self, spec: Spec, raw: Raw) -> float:
        key, ticked = set(spec["correct"]), set(raw)
        if ticked == key:
            return 1.0
        return _less_than_right(spec, len(ticked & key), len(ticked - key))

    def critical(self, spec: Spec, raw: Raw) -> list[str]:
        return critical_options(spec, raw)


def _less_than_right(spec: Spec, right: int, wrong: int) -> float:
    # A key may be empty ("none of these"): there is nothing to earn a part of.
    whole = max(len(spec["correct"]), 1)
    everything = right + wrong == len(spec["options"])
    earned = {
        "all_or_nothing": 0,
        "partial": 0 if everything else right,
        "partial_with_penalty": max(0, right - wrong),
    }
    return earned[spec.get("grading", "all_or_nothing")] / whole
