"""Choice items: single choice (true/false among them) and multiple choice, all or nothing."""

from assessments.scoring.shapes import InvalidResponseError, Raw, Spec


def check_options(spec: Spec, raw: Raw) -> None:
    if not isinstance(raw, list) or not all(isinstance(option, str) for option in raw):
        raise InvalidResponseError("malformed", "an answer is a list of option ids")
    unknown = set(raw) - {option["id"] for option in spec["options"]}
    if unknown:
        raise InvalidResponseError("unknown_option", "the question has no such option")
    if len(set(raw)) != len(raw):
        raise InvalidResponseError("repeated_option", "an option is given twice")


class SingleChoice:
    def check(self, spec: Spec, raw: Raw) -> None:
        check_options(spec, raw)
        if len(raw) > 1:
            raise InvalidResponseError("too_many", "one option can be chosen")

    def share(self, spec: Spec, raw: Raw) -> float:
        return 1.0 if raw == spec["correct"] else 0.0


class MultipleChoice:
    def check(self, spec: Spec, raw: Raw) -> None:
        check_options(spec, raw)

    def share(self, spec: Spec, raw: Raw) -> float:
        return 1.0 if set(raw) == set(spec["correct"]) else 0.0
