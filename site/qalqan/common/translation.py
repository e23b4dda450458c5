"""Which plain fields are translated; other apps import this module before registering theirs."""

from modeltranslation.translator import TranslationOptions, register

from qalqan.common.models import (
    Amount,
    Audience,
    BasePage,
    Competency,
    GlossaryTerm,
    HomePage,
    Hotline,
    Region,
    Source,
    TextPage,
    Topic,
)


@register(BasePage)
class BasePageOptions(TranslationOptions):
    fields = ("heading", "summary")


@register(HomePage)
class HomePageOptions(TranslationOptions):
    fields = ("intro",)


@register(TextPage)
class TextPageOptions(TranslationOptions):
    fields = ()


@register([Amount, Audience, Competency, Region, Topic])
class NameOptions(TranslationOptions):
    fields = ("name",)


@register(Source)
class SourceOptions(TranslationOptions):
    fields = ("short", "title")


@register(Hotline)
class HotlineOptions(TranslationOptions):
    fields = ("operator", "audiences", "hours", "cost", "dialling", "police_link")


@register(GlossaryTerm)
class GlossaryTermOptions(TranslationOptions):
    fields = ("term", "definition")
