"""The project package, and the roof: what spans several apps."""
