"""Personal data of staff who answer for what public pages say."""

from django.utils.translation import gettext_lazy as _

from qalqan.common.enums import LegalBasis
from qalqan.common.services.personal_data import register, rows_of, unlink


def register_all() -> None:
    register(
        "campaigns.LanguageCheck",
        purpose=_("Who checked a language of the help page: its words must be answered for"),
        basis=LegalBasis.LAW,
        retention=_("As long as the page; without a name after erasure, and no longer valid then"),
        export=rows_of("campaigns.LanguageCheck", "checked_by", "language", "checked_on"),
        erase=unlink("campaigns.LanguageCheck", "checked_by"),
    )
    register(
        "campaigns.OutreachEvent",
        purpose=_("Who recorded or withdrew an event that reports count"),
        basis=LegalBasis.LAW,
        retention=_("As long as the event; without a name after erasure"),
        export=rows_of("campaigns.OutreachEvent", "recorded_by", "day", "recorded_at"),
        erase=unlink("campaigns.OutreachEvent", "recorded_by", "withdrawn_by"),
    )
    register(
        "campaigns.OutreachChange",
        purpose=_("Who changed the figures of an event that reports count"),
        basis=LegalBasis.LAW,
        retention=_("As long as the event; without a name after erasure"),
        export=rows_of("campaigns.OutreachChange", "made_by", "event", "made_at"),
        erase=unlink("campaigns.OutreachChange", "made_by"),
    )
