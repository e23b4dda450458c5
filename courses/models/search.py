"""What the search over courses reads: one row for each page and language."""

from django.db import models

from qalqan.common.languages import LANGUAGES


class SearchText(models.Model):
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="search_texts")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    heading = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    # Folded stems of heading and text, each with a space before and after it.
    stems = models.TextField(blank=True)

    class Meta:
        verbose_name = "search text"
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_search_text_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.language}"
