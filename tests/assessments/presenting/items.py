"""One item of each kind, with its texts, as learners meet them."""

from typing import Any

Json = dict[str, Any]


def say(kk: str, ru: str, en: str) -> dict[str, str]:
    return {"kk": kk, "ru": ru, "en": en}


NOTHING = say("", "", "")


def option(
    name: str, text: dict[str, str], feedback: dict[str, str] = NOTHING, **more: Any
) -> Json:
    return {"id": name, "text": text, "feedback": feedback, "critical": False, **more}


def item(kind: str, prompt: dict[str, str], **parts: Any) -> Json:
    return {
        "kind": kind,
        "points": 1,
        "prompt": prompt,
        "explanation": say("Түсіндірме.", "Пояснение.", "The explanation."),
        "citations": [],
        "images": [],
        **parts,
    }


OPTIONS = [
    option(
        "papers",
        say(
            "Жұмыс беруші құжаттарын алып қойған", "Паспорт у хозяина", "The boss keeps the papers"
        ),
        say("Иә, бұл белгі.", "Да, это признак.", "Yes, this is a sign."),
    ),
    option(
        "debt",
        say("Қарызын өтеп жүр", "Отрабатывает долг", "Works off a debt"),
        say("Иә, бұл да белгі.", "Да, и это признак.", "Yes, a sign too."),
    ),
    option(
        "holiday",
        say("Демалысқа шығады", "Ходит в отпуск", "Takes holidays"),
        say("Жоқ.", "Нет.", "No."),
    ),
    option(
        "return",
        say(
            "Қашып кетсе, иесіне қайтару керек",
            "Если сбежит, вернуть хозяину",
            "Whoever flees is brought back",
        ),
        say("Бұл адамға зиян.", "Это вредит человеку.", "This harms the person."),
        critical=True,
    ),
]
SINGLE_CHOICE = item(
    "single_choice",
    say("Қайсысы белгі?", "Что из этого признак?", "Which of these is a sign?"),
    options=OPTIONS,
    correct=["papers"],
)
MULTIPLE_CHOICE = item(
    "multiple_choice",
    say("Қайсылары белгі?", "Что здесь признаки?", "Which of these are signs?"),
    options=OPTIONS,
    correct=["papers", "debt"],
    grading="partial",
    points=2,
)
TRUE_FALSE = item(
    "true_false",
    say("Келісім істі өзгерте ме?", "Меняет ли дело согласие?", "Does consent change the case?"),
    options=[
        option("true", NOTHING, say("Олай емес.", "Это не так.", "It is not so.")),
        option("false", NOTHING, say("Дұрыс.", "Верно.", "That is so.")),
    ],
    correct=["false"],
)
MATCHING = item(
    "matching",
    say("Сәйкестендіріңіз.", "Сопоставьте.", "Match the lines."),
    stems=[
        option("act", say("Әрекет", "Деяние", "Act")),
        option("means", say("Тәсіл", "Средство", "Means")),
    ],
    options=[
        option("recruiting", say("Жалдау", "Вербовка", "Recruiting")),
        option("deceit", say("Алдау", "Обман", "Deceit")),
        option("tax", say("Салық", "Налог", "A tax")),
    ],
    correct={"act": "recruiting", "means": "deceit"},
    points=2,
)
ORDERING = item(
    "ordering",
    say("Ретімен қойыңыз.", "Расставьте по порядку.", "Put these in order."),
    options=[
        option("safe", say("Қауіпсіз жерге апару", "Увести в безопасное место", "Bring to safety")),
        option("talk", say("Сөйлесу", "Поговорить", "Talk")),
        option("refer", say("Жолдама беру", "Направить за помощью", "Refer to help")),
        option("file", say("Хаттама жасау", "Составить протокол", "Write the record")),
    ],
    correct=["safe", "talk", "refer", "file"],
    grading="pairs",
    points=3,
)
SHORT_TEXT = item(
    "short_text",
    say("Қауіпсіз тұратын жер?", "Как называется безопасное жильё?", "A safe place to live?"),
    accepted={"kk": ["баспана"], "ru": ["приют", "убежище"], "en": ["shelter"]},
    one_typo=True,
)
NUMBER = item(
    "number",
    say("Қанша күн ойлануға беріледі?", "Сколько дней на раздумье?", "How many days to reflect?"),
    value="30",
    tolerance="0",
    unit={"kk": ["күн"], "ru": ["дней"], "en": ["days"]},
    unit_required=False,
)
CLOZE = item(
    "cloze",
    say("Бос орындарды толтырыңыз.", "Заполните пропуски.", "Fill in the blanks."),
    text=say(
        "Жәбірленушіге [[1]] беріледі.\nОйлануға [[2]] күн, ал жауапкершілік [[3]].",
        "Пострадавшему дают [[1]].\nНа раздумье [[2]] дней, а ответственность [[3]].",
        "A victim is given [[1]].\nThere are [[2]] days to reflect, and liability [[3]].",
    ),
    blanks=[
        {**SHORT_TEXT, "id": "1", "points": 1},
        {**NUMBER, "id": "2", "points": 1},
        {
            "id": "3",
            "kind": "single_choice",
            "points": 2,
            "options": [
                option("falls", say("түседі", "отпадает", "falls away")),
                option("stays", say("қалады", "остаётся", "stays")),
            ],
            "correct": ["falls"],
        },
    ],
    points=4,
)
ESSAY = item(
    "essay",
    say("Не істер едіңіз?", "Что бы вы сделали?", "What would you do?"),
    rubric=[
        {"id": "safety", "text": say("Қауіпсіздік", "Безопасность", "Safety"), "points": 3},
        {"id": "law", "text": say("Заң", "Закон", "Law"), "points": 2},
    ],
    most_characters=2000,
    points=5,
)
OPINION_SCALE = item(
    "opinion_scale",
    say("Сабақ пайдалы болды ма?", "Был ли урок полезен?", "Was the lesson of use?"),
    options=[
        option("1", say("Иә", "Да", "Yes")),
        option("2", say("Жартылай", "Отчасти", "In part")),
        option("3", say("Жоқ", "Нет", "No")),
    ],
    correct=[],
)


