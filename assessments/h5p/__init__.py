"""H5P: packages in and out, what they are played with, and what their results count for."""
