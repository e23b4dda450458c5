"""Blocks of campaign and help pages as raw StreamField data."""

from typing import Any

from qalqan.services.starter.bodies import Body, Neutral
from qalqan.services.starter.files import text_lists

# The lists of sentences that each kind has.
LISTS = {
    "warning_signs": ("offer", "journey", "work"),
    "safe_migration": ("before", "on_arrival", "if_wrong", "on_return"),
    "call_steps": ("steps", "not_promised"),
    "rights": ("rights",),
    "check_yourself": ("questions",),
}
# The single texts that each kind has beside them.
TEXTS = {
    "message": ("message", "explain"),
    "check_yourself": ("heading", "advice"),
}


class CampaignBody(Body):
    def _value(self, block: Neutral) -> Any:
        kind = block["kind"]
        if kind not in LISTS and kind not in TEXTS:
            return super()._value(block)
        lists = {name: self._sentences(block, name) for name in LISTS.get(kind, ())}
        texts = {name: self._texts(block, name) for name in TEXTS.get(kind, ("heading",))}
        return {**texts, **lists, "citations": self._cited(block)}

    def _sentences(self, block: Neutral, name: str) -> list[Any]:
        sentences = text_lists(self.files, *self.keys, block["id"], name)
        return self._list(block, name, sentences)

    def _phrase(self, block: Neutral) -> Any:
        phrases = {f"{code}_phrase": self._phrase_in(block, code) for code in ("kk", "ru")}
        texts = {name: self._texts(block, name) for name in ("heading", "explain")}
        return {**phrases, **texts}

    def _phrase_in(self, block: Neutral, language: str) -> str:
        return self._texts(block, f"{language}_phrase")[language]

    def _audio(self, block: Neutral) -> Any:
        texts = {
            "title": self._texts(block, "title"),
            "transcript": self._rich(block, "transcript"),
        }
        return {**texts, "file": None, "citations": []}

    def _hotlines(self, _block: Neutral) -> None:
        return None

    _materials = _hotlines


class OneLanguageBody(CampaignBody):
    """A help page in a language of its own: each text is itself, not a text by language."""

    def stream(self, blocks: list[Neutral], items: dict[str, int] | None = None) -> list[Any]:
        [language] = self.files
        plain: list[Any] = _plain(super().stream(blocks, items), language)
        return plain

    def _phrase_in(self, block: Neutral, language: str) -> str:
        return next(iter(self._texts(block, f"{language}_phrase").values()))


def _plain(raw: Any, language: str) -> Any:
    if isinstance(raw, list):
        return [_plain(one, language) for one in raw]
    if not isinstance(raw, dict):
        return raw
    if raw.keys() == {language}:
        return raw[language]
    return {key: _plain(value, language) for key, value in raw.items()}
