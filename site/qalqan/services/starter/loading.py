"""The order in which the starter content comes in; each part leans on those before it."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from assessments.services import bank
from campaigns.models import CampaignIndexPage
from courses.models import CataloguePage
from qalqan.accounts.services.roles import ensure_groups
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import HomePage, TextPage
from qalqan.common.services import translations
from qalqan.services.editing import ensure_legal_review, ensure_page_review, let_editors_in
from qalqan.services.starter import checklists, hotlines, line_texts, people, unfinished
from qalqan.services.starter.bodies import Body, rich
from qalqan.services.starter.campaign_pages import CampaignLoader
from qalqan.services.starter.course_pages import CourseLoader
from qalqan.services.starter.files import folder, in_languages, read, texts
from qalqan.services.starter.stamps import Tally
from qalqan.services.starter.terms import load_terms
from qalqan.services.starter.writing import headings, make_room, point_site_at, translated

Report = Callable[[str], None]


def load(*, report: Report = lambda _text: None) -> Tally:
    """Load everything; repeatable. All of it comes in, or, where a file is broken, nothing."""
    return _loaded(Loader.run, report)


def load_foundation(*, report: Report = lambda _text: None) -> Tally:
    """What a site needs before anybody writes in it: roles, vocabularies, workflows, root pages."""
    return _loaded(Loader.foundation, report)


def _loaded(part: Callable[["Loader"], object], report: Report) -> Tally:
    with transaction.atomic(), translation.override(LANGUAGES[0]):
        loader = Loader(report)
        part(loader)
    return loader.stamper.tally


class Loader(CourseLoader, CampaignLoader):
    """Knows the starter's files; how a thing is stored is the Writer's."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report

    def foundation(self) -> tuple[HomePage, CataloguePage, CampaignIndexPage]:
        ensure_groups()
        self.report("vocabularies, sources, academies")
        self.registers()
        checklists.load(self.stamper)
        load_terms(self)
        home = self.site_pages()
        let_editors_in(home)
        ensure_legal_review()
        ensure_page_review(home)
        catalogue = self.page(home, CataloguePage, "courses", headings(CATALOGUE))
        index = self.page(home, CampaignIndexPage, "campaigns", headings(CAMPAIGNS))
        return home, catalogue, index

    def run(self) -> None:
        home, catalogue, index = self.foundation()
        if settings.DEMO:
            self.report("demo people")
            people.load(self.stamper)
        self.report("courses")
        for where in sorted(settings.STARTER_COURSES.glob("*/course.yaml")):
            self.course(catalogue, where.parent)
        bank.freeze_published()
        translations.accept_unknown()
        self.report("campaigns")
        self.campaigns(home, index)
        if settings.DEMO:
            people.enrol()
            unfinished.load(home, self.stamper)
        self.report("hotlines")
        hotlines.load(self.stamper)
        line_texts.load(self)

    def site_pages(self) -> HomePage:
        where = folder("site", "qalqan", "starter")
        files, order = in_languages(where), read(where / "pages.yaml")
        make_room()
        home = self.page(
            Page.get_first_root_node(),
            HomePage,
            "home",
            {
                **headings(files, "pages", "home"),
                **translated("intro", texts(files, "pages", "home", "intro", convert=rich)),
            },
        )
        point_site_at(home)
        for slug, blocks in order.items():
            body = Body(slug, files, "pages", slug, "blocks")
            listed = [{"id": name, "kind": "text"} for name in blocks]
            fields = {**headings(files, "pages", slug), "body": body.stream(listed)}
            self.page(home, TextPage, slug, fields)
        return home


CATALOGUE = {
    "kk": {
        "heading": "Курстар",
        "summary": "Полиция, судьялар, еңбек инспекторлары және мұғалімдер үшін.",
    },
    "ru": {"heading": "Курсы", "summary": "Для полиции, судей, инспекторов труда и учителей."},
    "en": {"heading": "Courses", "summary": "For police, judges, labour inspectors and teachers."},
}
CAMPAIGNS = {
    "kk": {"heading": "Ақпарат беттері", "summary": "Ұсыныстар мен құқықтар туралы қысқа беттер."},
    "ru": {"heading": "Полезные страницы", "summary": "Коротко о предложениях и правах."},
    "en": {"heading": "Good to know", "summary": "Short pages about offers and rights."},
}
