from campaigns.models.editions import Edition
from campaigns.models.help import HelpPage, HelpText, LanguageCheck
from campaigns.models.hotline_texts import HotlineText
from campaigns.models.materials import DownloadDay, Material
from campaigns.models.outreach import OutreachChange, OutreachEvent, OutreachFigure
from campaigns.models.pages import CampaignIndexPage, CampaignPage

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "DownloadDay",
    "Edition",
    "HelpPage",
    "HelpText",
    "HotlineText",
    "LanguageCheck",
    "Material",
    "OutreachChange",
    "OutreachEvent",
    "OutreachFigure",
]
