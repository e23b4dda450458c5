"""Campaign pages, and the help page with its further languages."""

import json
from pathlib import Path

from django.conf import settings

from campaigns.enums import HelpLanguage
from campaigns.models import CampaignIndexPage, CampaignPage, HelpPage, HelpText
from qalqan.common.models import HomePage
from qalqan.services.starter.campaign_bodies import CampaignBody, OneLanguageBody
from qalqan.services.starter.files import folder, in_languages, read, texts
from qalqan.services.starter.registers import RegisterLoader
from qalqan.services.starter.writing import headings, translated


class CampaignLoader(RegisterLoader):
    def campaigns(self, home: HomePage, index: CampaignIndexPage) -> None:
        where = folder("campaigns", "starter")
        for place in sorted(where.glob("*/page.yaml")):
            files, neutral = in_languages(place.parent), read(place)
            slug = place.parent.name
            body = CampaignBody(f"campaigns/{slug}", files, "blocks").stream(neutral["blocks"])
            fields = {**headings(files), "body": body}
            if slug == "help":
                fields |= translated("title_on_page", texts(files, "title_on_page"))
                self.help_texts(self.page(home, HelpPage, slug, fields), place)
            else:
                fields |= {"target": neutral["target"], "anchor": neutral.get("anchor", "")}
                self.page(index, CampaignPage, slug, fields)

    def help_texts(self, page: HelpPage, where: Path) -> None:
        """The further languages; until somebody has checked them the demo alone shows them."""
        blocks = read(where)["further"]
        for language in HelpLanguage.values:
            content = read(where.with_name(f"{language}.yaml"))
            body = OneLanguageBody(f"help/{language}", {language: content}, "blocks")
            fields = {name: content[name] for name in ("heading", "title_on_page", "summary")}
            fields |= {"body": json.dumps(body.stream(blocks)), "is_ready": settings.DEMO}
            lookup = {"page": page, "language": language}
            self.row(HelpText, f"help/{language}", lookup, fields)
