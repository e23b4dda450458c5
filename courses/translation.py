from modeltranslation.translator import TranslationOptions, register

import qalqan.common.translation  # noqa: F401 - the base page's fields come first
from courses.models import (
    Academy,
    CataloguePage,
    CoursePage,
    Department,
    LessonPage,
    ModulePage,
    TrainingPage,
)


@register([TrainingPage, CataloguePage, CoursePage, ModulePage, LessonPage])
class TrainingPageOptions(TranslationOptions):
    fields = ()


@register([Academy, Department])
class PlaceOptions(TranslationOptions):
    fields = ("name",)
