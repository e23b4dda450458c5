"""The item kinds by name, as pages know them."""

from assessments.scoring import Spec
from assessments.services.presenting.case import Case
from assessments.services.presenting.choice import MultipleChoice, OpinionScale, SingleChoice
from assessments.services.presenting.cloze import Cloze
from assessments.services.presenting.description import Description
from assessments.services.presenting.matching import Matching
from assessments.services.presenting.ordering import Ordering
from assessments.services.presenting.shapes import Presenter
from assessments.services.presenting.typed import Essay, Number, ShortText

KINDS: dict[str, Presenter] = {
    "single_choice": SingleChoice(),
    "multiple_choice": MultipleChoice(),
    "true_false": SingleChoice(),
    "matching": Matching(),
    "ordering": Ordering(),
    "short_text": ShortText(),
    "number": Number(),
    "cloze": Cloze(),
    "essay": Essay(),
    "opinion_scale": OpinionScale(),
    "case": Case(),
    "description": Description(),
}


def presenter_of(spec: Spec) -> Presenter:
    return KINDS[spec["kind"]]
