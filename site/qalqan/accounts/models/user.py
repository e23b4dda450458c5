"""People. They sign in by e-mail or by a code that their academy gave them; no user name."""

from typing import Any

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qalqan.accounts.enums import Role, TextSize
from qalqan.accounts.models.workplaces import Workplace, workplaces_of
from qalqan.common.languages import LANGUAGES, OWN_NAMES


class UserManager(BaseUserManager["User"]):
    def by_identifier(self, identifier: str) -> "User | None":
        """The person with this e-mail address or sign-in code, upper and lower case alike."""
        identifier = normal_identifier(identifier)
        if not identifier:
            return None
        if "@" in identifier:
            return self.with_address(identifier).first()
        return self.filter(sign_in_code=identifier).first()

    def with_address(self, address: str) -> models.QuerySet["User"]:
        """Whoever has it, in the spelling in which tries are counted too.

        PostgreSQL's comparison without case takes further letters for one ("ı", "ſ"): each
        such spelling of an address would open the account under a count of its own.
        """
        spelt = self.alias(spelt=Lower("email"))
        return spelt.filter(spelt=normal_identifier(address))

    def with_roles(self) -> models.QuerySet["User"]:
        """People, and whether they have a right at all, in the same statement."""
        roles = Group.objects.filter(user=OuterRef("pk"))
        rights = Permission.objects.filter(user=OuterRef("pk"))
        return self.annotate(has_role=Exists(roles) | Exists(rights))  # type: ignore[no-redef]

    def get_by_natural_key(self, username: str | None) -> "User":
        person = self.by_identifier(username or "")
        if person is None:
            raise self.model.DoesNotExist
        return person

    def create_user(
        self, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        person = self.model(email=email or None, **fields)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save()
        return person

    def create_superuser(
        self, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


def normal_code(code: str) -> str:
    """A sign-in code as stored: capitals, without the blanks and dashes that people type."""
    return "".join(code.split()).replace("-", "").upper()


def normal_identifier(identifier: str) -> str:
    """An e-mail address or a sign-in code in the one spelling in which it is known."""
    identifier = identifier.strip()
    return identifier.lower() if "@" in identifier else normal_code(identifier)


class User(AbstractUser):
    username = None  # type: ignore[assignment]
    email = models.EmailField(  # type: ignore[assignment]
        _("e-mail"), unique=True, null=True, blank=True
    )
    sign_in_code = models.CharField(
        _("sign-in code"), max_length=20, unique=True, null=True, blank=True
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[(code, OWN_NAMES[code]) for code in LANGUAGES],
        default=LANGUAGES[0],
    )
    # How this person reads; kept here because every page asks for it.
    text_size = models.CharField(
        _("text size"), max_length=7, choices=TextSize, default=TextSize.NORMAL
    )
    saves_data = models.BooleanField(_("pictures and films only when asked for"), default=False)
    less_motion = models.BooleanField(_("no moving parts"), default=False)
    # Kept beside the person, whom every request reads: is a second factor set up?
    has_second_factor = models.BooleanField(default=False, editable=False)
    # Demo and test people never count in a return.
    is_demo = models.BooleanField(_("demo person"), default=False)
    # The account with which this one was joined; nobody signs in here any more.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    # Known where the person was read `with_roles` or with a session, None otherwise.
    has_role: bool | None = None

    objects = UserManager()  # type: ignore[assignment, misc]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_in_any_case"),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False)
                | models.Q(sign_in_code__isnull=False)
                | models.Q(erased_at__isnull=False),
                name="user_has_email_or_code",
                violation_error_message=_("A person needs an e-mail address or a sign-in code."),
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(is_active=False),
                name="erased_user_is_inactive",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    def clean(self) -> None:
        # AbstractUser.clean would turn a missing address into an empty one, which is not unique.
        self.email = self.email.strip().lower() if self.email else None
        self.sign_in_code = normal_code(self.sign_in_code) if self.sign_in_code else None

    def get_username(self) -> str:
        return self.email or self.sign_in_code or ""

    def get_full_name(self) -> str:
        """Family name first, as on every Kazakh list."""
        return f"{self.last_name} {self.first_name}".strip()

    @cached_property
    def roles(self) -> frozenset[str]:
        # The header of every page asks; most people have none, which is known without asking.
        if self.has_role is False:
            return frozenset()
        return frozenset(self.groups.values_list("name", flat=True))

    @property
    def is_privileged(self) -> bool:
        """Whether this person sees data of others or changes what the public reads."""
        if self.has_role is None:
            self.has_role = self.groups.exists() or self.user_permissions.exists()
        return self.has_role or self.is_staff or self.is_superuser

    @property
    def is_academy_staff(self) -> bool:
        return Role.ACADEMY_MANAGER.value in self.roles

    @property
    def is_tutor(self) -> bool:
        return Role.TUTOR.value in self.roles

    @property
    def workplaces(self) -> list[Workplace]:
        return workplaces_of(self.roles)
