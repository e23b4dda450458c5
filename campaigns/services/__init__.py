from campaigns.services.coverage import coverage_of

__all__ = ["coverage_of"]
