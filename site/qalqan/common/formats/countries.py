"""Countries by their ISO 3166 codes. Pure; the names are those of Unicode's CLDR."""

from babel import Locale


def country_name(code: str, language: str) -> str:
    """The country in `language` (BCP 47); its code where CLDR has no name."""
    return str(Locale.parse(language, sep="-").territories.get(code, code))


def is_country(code: str) -> bool:
    """Whether `code` is two capital letters that stand for a country."""
    names = Locale.parse("en").territories
    return len(code) == 2 and code.isalpha() and code in names and code not in {"ZZ", "XA", "XB"}
