from modeltranslation.translator import TranslationOptions, register

from assessments.models import Assessment, Item


@register(Item)
class ItemOptions(TranslationOptions):
    fields = ("prompt", "explanation")


@register(Assessment)
class AssessmentOptions(TranslationOptions):
    fields = ("title",)
