"""The project package, and the roof: what spans several apps."""

__version__ = "0.1.0"
