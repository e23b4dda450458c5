from django.db import migrations, models
from django.db.models import Q

MANAGER, TUTOR, COORDINATOR = "academy_manager", "tutor", "regional_coordinator"


def give_roles(apps, schema_editor):
    """What each appointment was worth: a manager managed wherever they were appointed.

    Who tutors as well may have been meant as a tutor at some of the places; only people know.
    """
    appointment = apps.get_model("courses", "Appointment")
    appointment.objects.filter(region__isnull=False).update(role=COORDINATOR)
    group = apps.get_model("auth", "Group")
    managers = group.objects.filter(name=MANAGER).values("user")
    at_academies = appointment.objects.filter(region=None)
    at_academies.filter(user__in=managers).update(role=MANAGER)
    tutors = group.objects.filter(name=TUTOR).values("user")
    unclear = at_academies.filter(user__in=managers).filter(user__in=tutors)
    for pk in sorted(set(unclear.values_list("user", flat=True))):
        print(f"  Person {pk} manages and tutors: say at which academy what, with `appoint`.")


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0006_address_changes"),
        ("courses", "0007_erasure_on_paper"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="role",
            field=models.CharField(
                choices=[
                    (MANAGER, "Academy manager"),
                    (TUTOR, "Tutor"),
                    (COORDINATOR, "Regional coordinator"),
                ],
                default=TUTOR,
                max_length=20,
                verbose_name="role",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(give_roles, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=Q(region=None) ^ Q(role=COORDINATOR),
                name="appointment_role_fits_place",
            ),
        ),
    ]
