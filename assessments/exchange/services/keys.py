"""What an item of a file is called in the bank, so that the same item is found again."""

import hashlib
import json

from django.utils.text import slugify

from assessments.exchange.enums import Reason
from assessments.exchange.formats import Draft, SkipError
from assessments.models import Item

LONGEST_NAME = 40


class Keys:
    """The keys of one file's items in one bank.

    An item goes by what the file calls it for ever, else by its name, and where two have the
    same name, or none, by what it says. A key of the bank itself, as an export writes it, is
    that item.
    """

    def __init__(self, bank: str) -> None:
        self.bank = bank
        self.known = set(Item.objects.filter(bank__name=bank).values_list("key", flat=True))
        self.given: set[str] = set()

    def key(self, draft: Draft) -> str:
        """The key of the draft. Raises SkipError where the file has had the same item."""
        name = draft.identity or draft.name
        content = json.dumps(draft.spec, sort_keys=True)
        candidates = [name if name in self.known else self._derived(name, name)] if name else []
        for key in (*candidates, self._derived(name, content)):
            if key not in self.given:
                self.given.add(key)
                return key
        raise SkipError(Reason.REPEATED)

    def _derived(self, name: str, content: str) -> str:
        digest = hashlib.sha256(f"{self.bank}\n{content}".encode()).hexdigest()[:16]
        return "-".join(filter(None, [slugify(name)[:LONGEST_NAME].strip("-_"), digest]))
