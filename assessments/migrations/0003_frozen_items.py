"""Name versions in plans by digest, give live items their version, keep what was usable usable."""

from django.db import migrations

from assessments.scoring import missing_texts

LANGUAGES = ("kk", "ru", "en")


def freeze(apps, schema_editor):
    Item = apps.get_model("assessments", "Item")
    ItemVersion = apps.get_model("assessments", "ItemVersion")
    Attempt = apps.get_model("assessments", "Attempt")
    Assessment = apps.get_model("assessments", "Assessment")
    for item in Item.objects.filter(live=True):
        version = ItemVersion.objects.filter(item=item).order_by("-pk").first()
        if version is None:
            # Nobody was ever asked it: publishing it once more makes its version.
            continue
        gaps = missing_texts(version.spec)
        complete = {f"complete_{code}": code not in gaps for code in LANGUAGES}
        Item.objects.filter(pk=item.pk).update(version=version, **complete)
    digests = dict(ItemVersion.objects.values_list("pk", "digest"))
    for attempt in Attempt.objects.iterator(chunk_size=500):
        plan = [{**entry, "version": digests[entry["version"]]} for entry in attempt.plan]
        Attempt.objects.filter(pk=attempt.pk).update(plan=plan)
    Assessment.objects.update(**{f"ready_{code}": True for code in LANGUAGES})


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_assessment_rules")]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop, elidable=True)]
