"""Description on a page: a text to read, and a button that says it was read."""

from django.http import QueryDict

from assessments.scoring import Raw, Spec
from assessments.services.presenting.shapes import Answered, Plan, Presenter, Words


class Description(Presenter):
    template = "assessments/kinds/description.html"

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> None:
        return None

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        return []

    def answered(self, spec: Spec, raw: Raw) -> Answered:
        return Answered.FULLY

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        return []
