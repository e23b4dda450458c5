"""Packages that would harm or mislead, each with the name by which it is refused."""

from tests.assessments.h5p.hostile.archives import ARCHIVES
from tests.assessments.h5p.hostile.making import Hostile
from tests.assessments.h5p.hostile.manifests import LIBRARIES, PACKAGES
from tests.assessments.h5p.hostile.names import NAMES
from tests.assessments.h5p.hostile.parts import FILES, JSON

HOSTILE: dict[str, Hostile] = ARCHIVES | NAMES | FILES | JSON | PACKAGES | LIBRARIES

__all__ = ["HOSTILE", "Hostile"]
