"""The signed head with which the audit chain begins; without it nothing can be appended."""

from django.db import migrations

from qalqan.common.services.audit import GENESIS, sign_head


def begin(apps, schema_editor):
    apps.get_model("common", "AuditHead").objects.create(
        pk=1, count=0, mac=GENESIS, signature=sign_head(0, GENESIS)
    )


class Migration(migrations.Migration):
    dependencies = [("common", "0002_limits_cache")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
