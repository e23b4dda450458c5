"""Named states and kinds of the ground floor."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SourceKind(TextChoices):
    TREATY = "treaty", _("Treaty")
    LAW = "law", _("Law")
    ORDER = "order", _("Order")
    RESOLUTION = "resolution", _("Court resolution")
    STANDARD = "standard", _("Standard")
    GUIDANCE = "guidance", _("Guidance")
    REPORT = "report", pgettext_lazy("a kind of source", "Report")
    STATISTICS = "statistics", _("Statistics")


class Jurisdiction(TextChoices):
    KAZAKHSTAN = "kz", _("Kazakhstan")
    INTERNATIONAL = "international", _("International")


class SourceStatus(TextChoices):
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")
    TO_VERIFY = "to_verify", _("To be verified")


class HotlineKind(TextChoices):
    VOICE = "voice", _("Phone")
    TEXT = "text", _("Text message")
    MESSENGER = "messenger", _("Messenger")
    EMAIL = "email", _("E-mail")


class OperatorType(TextChoices):
    STATE = "state", _("State body")
    POLICE = "police", _("Police")
    NGO = "ngo", _("Non-governmental organisation")
    INTERNATIONAL = "international", _("International organisation")


class HotlineStatus(TextChoices):
    CONFIRMED = "confirmed", _("Confirmed")
    TO_VERIFY = "to_verify", _("To be verified")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class HotlineChangeKind(TextChoices):
    """A proposal becomes confirmed or refused; the others are made in one step."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed by a second person")
    REFUSED = "refused", _("Refused")
    CHECKED = "checked", _("Checked by a call")
    TRIED = "tried", _("Called without success")
    DESCRIBED = "described", _("Description changed")
    WITHDRAWN = "withdrawn", _("Withdrawn by a person")
    EXPIRED = "expired", _("Withdrawn: its check became too old")
    ALERTED = "alerted", _("People alerted that an emergency line waits for its check")


class CallOutcome(TextChoices):
    ANSWERS = "answers", _("It answers, and is what the record says")
    NO_ANSWER = "no_answer", _("Nobody answers")
    WRONG = "wrong", _("Somebody else answers")


class HotlineDue(TextChoices):
    """Why a line is in the stewards’ queue, the most urgent first; computed, never stored."""

    EMERGENCY = "emergency", _("Emergency line, check too old")
    EXPIRED = "expired", _("Withdrawn from public pages")
    SOON = "soon", _("Soon withdrawn")
    PROPOSED = "proposed", _("Waits for a second person")
    REVIEW = "review", _("Check is due")


class LanguageState(TextChoices):
    """Computed for showing, never stored."""

    COMPLETE = "complete", _("Complete")
    OUTDATED = "outdated", _("Outdated")
    MISSING = "missing", _("Missing")
    TO_REVIEW = "to_review", _("Needs review")


class LegalBasis(TextChoices):
    """Why personal data may be kept: Law of Kazakhstan 94-V of 2013, articles 7 to 9.

    A proposal, which the operator's lawyer confirms.
    """

    TRAINING = "training", _("Training ordered by your employer or academy")
    LAW = "law", _("Duty under the law: records of training and of official work")
    SECURITY = "security", _("Duty to protect the data (Law 94-V, article 22)")
    CONSENT = "consent", _("Your own wish (consent, Law 94-V, article 8)")


class AtErasure(TextChoices):
    """What becomes of rows when their person is erased."""

    DELETED = "deleted", _("Deleted")
    UNLINKED = "unlinked", _("Kept without the link to the person")
    BLANKED = "blanked", _("Kept without what names the person")
    KEPT = "kept", _("Kept under a number that names nobody")


class AuditAction(TextChoices):
    """What is written to the audit chain; values are stored and never change."""

    ATTEMPT_FINISHED = "attempt.finished", _("Attempt finished")
    OUTCOME_CHANGED = "outcome.changed", _("Outcome changed")
    RULES_CHANGED = "assessment.changed", _("Rules of a test changed")
    ITEM_SIGNED = "item.signed", _("Question signed by a legal reviewer")
    ITEM_CORRECTED = "item.corrected", _("Key of a question corrected")
    ESSAY_MARKED = "essay.marked", _("Essay marked by a tutor")
    TEXT_REMOVED = "text.removed", _("Text of an answer removed")
    EXTRA_TIME_GRANTED = "extra_time.granted", _("Extra time granted")
    CODE_ISSUED = "supervision_code.issued", _("Supervisor’s code issued")
    COMPLETION_RECORDED = "completion.recorded", _("Completion recorded")
    COMPLETION_WITHDRAWN = "completion.withdrawn", _("Completion withdrawn")
    CERTIFICATE_ISSUED = "certificate.issued", _("Certificate issued")
    CERTIFICATE_REVOKED = "certificate.revoked", _("Certificate revoked")
    CERTIFICATE_REPLACED = "certificate.replaced", _("Certificate replaced")
    ATTENDANCE_RECORDED = "attendance.recorded", _("Attendance recorded")
    ATTENDANCE_WITHDRAWN = "attendance.withdrawn", _("Attendance withdrawn")
    LIST_CLOSED = "attendance.closed", _("Attendance list closed")
    PERSON_OBSERVED = "observation.recorded", _("Observation in a simulation recorded")
    PEOPLE_IMPORTED = "people.imported", _("People imported")
    PERSON_ENROLLED = "person.enrolled", _("Person enrolled")
    PERSON_MOVED = "person.moved", _("Person moved")
    NAME_CHANGED = "person.renamed", _("Name of a person changed")
    ADDRESS_CHANGED = "person.address", _("E-mail address of a person changed")
    ACCOUNTS_MERGED = "person.merged", _("Two accounts of a person merged")
    DATA_EXPORTED = "person.exported", _("Personal data exported")
    RETURN_CLOSED = "return.closed", _("Training return closed")
    SLIP_ISSUED = "slip.issued", _("One-time slip issued")
    SLIP_USED = "slip.used", _("One-time slip used")
    PASSWORD_CHANGED = "password.changed", _("Password changed")
    SECOND_FACTOR_CHANGED = "second_factor.changed", _("Second factor changed")
    SESSIONS_ENDED = "sessions.ended", _("Sessions ended")
    ROLE_CHANGED = "role.changed", _("Role changed")
    RESULTS_EXPORTED = "results.exported", _("Results exported")
    SOURCE_CHANGED = "source.changed", _("Source changed")
    VERSION_FOR_ALL = "course_version.for_all", _("Learners moved to the newest course version")
    ERASURE_REQUESTED = "erasure.requested", _("Erasure requested")
    ERASURE_REFUSED = "erasure.refused", _("Erasure refused")
    PERSON_ERASED = "person.erased", _("Person erased")
    PEOPLE_EXPORTED = "people.exported", _("List of people exported")
    AUDIT_EXPORTED = "audit.exported", _("Audit rows exported")
    BACKUP_MADE = "backup.made", _("Backup made")
    BACKUP_RESTORED = "backup.restored", _("Backup restored")
    HOTLINE_CHANGED = "hotline.changed", _("Hotline changed")
    OUTREACH_CHANGED = "outreach.changed", _("Outreach event recorded or changed")
    OUTREACH_IMPORTED = "outreach.imported", _("Outreach events imported")


class Health(TextChoices):
    """How a figure of the status page stands, from well to bad."""

    WELL = "well", _("Well")
    WARNING = "warning", _("Look at it")
    FAILING = "failing", _("Act now")
