from qalqan.common.models.facts import (
    Amount,
    AmountValue,
    Hotline,
    HotlineChange,
    Source,
    SourceReview,
)
from qalqan.common.models.glossary import GlossaryTerm
from qalqan.common.models.limits import LimitCount
from qalqan.common.models.machinery import (
    AuditCheck,
    AuditHead,
    AuditRow,
    Heartbeat,
    OutboxMessage,
    StarterStamp,
)
from qalqan.common.models.pages import BasePage, HomePage, NotReady, TextPage
from qalqan.common.models.reviews import ContentReview, LanguageReview
from qalqan.common.models.translations import TranslatedContent, Translation
from qalqan.common.models.vocabularies import Audience, Competency, Region, Topic, Vocabulary

__all__ = [
    "Amount",
    "AmountValue",
    "Audience",
    "AuditCheck",
    "AuditHead",
    "AuditRow",
    "BasePage",
    "Competency",
    "ContentReview",
    "GlossaryTerm",
    "Heartbeat",
    "HomePage",
    "Hotline",
    "HotlineChange",
    "LanguageReview",
    "LimitCount",
    "NotReady",
    "OutboxMessage",
    "Region",
    "Source",
    "SourceReview",
    "StarterStamp",
    "TextPage",
    "Topic",
    "TranslatedContent",
    "Translation",
    "Vocabulary",
]
