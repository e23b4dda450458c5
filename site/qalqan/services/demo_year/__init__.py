"""A year of a demo academy: synthetic people live it through the services that real ones use."""

from qalqan.services.demo_year.living import live_through

__all__ = ["live_through"]
