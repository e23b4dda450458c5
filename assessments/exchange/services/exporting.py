"""Items of a bank into a file."""

from dataclasses import dataclass, field
from typing import TextIO

from assessments.exchange.formats import FORMATS, Draft, SkipError
from assessments.exchange.services import pictures
from assessments.models import ItemBank
from assessments.scoring import Spec
from assessments.services import bank as bank_services


class UnknownBankError(ValueError):
    """There is no bank of that name."""

    code = "unknown_bank"


@dataclass
class ExportReport:
    """How many items went out, and what is said about single ones."""

    exported: int = 0
    skipped: list[dict[str, str]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)


def export_items(bank: str, output: TextIO, *, format: str, language: str) -> ExportReport:
    """Write the items of a bank; text without a mark of its language is in `language`.

    What the format cannot hold is skipped and named. Raises UnknownBankError.
    """
    if not ItemBank.objects.filter(name=bank).exists():
        raise UnknownBankError(bank)
    report, form = ExportReport(), FORMATS[format]
    output.write(form.head)
    for key, spec in bank_services.items_in(bank):
        try:
            draft = _draft(key, spec)
            output.write(form.write(draft, language=language))
        except SkipError as error:
            said = {"where": key, "reason": str(error), "code": error.code.value}
            report.skipped.append(said)
            continue
        report.exported += 1
        report.notes += [
            {"where": key, "note": str(remark.label), "code": remark.value}
            for remark in dict.fromkeys(draft.remarks)
        ]
    output.write(form.tail)
    return report


def _draft(key: str, spec: Spec) -> Draft:
    loaded = [(pictures.load(one["image"]), one["alt"]) for one in spec["images"]]
    images = [{"image": name, "alt": alt} for (name, _data), alt in loaded]
    return Draft(
        name=key,
        identity=key,
        spec={**spec, "images": images},
        files={name: data for (name, data), _alt in loaded},
    )
