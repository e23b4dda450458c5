from qalqan.common.models.facts import Hotline, Source
from qalqan.common.models.machinery import AuditHead, AuditRow, OutboxMessage, StarterStamp
from qalqan.common.models.pages import BasePage, HomePage, NotReady, TextPage
from qalqan.common.models.vocabularies import Audience, Competency, Region, Topic

__all__ = [
    "Audience",
    "AuditHead",
    "AuditRow",
    "BasePage",
    "Competency",
    "HomePage",
    "Hotline",
    "NotReady",
    "OutboxMessage",
    "Region",
    "Source",
    "StarterStamp",
    "TextPage",
    "Topic",
]
