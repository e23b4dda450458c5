"""Strings that would run, lead away or break out where they are not escaped."""

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "'-alert(1)-'",
    "{{ 7|add:7 }}{% csrf_token %}",
    "javascript:alert(1)",
    "\u202e<b onmouseover=alert(1)>\u2066",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
)
