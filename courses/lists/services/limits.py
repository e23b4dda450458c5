"""How much is taken at once, and how long a name may be."""

from courses.models import Cohort

# Whole chunks: as many as one statement about people may name, and a step of the bar.
CHUNK = 1000
LONGEST_COHORT = int(Cohort._meta.get_field("name").max_length or 0)
