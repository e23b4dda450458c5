"""Certificates on screen: a learner's own, and those that a manager looks after."""
