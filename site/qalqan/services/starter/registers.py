"""Records that pages and items refer to: vocabularies, sources, amounts, academies."""

from decimal import Decimal
from typing import Any

from courses.models import Academy, Department, Position, ReturnPlan
from qalqan.common.models import (
    Amount,
    AmountValue,
    Audience,
    Competency,
    Region,
    Source,
    Topic,
)
from qalqan.services.starter.bodies import source_id
from qalqan.services.starter.files import folder, read
from qalqan.services.starter.writing import Writer, translated


class RegisterLoader(Writer):
    def registers(self) -> None:
        self.vocabularies()
        self.sources()
        self.amounts()
        self.academies()
        self.positions()
        self.return_plans()

    def vocabularies(self) -> None:
        lists = read(folder("site", "qalqan", "starter", "vocabularies.yaml"))
        for model, name in (
            (Audience, "audiences"),
            (Competency, "competencies"),
            (Topic, "topics"),
            (Region, "regions"),
        ):
            for position, entry in enumerate(lists[name]):
                fields = {**translated("name", entry["name"]), "position": position}
                if model is Audience:
                    fields["scores_are_private"] = entry.get("scores_are_private", False)
                self.row(model, f"{name}/{entry['code']}", {"code": entry["code"]}, fields)

    def sources(self) -> None:
        """Acts before their provisions, and what replaces before what was replaced."""
        starter = folder("courses", "starter")
        for entry in [*read(starter / "sources.yaml"), *read(starter / "provisions.yaml")]:
            plain = ("kind", "jurisdiction", "status", "year", "checked_on")
            named = {name: entry[name] for name in ("act", "superseded_by") if entry.get(name)}
            fields = {
                **{name: entry.get(name) for name in plain},
                **{name: entry.get(name) or "" for name in ("url", "article")},
                **{f"{name}_id": source_id(key) for name, key in named.items()},
                **translated("short", entry["short"]),
                **translated("title", entry["title"]),
            }
            self.row(Source, f"source/{entry['key']}", {"key": entry["key"]}, fields)

    def amounts(self) -> None:
        for entry in read(folder("courses", "starter", "amounts.yaml")):
            self.amount(entry["key"], entry)

    def amount(self, key: str, entry: dict[str, Any]) -> None:
        def find() -> Amount | None:
            found: Amount | None = Amount.objects.filter(key=key).first()
            return found

        def write() -> Amount:
            amount = find() or Amount(key=key)
            for name, text in translated("name", entry["name"]).items():
                setattr(amount, name, text)
            amount.source_id = source_id(entry["source"])
            amount.unit = Amount.objects.get(key=entry["unit"]) if entry.get("unit") else None
            amount.factor = Decimal(entry["factor"]) if amount.unit else None
            amount.values = [AmountValue(**value) for value in entry.get("values", [])]
            amount.full_clean()
            amount.save()
            return amount

        self.stamper.store(f"amount/{key}", entry, find, write)

    def academies(self) -> None:
        for entry in read(folder("courses", "starter", "academies.yaml")):
            region = Region.objects.get(code=entry["region"])
            academy = self.row(
                Academy,
                f"academy/{entry['code']}",
                {"code": entry["code"]},
                {**translated("name", entry["name"]), "region_id": region.pk},
            )
            for position, department in enumerate(entry["departments"]):
                self.row(
                    Department,
                    f"academy/{entry['code']}/{department['code']}",
                    {"academy_id": academy.pk, "code": department["code"]},
                    {**translated("name", department["name"]), "position": position},
                )

    def positions(self) -> None:
        for place, entry in enumerate(read(folder("courses", "starter", "positions.yaml"))):
            audience = Audience.objects.get(code=entry["audience"])
            fields = {**translated("name", entry["name"]), "position": place}
            fields["audience_id"] = audience.pk
            self.row(Position, f"position/{entry['code']}", {"code": entry["code"]}, fields)

    def return_plans(self) -> None:
        for entry in read(folder("courses", "starter", "returns.yaml")):
            fields = {
                **translated("name", entry["name"]),
                **translated("addressee", entry["addressee"]),
                **{name: entry[name] for name in ("input_due_on", "report_due_on")},
            }
            self.row(ReturnPlan, f"return/{entry['year']}", {"year": entry["year"]}, fields)
