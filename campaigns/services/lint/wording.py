"""Words of harm in what a picture is called, and words that own up to a doubt. Pure."""

import re

HARM = re.compile(
    r"\b(?:"
    r"chain(?:s|ed)?|(?:hand)?cuff(?:s|ed)|handcuff\w*|shackl\w+|bruis\w+|blindfold\w*|gagged|"
    r"tied(?: up)?|bound (?:hands|woman|girl|child)|cage[ds]?|beaten|blood\w*|"
    r"цеп(?:ь|и|ей|ью|ям|ями|ях)|наручник\w*|кандал\w*|оков\w*|синяк\w*|ссадин\w*|избит\w*|"
    r"связанн\w+|клетк\w+|кров(?:ь|и|ью)|окровавлен\w*|повязк\w+ на глаз\w+|"
    r"шынжыр\w*|кісен\w*|бұғау\w*|көгерген\w*|байлаулы|байланған қол\w*|көзі (?:байла|таңыл)\w+|"
    r"темір тор\w*|қан(?:ды|ға|мен)?|"
    r"naruchnik\w*|kandal\w*|shynzhyr\w*|kisen\w*"
    r")\b",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"to be verified|to be checked|be verified|be checked|not (?:yet )?confirmed|unconfirmed|"
    r"(?:нужно|надо|следует|подлежит|ещё) провер|не подтвержд|не провере|"
    r"тексеру (?:қажет|керек)|тексерілуі (?:қажет|керек|тиіс)|тексеруі тиіс|расталма|тексерілмеген",
    re.IGNORECASE,
)


def harmful_words(name: str) -> list[str]:
    """Words for chains, bonds or wounds in a title, a tag or a file name, as they are written."""
    return HARM.findall(re.sub(r"[_\W]+", " ", name))


def owns_up(text: str) -> bool:
    """Whether the text says, in whatever language, that something in it is still to be verified."""
    return bool(DOUBT.search(text))