def choice(
    name: str, to: str | None, points: int, text: dict[str, str], after: dict[str, str], **more: Any
) -> Json:
    return option(name, text, after, to=to, points=points, **more)


CASE = item(
    "case",
    say("Тексеру кезінде", "Во время проверки", "During an inspection"),
    start="door",
    nodes={
        "door": {
            "text": say(
                "Есікті жас әйел ашады. Ол үндемейді.",
                "Дверь открывает молодая женщина. Она молчит.",
                "A young woman opens the door. She says nothing.",
            ),
            "choices": [
                choice(
                    "greet",
                    "talk",
                    1,
                    say("Амандасып, өзімді таныстырамын", "Представлюсь", "Say who I am"),
                    say("Ол сізге қарайды.", "Она смотрит на вас.", "She looks at you."),
                ),
                choice(
                    "shout",
                    None,
                    -1,
                    say("Айқайлаймын", "Накричу", "Shout at her"),
                    say("Есік жабылады.", "Дверь закрывается.", "The door closes."),
                    critical=True,
                ),
            ],
        },
        "talk": {
            "text": say(
                "Ол қазақша түсінбейді екен.",
                "Она не понимает по-казахски.",
                "She does not understand Kazakh.",
            ),
            "choices": [
                choice(
                    "interpreter",
                    None,
                    2,
                    say("Аудармашы шақырамын", "Вызову переводчика", "Call an interpreter"),
                    say("Ол сөйлей бастайды.", "Она начинает говорить.", "She begins to talk."),
                ),
            ],
        },
    },
    points=3,
)
DESCRIPTION = item(
    "description",
    say("Алдымен мынаны оқыңыз.", "Сначала прочитайте это.", "Read this first."),
)
ITEMS: dict[str, Json] = {
    spec["kind"]: spec
    for spec in [
        DESCRIPTION,
        SINGLE_CHOICE,
        MULTIPLE_CHOICE,
        TRUE_FALSE,
        MATCHING,
        ORDERING,
        SHORT_TEXT,
        NUMBER,
        CLOZE,
        ESSAY,
        OPINION_SCALE,
        CASE,
    ]
}
# What the browser posts for the right answer, or for any where none is right.
FORMS: dict[str, dict[str, Any]] = {
    "description": {},
    "single_choice": {"answer": "papers"},
    "multiple_choice": {"answer": ["papers", "debt"]},
    "true_false": {"answer": "false"},
    "matching": {"answer-act": "recruiting", "answer-means": "deceit"},
    "ordering": {
        "answer-safe": "1",
        "answer-talk": "2",
        "answer-refer": "3",
        "answer-file": "4",
    },
    "short_text": {"answer": "Баспана"},
    "number": {"answer": "30"},
    "cloze": {"answer-1": "баспана", "answer-2": "30", "answer-3": "falls"},
    "essay": {"answer": "Мен\r\nкөмектесер едім."},
    "opinion_scale": {"answer": "2"},
    "case": {"path[]": ["greet"], "answer": "interpreter"},
}
