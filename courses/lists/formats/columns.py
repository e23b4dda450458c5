"""Which column is which, guessed from the words of the header in three languages."""

from collections.abc import Sequence

from courses.lists.enums import Column, ListKind

PERSON = (
    Column.LAST_NAME,
    Column.FIRST_NAME,
    Column.PATRONYMIC,
    Column.EMAIL,
    Column.SIGN_IN_CODE,
    Column.SERVICE_NUMBER,
    Column.AUDIENCE,
    Column.DEPARTMENT,
    Column.REGION,
    Column.POSITION,
    Column.SEX,
)
EVENT = (
    Column.COURSE,
    Column.DATE,
    Column.ENDS_ON,
    Column.HOURS,
    Column.FORM,
    Column.COHORT,
    Column.PASSED,
    Column.EVIDENCE,
)
# What a template offers; a full name is taken as well where a list has it so.
COLUMNS = {
    ListKind.LEARNERS: (*PERSON, Column.LANGUAGE),
    ListKind.SESSIONS: (*PERSON, *EVENT),
}
REQUIRED = {
    ListKind.LEARNERS: (Column.LAST_NAME, Column.FIRST_NAME),
    ListKind.SESSIONS: (Column.COURSE, Column.DATE, Column.HOURS),
}
WORDS = {
    Column.LAST_NAME: "surname, family name, фамилия, тегі, тек",
    Column.FIRST_NAME: "name, given name, имя, аты, есімі",
    Column.PATRONYMIC: "middle name, отчество, әкесінің аты",
    Column.FULL_NAME: "фио, ф и о, тах, т а ә, таә, аты жөні, тегі аты әкесінің аты, "
    "фамилия имя отчество, фио слушателя, фио сотрудника, аты жөні тегі, тыңдаушының аты жөні, "
    "name in full, surname and name",
    Column.EMAIL: "e mail, mail, почта, электронная почта, эл почта, адрес электронной почты, "
    "пошта, электрондық пошта, электрондық пошта мекенжайы",
    Column.SIGN_IN_CODE: "code, код, код входа, код для входа, кіру коды",
    Column.SERVICE_NUMBER: "number, служебный номер, личный номер, жетон, жетон нөмірі, "
    "қызметтік нөмір, қызметтік нөмірі, жеке нөмірі",
    Column.AUDIENCE: "аудитория, целевая группа, тыңдаушылар, аудитория тобы",
    Column.DEPARTMENT: "unit, отдел, подразделение, департамент, служба, место службы, "
    "қызмет орны, бөлім, бөлімше",
    Column.REGION: "oblast, регион, область, өңір, облыс, аймақ",
    Column.POSITION: "job, post, rank, должность, звание, специальное звание, арнаулы атағы, "
    "арнайы атағы, лауазым, лауазымы, атағы, шені",
    Column.SEX: "gender, пол, жынысы, жыныс",
    Column.LANGUAGE: "язык, тіл, тілі, оқу тілі, язык обучения",
    Column.COURSE: "title, event, topic, subject, курс, название курса, тема, тема занятия, "
    "тема семинара, мероприятие, курс атауы, "
    "тақырып, тақырыбы, іс шара",
    Column.DATE: "starts on, start, from, day, дата, дата проведения, дата занятия, "
    "дата начала, начало, күні, өткізілген күні, басталу күні, басталуы",
    Column.ENDS_ON: "end, until, to, дата окончания, окончание, аяқталу күні, аяқталуы",
    Column.HOURS: "academic hours, number of hours, часы, час, часов, количество часов, "
    "кол во часов, объем часов, "
    "кол во академических часов, количество академических часов, академических часов, сағат, "
    "сағат саны, академиялық сағат",
    Column.FORM: "type, форма, форма обучения, вид занятия, оқу нысаны, нысаны, түрі",
    Column.COHORT: "group, intake, группа, поток, набор, топ, ағын, легі",
    Column.PASSED: "result, credit, сдал, сдал сдала, сдал а, отметка о сдаче, отметка, зачёт, "
    "зачет, результат, тапсырды, тапсырғаны, белгі, нәтиже, сынақ",
    Column.EVIDENCE: "proof, основание, подтверждение, негіз, растау",
}
HEADER_SEARCHED = 10


def folded(text: str) -> str:
    """Words in the one spelling by which they are compared: small letters, е for ё, no signs."""
    plain = text.casefold().replace("ё", "е")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


BY_WORD = {
    folded(word): column
    for column, words in WORDS.items()
    for word in (*words.split(","), column.value)
}


def guess(header: Sequence[str], kind: ListKind) -> list[Column | None]:
    """The column of each cell of `header`; None where it is not known or was there before."""
    known = {*COLUMNS[kind], Column.FULL_NAME}
    found: list[Column | None] = []
    for cell in header:
        column = BY_WORD.get(folded(cell))
        found.append(column if column in known and column not in found else None)
    return found


def header_at(rows: Sequence[tuple[int, Sequence[str]]], kind: ListKind) -> int:
    """The place among the first rows of the one that names the most columns; 0 where none does.

    A title or a merged line often stands above it.
    """
    named = [
        sum(column is not None for column in guess(cells, kind))
        for _number, cells in rows[:HEADER_SEARCHED]
    ]
    return named.index(max(named))
