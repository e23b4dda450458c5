"""Personal data of staff who answer for what public pages say."""

from qalqan.common.services.personal_data import register, rows_of, unlink


def register_all() -> None:
    register(
        "campaigns.LanguageCheck",
        purpose="who checked a language of the help page: its words must be answered for",
        retention="as long as the page; without a name after erasure, and no longer valid then",
        export=rows_of("campaigns.LanguageCheck", "checked_by", "language", "checked_on"),
        erase=unlink("campaigns.LanguageCheck", "checked_by"),
    )
    register(
        "campaigns.OutreachEvent",
        purpose="who recorded or withdrew an event that reports count",
        retention="as long as the event; without a name after erasure",
        export=rows_of("campaigns.OutreachEvent", "recorded_by", "day", "recorded_at"),
        erase=unlink("campaigns.OutreachEvent", "recorded_by", "withdrawn_by"),
    )
    register(
        "campaigns.OutreachChange",
        purpose="who changed the figures of an event that reports count",
        retention="as long as the event; without a name after erasure",
        export=rows_of("campaigns.OutreachChange", "made_by", "event", "made_at"),
        erase=unlink("campaigns.OutreachChange", "made_by"),
    )
