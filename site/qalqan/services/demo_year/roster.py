"""Who is in the demo academies: as many as official figures name, all of them invented.

The officers are counted as the Karaganda centre trained them in 2015, by department; the judges
as the Supreme Court reported for the same year, 197 in six courses.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from courses.enums import Sex
from courses.models import Academy, Cohort, Department, LearnerProfile, Position
from qalqan.accounts.models import User
from qalqan.common.models import Audience, Region
from qalqan.services.starter.people import ACADEMY

OFFICERS = {
    "migration-police-heads": (16, "police-head"),
    "migration-control": (18, "police-senior-inspector"),
    "juvenile-affairs": (16, "police-inspector"),
    "precinct-police": (17, "police-precinct-inspector"),
    "illegal-migration-unit": (16, "police-inspector"),
    "organised-crime": (17, "police-investigator"),
    "protection-of-women": (17, "police-inspector"),
}
JUDGES = (33, 33, 33, 33, 33, 32)
JUDGES_OFFICES = ("district-judge", "criminal-judge", "juvenile-judge", "regional-judge-intern")
JUSTICE = {
    "kk": "Сот төрелігі академиясы (демо)",
    "ru": "Академия правосудия (демо)",
    "en": "Academy of Justice (demo)",
}
LAST = [
    "Ахметов",
    "Әбенов",
    "Байжанов",
    "Досанов",
    "Ержанов",
    "Жақыпов",
    "Зейнуллин",
    "Ибраев",
    "Кенжебаев",
    "Қасымов",
    "Мұсин",
    "Нұрпейісов",
    "Омаров",
    "Рахимов",
    "Сағынтаев",
    "Тоқтаров",
    "Үсенов",
    "Шәріпов",
    "Попов",
    "Волков",
    "Ким",
    "Цой",
    "Мельник",
]
MEN = [
    "Асан",
    "Бауыржан",
    "Ғалым",
    "Дәурен",
    "Ерлан",
    "Жандос",
    "Қайрат",
    "Марат",
    "Нұржан",
    "Олжас",
    "Руслан",
    "Сергей",
]
WOMEN = [
    "Айжан",
    "Ботагөз",
    "Гүлмира",
    "Динара",
    "Жанар",
    "Индира",
    "Қарлығаш",
    "Мадина",
    "Назгүл",
    "Ольга",
    "Сания",
]


@dataclass(frozen=True)
class Intake:
    """A cohort with its people, and the days of its course."""

    cohort: Cohort
    learners: list[User]
    audience: str
    starts_on: date


def make(random: Random, year: int) -> list[Intake]:
    """The intakes of a year, spread over it as courses are."""
    police = Academy.objects.get(code=ACADEMY)
    justice, _created = Academy.objects.get_or_create(
        code="justice",
        defaults={f"name_{code}": name for code, name in JUSTICE.items()}
        | {"region": Region.objects.get(code="astana")},
    )
    intakes = []
    for place, (code, (count, office)) in enumerate(OFFICERS.items()):
        department = Department.objects.get(academy=police, code=code)
        starts_on = date(year, 2 + place, 3 + place)
        people = _people(random, count, "police", police, [office], department)
        intakes.append(_intake(police, f"{year}-{place + 2}", starts_on, people, "police"))
    for place, count in enumerate(JUDGES):
        starts_on = date(year, 1 + place, 12 + place)
        people = _people(random, count, "judges", justice, list(JUDGES_OFFICES), None)
        intakes.append(_intake(justice, f"{year}-{place + 1}", starts_on, people, "judges"))
    return intakes


def _intake(
    academy: Academy, name: str, starts_on: date, people: list[User], audience: str
) -> Intake:
    cohort = Cohort.objects.create(
        academy=academy,
        name=name,
        starts_on=starts_on,
        ends_on=starts_on.replace(day=starts_on.day + 12),
        planned_hours=72 if audience == "police" else 16,
        planned_days=12 if audience == "police" else 2,
    )
    return Intake(cohort, people, audience, starts_on)


def _people(
    random: Random,
    count: int,
    audience: str,
    academy: Academy,
    offices: list[str],
    department: Department | None,
) -> list[User]:
    nobody = make_password(None)
    start = User.objects.filter(sign_in_code__startswith="DEMO").count()
    positions = list(Position.objects.filter(code__in=offices))
    regions = list(Region.objects.all())
    people, profiles = [], []
    for number in range(start, start + count):
        sex = Sex.FEMALE if random.random() < (0.5 if audience == "judges" else 0.25) else Sex.MALE
        last = random.choice(LAST)
        inflects = sex == Sex.FEMALE and last.endswith(("ов", "ев", "ин"))
        person = User(
            sign_in_code=f"DEMO{number:04}",
            last_name=f"{last}а" if inflects else last,
            first_name=random.choice(WOMEN if sex == Sex.FEMALE else MEN),
            language=random.choice(["kk", "kk", "ru"]),
            # Not "demo people": returns leave those out, and nobody signs in as these.
            password=nobody,
        )
        people.append(person)
        profiles.append((sex, random.choice(positions), random.choice(regions)))
    User.objects.bulk_create(people)
    LearnerProfile.objects.bulk_create(
        LearnerProfile(
            user=person,
            sex=sex,
            audience=Audience.objects.get(code=audience),
            academy=academy,
            department=department,
            position=position,
            region=region,
        )
        for person, (sex, position, region) in zip(people, profiles, strict=True)
    )
    return people
