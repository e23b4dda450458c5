"""What stands above the columns of the store's tables."""

from django.utils.translation import gettext_lazy as _

CONTENTS = (_("Title"), _("Library"), _("Language"), _("Revision"), _("Brought in"))
REVISIONS = (
    *(_("Revision"), _("Title"), _("Library")),
    *(_("Most points"), _("Brought in"), _("Played")),
)
LIBRARIES = (
    *(_("Library"), _("Files"), _("Installed")),
    *(_("Contents that use it"), _("Missing for the editor")),
)
NEEDS = (_("Library"), _("What for"), _("Installed patch"))
PACKAGED = (
    *(_("Library"), _("Installed patch")),
    *(_("Patch in the package"), _("What becomes of it")),
)
