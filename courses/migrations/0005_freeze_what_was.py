"""What was read live until now is copied onto the records: as it stands at this moment."""

from django.db import migrations
from django.utils import timezone

LANGUAGES = ("kk", "ru", "en")


def freeze_certificates(apps, schema_editor):
    Certificate = apps.get_model("courses", "Certificate")
    ModulePage = apps.get_model("courses", "ModulePage")
    related = "completion__enrolment__learner", "completion__enrolment__academy"
    for one in Certificate.objects.select_related(*related):
        enrolment, page = one.completion.enrolment, one.completion.page_id
        module = ModulePage.objects.filter(pk=page).first()
        learner, academy = enrolment.learner, enrolment.academy
        one.holder_name = f"{learner.last_name} {learner.first_name}".strip()
        one.language = learner.language
        one.completed_on = timezone.localtime(one.completion.completed_at).date()
        one.titles = _texts(module, "heading")
        one.academy_names = _texts(academy, "name")
        if one.completion.withdrawn_at:
            one.revoked_at = one.completion.withdrawn_at
        one.save()


def _texts(row, field):
    return {code: getattr(row, f"{field}_{code}", "") or "" for code in LANGUAGES} if row else {}


def freeze_enrolments(apps, schema_editor):
    Enrolment = apps.get_model("courses", "Enrolment")
    LearnerProfile = apps.get_model("courses", "LearnerProfile")
    for profile in LearnerProfile.objects.iterator():
        Enrolment.objects.filter(learner=profile.user_id).update(
            audience=profile.audience_id, department=profile.department_id
        )


def join_cohorts(apps, schema_editor):
    Enrolment = apps.get_model("courses", "Enrolment")
    Membership = apps.get_model("courses", "Membership")
    for enrolment in Enrolment.objects.filter(closed_at=None).exclude(cohort=None).iterator():
        Membership.objects.get_or_create(
            cohort_id=enrolment.cohort_id, learner_id=enrolment.learner_id, left_at=None
        )


class Migration(migrations.Migration):

    dependencies = [("courses", "0004_academies")]

    operations = [
        migrations.RunPython(freeze_certificates, migrations.RunPython.noop),
        migrations.RunPython(freeze_enrolments, migrations.RunPython.noop),
        migrations.RunPython(join_cohorts, migrations.RunPython.noop),
    ]
