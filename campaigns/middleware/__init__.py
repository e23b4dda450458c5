"""What stands before the site for readers who must not be known."""

from campaigns.middleware.published import PublishedPages
from campaigns.middleware.readers import UnknownReaderMiddleware

__all__ = ["PublishedPages", "UnknownReaderMiddleware"]
