"""The copies that a process keeps: fresh while nothing changed, and never past their expiry."""

import time

from django.conf import settings
from django.db import Error as DatabaseFailure

from campaigns.services.published.addresses import addresses, missing
from campaigns.services.published.copies import Copy
from campaigns.services.published.editions import Token, newest
from campaigns.services.published.rendering import Application, UnavailableError, rendered


class Memory:
    """Copies of public pages by path, each with the edition that it was made from."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.copies: dict[str, tuple[Token | None, Copy]] = {}
        self.paths: tuple[Token | None, frozenset[str]] = (None, frozenset())

    def has(self, path: str) -> bool:
        """Whether there is a public page at `path`, ready or not."""
        token = newest.get()
        if token != self.paths[0]:
            self._learn_paths(token)
        # Before the database was seen for the first time, a page cannot be said not to exist.
        return path in self.paths[1] or token is None

    def get(self, path: str) -> Copy:
        """The page at `path`; raises UnavailableError where no good copy of it can be had."""
        token = newest.get()
        made_from, copy = self.copies.get(path, (None, None))
        holds = copy is not None and time.time() < copy.expires
        if copy and holds and made_from == token and token and not settings.DEBUG:
            return copy
        try:
            return self._renew(path, token)
        except (UnavailableError, DatabaseFailure) as failure:
            # A frightened reader gets the numbers while they hold, database or not.
            if copy and holds:
                return copy
            raise UnavailableError(path) from failure

    def missing(self, language: str) -> Copy:
        """The answer where no page is, the same for all such paths of a language."""
        return self.get(missing(language))

    def _renew(self, path: str, token: Token | None) -> Copy:
        copy = rendered(self.application, path)
        self.copies[path] = (token, copy)
        return copy

    def _learn_paths(self, token: Token | None) -> None:
        self.paths = (token, frozenset(addresses()))
        for path in self.copies.keys() - self.paths[1]:
            self.copies.pop(path, None)
