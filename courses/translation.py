from modeltranslation.translator import TranslationOptions, register

import qalqan.common.translation  # noqa: F401 - the base page's fields come first
from courses.models import (
    Academy,
    CataloguePage,
    Checklist,
    CoursePage,
    CourseVersion,
    Criterion,
    Department,
    LessonPage,
    ModulePage,
    Position,
    ReturnPlan,
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


@register([Academy, Checklist, Department, Position])
class NameOptions(TranslationOptions):
    fields = ("name",)


@register(Criterion)
class CriterionOptions(TranslationOptions):
    fields = ("text",)


@register(ReturnPlan)
class ReturnPlanOptions(TranslationOptions):
    fields = ("name", "addressee")
