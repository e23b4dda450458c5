"""Courses as files: from one installation to another, and as SCORM packages."""
