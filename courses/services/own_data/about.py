"""Which lines of the personal-data registry speak of a person: what for, how long, what stays."""

from qalqan.accounts.models import User
from qalqan.common.services.personal_data import PersonalData, registry


def lines_about(person: User) -> list[PersonalData]:
    """Those under which something is kept of `person` now, by their titles."""
    lines = [line for line in registry.values() if line.export(person)]
    return sorted(lines, key=lambda line: line.title)
