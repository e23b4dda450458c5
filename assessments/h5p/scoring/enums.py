"""Why a statement is refused."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a statement is refused. The player's script reads it, people never do."""

    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    BROKEN_JSON = "broken_json"
    NO_STATEMENT = "no_statement"
    UNKNOWN_VERB = "unknown_verb"
    BAD_ID = "bad_id"
    BAD_SUB_CONTENT = "bad_sub_content"
    BAD_RESPONSE = "bad_response"
    BAD_SCORE = "bad_score"
