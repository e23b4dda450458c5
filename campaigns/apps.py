from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"

    def ready(self) -> None:
        from campaigns import models, views

        models.CampaignIndexPage.view = staticmethod(views.campaign_index)
        models.CampaignPage.view = staticmethod(views.public_page)
        models.HelpPage.view = staticmethod(views.public_page)
