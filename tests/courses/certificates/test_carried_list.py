"""The signed list, and the public host that serves the page from it alone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from courses.models import Certificate
from courses.services import certificates
from courses.services.certificates import carrying, keys, verifying
from qalqan.accounts.models import User

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
# What a host answers that has neither database nor keys of the installation.
ASK = """
import sys, django
django.setup()
from django.test import Client
client = Client(headers={"accept-language": "en"})
client.cookies["sessionid"] = "forged"
code, surname = sys.argv[1:]
for response in (
    client.get(f"/verify/{code}/"),
    client.post(f"/verify/{code}/", {"surname": surname}),
    client.get("/verify/" + "A" * 26 + "/"),
    client.get("/en/sign-in/"),
):
    print(response.status_code, " ".join(response.content.decode().split()))
"""


@pytest.fixture
def carried(certificate: Certificate, tmp_path: Path, settings: Any) -> Path:
    path = tmp_path / "certificates.json"
    call_command("export_verifications", output=path)
    settings.VERIFY_LIST = str(path)
    return path


def test_the_list_says_the_same_as_the_records(
    carried: Path, certificate: Certificate, settings: Any
) -> None:
    from_list = verifying.find(certificate.code.lower())
    settings.VERIFY_LIST = ""
    from_records = verifying.find(certificate.code)
    assert from_list.as_of is not None
    assert from_list == from_records.__class__(
        **{**from_records.__dict__, "as_of": from_list.as_of}
    )
    assert from_list.names("Сарсенов")


def test_the_list_holds_no_name_no_code_and_no_key(
    carried: Path, certificate: Certificate, settings: Any
) -> None:
    text = carried.read_text()
    for secret in (certificate.code, "Сәрсенов", certificate.number, settings.AUDIT_KEY):
        assert secret not in text


def test_a_changed_list_is_refused(carried: Path, certificate: Certificate) -> None:
    carried.write_text(carried.read_text().replace('"ended": ""', '"ended": "revoked"'))
    with pytest.raises(carrying.ListError) as refused:
        verifying.find(certificate.code)
    assert refused.value.code == "signature"


def test_a_list_of_another_installation_is_refused(
    carried: Path, certificate: Certificate, client: Any, settings: Any
) -> None:
    settings.VERIFY_KEY = "another"
    assert client.get(f"/en/verify/{certificate.code}/").status_code == 503


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"list": {}}', "\x00"])
def test_what_is_no_list_is_refused(carried: Path, text: str) -> None:
    carried.write_text(text)
    with pytest.raises(carrying.ListError):
        verifying.find("A" * 26)


def test_a_missing_list_is_refused(carried: Path) -> None:
    carried.unlink()
    with pytest.raises(carrying.ListError):
        verifying.find("A" * 26)


def test_the_list_grows_old_with_the_certificates(
    certificate: Certificate, manager: User, tmp_path: Path, settings: Any
) -> None:
    replaced = certificates.replace(certificate, because="Name", by=manager)
    Certificate.objects.filter(pk=replaced.pk).update(expires_on="2026-01-31")
    path = tmp_path / "list.json"
    call_command("export_verifications", output=path)
    settings.VERIFY_LIST = str(path)
    states = [verifying.find(one.code).state for one in (certificate, replaced)]
    assert states == ["replaced", "expired"]


def test_the_command_counts_what_it_wrote_and_gives_the_key(
    certificate: Certificate, tmp_path: Path, capsys: Any, settings: Any
) -> None:
    path = tmp_path / "list.json"
    call_command("export_verifications", output=path)
    assert json.loads(capsys.readouterr().out) == {"certificates": 1, "file": str(path)}
    call_command("export_verifications", key=True)
    key = capsys.readouterr().out.strip()
    assert key == keys.verification_key()
    assert key != settings.AUDIT_KEY


def test_a_public_host_serves_the_page_from_the_file_alone(
    carried: Path, certificate: Certificate
) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "qalqan.settings.test",
        "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3",
        "VERIFY_LIST": str(carried),
        "VERIFY_KEY": keys.verification_key(),
    }
    finished = subprocess.run(
        [sys.executable, "-c", ASK, certificate.code, "Сарсенов"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert finished.returncode == 0, finished.stderr
    good, compared, unknown, elsewhere = finished.stdout.splitlines()
    assert "200" in good[:4]
    assert certificate.titles["en"] in good
    assert "As known on" in good
    assert "The surname matches." in compared
    assert "No certificate has this code" in unknown
    assert elsewhere.startswith("404")
