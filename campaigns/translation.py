from modeltranslation.translator import TranslationOptions, register

import qalqan.common.translation  # noqa: F401 - the base page's fields come first
from campaigns.models import CampaignIndexPage, CampaignPage, HelpPage


@register([CampaignIndexPage, CampaignPage])
class CampaignPageOptions(TranslationOptions):
    fields = ()


@register(HelpPage)
class HelpPageOptions(TranslationOptions):
    fields = ("title_on_page",)
