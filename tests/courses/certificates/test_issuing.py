"""What a certificate says, who gets one, and what ends it."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.models import Certificate, Completion, CoursePage, Enrolment
from courses.services import certificates
from courses.services.certificates.surnames import fold
from courses.services.certificates.wording import months_later
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow

pytestmark = pytest.mark.django_db


def course_completion(enrolment: Enrolment, **fields: Any) -> Completion:
    values = {"kind": "course", "evidence": "server", **fields}
    return Completion.objects.create(enrolment=enrolment, page_id=enrolment.course_id, **values)


def issue(completion: Completion) -> list[Certificate]:
    certificates.issue({"completion": completion.pk})
    return list(completion.certificates.all())


def test_what_it_says_stays_when_the_person_and_the_page_change(
    certificate: Certificate, cadet: User, enrolment: Enrolment
) -> None:
    name, titles = certificate.holder_name, dict(certificate.titles)
    assert name == cadet.get_full_name()
    assert set(titles) == {"kk", "ru", "en"}
    assert set(certificate.academy_names) == {"kk", "ru", "en"}
    cadet.last_name = "Басқа"
    cadet.save()
    certificate.completion.page.specific.heading_kk = "Басқа тақырып"
    certificate.refresh_from_db()
    assert (certificate.holder_name, certificate.titles) == (name, titles)


def test_it_runs_out_where_the_course_says_so(completion: Completion, enrolment: Enrolment) -> None:
    CoursePage.objects.filter(pk=enrolment.course_id).update(certificate_months=12)
    Completion.objects.filter(pk=completion.pk).update(completed_at="2026-03-31T20:00Z")
    (certificate,) = issue(completion)
    # 20:00 UTC is past midnight in Almaty.
    assert certificate.completed_on == datetime.date(2026, 4, 1)
    assert certificate.expires_on == datetime.date(2027, 4, 1)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1)), st.integers(0, 120))
def test_months_later_is_a_day_of_that_month(day: datetime.date, months: int) -> None:
    later = months_later(day, months)
    assert later is not None
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_a_self_reported_result_alone_earns_none(completion: Completion) -> None:
    Completion.objects.filter(pk=completion.pk).update(evidence="self_reported")
    assert not issue(completion)


def test_a_course_of_self_reported_modules_earns_none(
    completion: Completion, enrolment: Enrolment
) -> None:
    CoursePage.objects.filter(pk=enrolment.course_id).update(gives_certificate=True)
    Completion.objects.filter(pk=completion.pk).update(evidence="self_reported")
    assert not issue(course_completion(enrolment))


def test_the_course_gives_its_own_where_it_says_so(
    completion: Completion, enrolment: Enrolment
) -> None:
    record = course_completion(enrolment)
    assert not issue(record)
    CoursePage.objects.filter(pk=enrolment.course_id).update(gives_certificate=True)
    (certificate,) = issue(record)
    assert certificate.titles["en"] == enrolment.course.heading_en


def test_a_withdrawn_completion_earns_none(completion: Completion) -> None:
    Completion.objects.filter(pk=completion.pk).update(withdrawn_at="2026-11-01T00:00Z")
    assert not issue(completion)


def test_a_corrected_name_makes_a_new_certificate_and_the_old_one_says_so(
    certificate: Certificate, cadet: User, manager: User
) -> None:
    cadet.last_name = "Сәрсенова"
    cadet.save()
    new = certificates.replace(certificate, because="Name", by=manager)
    certificate.refresh_from_db()
    assert new.holder_name.startswith("Сәрсенова")
    assert new.number != certificate.number
    assert new.code != certificate.code
    assert new.titles == certificate.titles
    assert (certificate.state, new.state) == ("replaced", "valid")
    newest = certificates.replace(new, because="Name", by=manager)
    assert len({newest.number, new.number, certificate.number}) == 3
    assert AuditRow.objects.filter(action="certificate.replaced").count() == 2


def test_what_is_revoked_stays_so(certificate: Certificate, manager: User) -> None:
    certificates.revoke(certificate, because="Mistake", by=manager)
    certificate.refresh_from_db()
    assert certificate.state == "revoked"
    assert AuditRow.objects.filter(action="certificate.revoked").count() == 1
    with pytest.raises(certificates.CertificateError) as refused:
        certificates.replace(certificate, because="Name", by=manager)
    assert refused.value.code == "revoked"
    certificates.issue({"completion": certificate.completion_id})
    assert Certificate.objects.count() == 1


@given(st.text())
def test_folding_twice_changes_nothing(surname: str) -> None:
    assert fold(fold(surname)) == fold(surname)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Сәрсенов", "САРСЕНОВ"),
        ("Қайырбекұлы-Ёлкин", "кайырбекулы елкин"),
        ("Өмірғали", "омиргали"),
        ("O’Neil", "oneil"),
    ],
)
def test_a_surname_matches_as_people_type_it(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_different_surnames_do_not_match() -> None:
    assert fold("Сәрсенов") != fold("Сәрсенова")
