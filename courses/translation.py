from modeltranslation.translator import TranslationOptions, register

import qalqan.common.translation  # noqa: F401 - the base page's fields come first
from courses.models import (
    Academy,
    CataloguePage,
    CoursePage,
    CourseVersion,
    Department,
    LessonPage,
    ModulePage,
    TrainingPage,
)


@register([TrainingPage, CataloguePage, ModulePage, LessonPage])
class TrainingPageOptions(TranslationOptions):
    fields = ()


@register(CoursePage)
class CoursePageOptions(TranslationOptions):
    fields = ("cover_alt",)


@register(CourseVersion)
class CourseVersionOptions(TranslationOptions):
    fields = ("changes",)


@register([Academy, Department])
class PlaceOptions(TranslationOptions):
    fields = ("name",)
