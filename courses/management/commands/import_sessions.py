from courses.lists.enums import ListKind
from courses.management.lists import ListCommand


class Command(ListCommand):
    help = "Bring in taught events and who attended them, from a list (CSV or XLSX)."
    kind = ListKind.SESSIONS
