"""Languages in step: what is translated, outdated or missing, and how a translation is saved."""

from qalqan.common.formats.comparing import digest
from qalqan.common.services.translations.differences import Piece, plain, word_diff
from qalqan.common.services.translations.following import (
    accept,
    accept_unknown,
    confirm,
    newest,
    refresh,
    refresh_all,
    review,
    state_of,
)
from qalqan.common.services.translations.merging import keep_others_texts
from qalqan.common.services.translations.publishing import publish_language
from qalqan.common.services.translations.rights import (
    TranslationRefusedError,
    check_may_publish,
    check_may_write,
    may_open_board,
    may_review,
    may_translate,
    own_languages,
)
from qalqan.common.services.translations.saving import Refused, Saved, save_translation
from qalqan.common.services.translations.showing import fallback_language
from qalqan.common.services.translations.states import UnitState
from qalqan.common.services.translations.units import Unit, set_texts, units

__all__ = [
    "Piece",
    "Refused",
    "Saved",
    "TranslationRefusedError",
    "Unit",
    "UnitState",
    "accept",
    "accept_unknown",
    "check_may_publish",
    "check_may_write",
    "confirm",
    "digest",
    "fallback_language",
    "keep_others_texts",
    "may_open_board",
    "may_review",
    "may_translate",
    "newest",
    "own_languages",
    "plain",
    "publish_language",
    "refresh",
    "refresh_all",
    "review",
    "save_translation",
    "set_texts",
    "state_of",
    "units",
    "word_diff",
]
