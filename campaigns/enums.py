"""Whom campaigns address, when they come round, what they print, and the languages of help."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TargetGroup(TextChoices):
    MIGRANTS = "labour-migrants", _("Labour migrants")
    WOMEN = "women", _("Women and girls")
    PARENTS = "parents", _("Parents")
    CHILDREN = "children", _("Children and teenagers")
    JOB_SEEKERS = "job-seekers", _("People who look for work abroad")
    WORKERS = "workers", _("Workers on farms, building sites and in homes")
    EMPLOYERS = "employers", _("Employers and households")
    OFFICIALS = "officials", _("Officials, drivers, medics, hotel and tourism staff")


class CalendarAnchor(TextChoices):
    """The days of the year on which a campaign comes back."""

    WORLD_DAY = "world-day", _("30 July, world day against trafficking in persons")
    CHILD_LABOUR = "child-labour", _("1–12 June, against child labour")
    QUARTER = "quarter", _("Every quarter")
    SIXTEEN_DAYS = "sixteen-days", _("25 November – 10 December, sixteen days")


class HelpLanguage(TextChoices):
    """Languages of the help page alone; the value is the prefix of its address."""

    UZBEK = "uz", "Oʻzbekcha"
    UZBEK_CYRILLIC = "uz-cyrl", "Ўзбекча"
    KYRGYZ = "ky", "Кыргызча"
    TAJIK = "tg", "Тоҷикӣ"

    @property
    def tag(self) -> str:
        """The BCP 47 tag for `lang`: Uzbek has to name its script."""
        return {"uz": "uz-Latn", "uz-cyrl": "uz-Cyrl"}.get(self.value, self.value)

    @property
    def spoken(self) -> str:
        """The language that a line would answer in, whatever its script."""
        return self.value.partition("-")[0]


class PlaceKind(TextChoices):
    """Where outreach is done, never an address. Source: the reports of 2015."""

    MATERNITY = "maternity", _("Perinatal centre")
    TOURISM = "tourism", _("Tourism company")
    BUILDING_SITE = "building-site", _("Building site")
    FARM = "farm", _("Farm")
    PARK = "park", _("Park or square")
    SHOPPING = "shopping", _("Shopping centre or market")
    STATION = "station", _("Railway or bus station")
    AIRPORT = "airport", _("Airport")
    SCHOOL = "school", _("School or college")
    DETENTION = "detention", _("Place of detention")
    LABOUR_OFFICE = "labour-office", _("Labour exchange")
    MEDIA = "media", _("Press, radio, television or internet")
    OTHER = "other", _("Another place")


class EventKind(TextChoices):
    INFORMATION = "information", _("Information event")
    RAID = "raid", _("Raid or inspection")
    LECTURE = "lecture", _("Lecture or class")
    MEDIA = "media", _("Publication or broadcast")


# Far above a real figure: what is more is a slip of the finger.
MOST_COUNTED = 10_000_000


class Figure(TextChoices):
    """What is counted at an event. Source: the figures that the yearly reports ask for."""

    MINORS = "minors", _("Minors covered")
    ADULTS = "adults", _("Adults covered")
    OFFICIALS = "officials", _("Officials covered")
    POSTERS = "posters", _("Posters")
    CARDS = "cards", _("Cards")
    LEAFLETS = "leaflets", _("Leaflets and booklets")
    RAIDS = "raids", _("Raids")
    SITES = "sites", _("Sites inspected")
    MINORS_FOUND = "minors_found", _("Minors found")
    ARTICLES = "articles", _("Articles")
    PROGRAMMES = "programmes", _("Programmes on radio and television")
    POSTS = "posts", _("Online posts")


class MaterialKind(TextChoices):
    """What is printed; the value is the name of its file."""

    POSTER_A3 = "poster-a3", _("Poster, A3")
    POSTER_A4 = "poster-a4", _("Poster, A4")
    CARD_A6 = "card-a6", _("Card, A6")
    CARD = "card", _("Pocket card, 85 × 54 mm")
    CARD_SHEET = "card-sheet", _("Ten pocket cards on an A4 sheet, to cut")
    LEAFLET = "leaflet", _("Leaflet, A4 folded twice")

    @property
    def can_bleed(self) -> bool:
        """Whether a printer may ask for it with a margin to cut off; the sheet is cut as it is."""
        return self != MaterialKind.CARD_SHEET


# Small enough to hide; on them stands nothing that gives away who carries one.
CARDS = (MaterialKind.CARD_A6, MaterialKind.CARD, MaterialKind.CARD_SHEET)
