"""What changes the public pages: each makes a new edition of them."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    HelpPage,
    HelpText,
    HotlineText,
    LanguageCheck,
)
from campaigns.services import materials, published
from qalqan.common.models import GlossaryTerm, HomePage, Hotline, Source
from qalqan.common.signals import hotlines_changed

PAGES = (HomePage, CampaignIndexPage, CampaignPage, HelpPage)
# What their text and notes are made of.
RECORDS = (Hotline, Source, GlossaryTerm, HelpText, HotlineText, LanguageCheck)


@receiver([page_published, page_unpublished, post_page_move])
def on_page_change(sender: Any, instance: Page, **_given: Any) -> None:
    if issubclass(sender, PAGES):
        published.new_edition()
    if sender is CampaignPage:
        materials.changed(instance)
    elif sender is HelpPage:
        # All cards have its heading.
        materials.all_changed()


@receiver(hotlines_changed)
def on_hotlines_changed(sender: Any, **_given: Any) -> None:
    published.new_edition()
    materials.all_changed()


@receiver(post_save, sender=HelpText)
@receiver(post_save, sender=LanguageCheck)
def on_help_change(sender: Any, instance: HelpText | LanguageCheck, **_given: Any) -> None:
    materials.changed(instance.page)


@receiver([post_save, post_delete], sender=HotlineText)
@receiver(post_delete, sender=CampaignPage)
@receiver(post_delete, sender=HelpPage)
def on_cards_change(sender: Any, **_given: Any) -> None:
    materials.all_changed()


def on_record_change(sender: Any, **_given: Any) -> None:
    published.new_edition()


for model in RECORDS:
    post_save.connect(on_record_change, sender=model)
for model in (*RECORDS, *PAGES):
    post_delete.connect(on_record_change, sender=model)
