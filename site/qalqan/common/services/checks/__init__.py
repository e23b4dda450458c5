"""Checks of content: what is amiss on a page or in a register, in words that say what to do."""

from qalqan.common.services.checks import pages, registers
from qalqan.common.services.checks.registry import (
    Finding,
    of_page,
    register,
    register_for_pages,
    run,
)

__all__ = ["Finding", "of_page", "register", "register_all", "register_for_pages", "run"]


def register_all() -> None:
    """The ground floor's own checks."""
    for page_check in (
        pages.check_languages,
        pages.check_words,
        pages.check_links,
        pages.check_sources,
    ):
        register_for_pages(page_check)
    for check in (
        registers.check_sources_due,
        registers.check_hotlines_due,
        registers.check_stewards,
        registers.check_amounts,
        registers.check_glossary,
    ):
        register(check)
