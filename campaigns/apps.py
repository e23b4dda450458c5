from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"

    def ready(self) -> None:
        from campaigns import models, privacy, receivers  # noqa: F401
        from campaigns.services import lint, materials, published
        from campaigns.services.help import check_help
        from campaigns.views import public
        from qalqan.common.services import checks, due, outbox

        privacy.register_all()
        outbox.register(published.KIND, published.refresh, reaches_outside=True)
        outbox.register(materials.KIND, materials.refresh, reaches_outside=True)
        due.register("published_pages", published.republish)
        models.CampaignIndexPage.view = staticmethod(public.campaign_index)
        models.CampaignPage.view = staticmethod(public.campaign_page)
        models.HelpPage.view = staticmethod(public.help_page)
        checks.register_for_pages(check_help)
        checks.register_for_pages(lint.bars)
        models.CampaignPage.bars = models.HelpPage.bars = staticmethod(lint.bars)
