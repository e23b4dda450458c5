"""The officers trained in 2015, as the ministry reported them (S0-MIA2 L341-349)."""

# The seven departments of 2015 and the officers trained in each (117 together), 72 hours each.
OFFICERS = {
    "migration-police-heads": 16,
    "migration-control": 18,
    "juvenile-affairs": 16,
    "precinct-police": 17,
    "illegal-migration-unit": 16,
    "organised-crime": 17,
    "protection-of-women": 17,
}
