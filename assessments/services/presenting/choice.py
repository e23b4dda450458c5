"""Choice items on a page: radios where one option is asked for, checkboxes where several may be."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec
from assessments.services.presenting.options import option_words, right_options, shown_options
from assessments.services.presenting.shapes import FIELD, Plan, Presenter, ShownOption, Words


@dataclass(frozen=True)
class ShownChoice:
    options: list[ShownOption]
    many: bool


class SingleChoice(Presenter):
    template = "assessments/kinds/choice.html"
    many = False

    def hint(self, spec: Spec) -> str:
        return _("Choose one.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> ShownChoice:
        return ShownChoice(shown_options(spec, plan.get("options"), raw or []), self.many)

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        return form.getlist(FIELD)

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        return option_words(spec, raw)

    def right_words(self, spec: Spec) -> list[Words]:
        return right_options(spec)


class MultipleChoice(SingleChoice):
    many = True

    def hint(self, spec: Spec) -> str:
        return _("Choose all that apply.")


class OpinionScale(SingleChoice):
    def hint(self, spec: Spec) -> str:
        return _("This asks for your opinion. It is not scored, and no answer is wrong.")

    def right_words(self, spec: Spec) -> list[Words]:
        return []
