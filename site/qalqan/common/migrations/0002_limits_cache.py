"""Where the limits' own table once was made; common.0014 has a model for them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("common", "0001_foundation")]

    operations = []
