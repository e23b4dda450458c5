"""The second factor: codes of an app, security keys, recovery codes, and who must pass one."""
