"""Say why a respondent cannot be asked, reminded or left out."""

from parat.domain.errors import InputError


class TooManyRespondentsError(InputError):
    """Refuse more respondents than the workbook has columns."""

    code = "IND-321"
    what = "all {allowed} respondents of the workbook are taken; nobody was asked."
    where = "{engagement}, round {round}"
    remedy = "Let a role answer under a number that is there, or delete a line on the sheet Respondenter and import it."
    what_da = "alle skemaets {allowed} respondenter er i brug; ingen er spurgt."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Lad rollen svare under et nummer, der findes, eller slet en linje på arket »Respondenter«."


class UnknownRespondentError(InputError):
    """Refuse a respondent's number that the round does not have."""

    code = "IND-322"
    what = "there is no respondent {found} in this round; there are {known}."
    where = "{engagement}, round {round}"
    remedy = "See them: parat respondent list {engagement}. Ask one: parat respondent ask {engagement} --role ..."
    what_da = "der er ingen respondent {found} i denne runde; der er {known}."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Vælg en respondent, der er spurgt, eller spørg rollen først."


class NumberTakenError(InputError):
    """Refuse to give a respondent's number to another role."""

    code = "IND-323"
    what = "{number} answers as {role_da} already; nobody was asked."
    where = "{engagement}, round {round}"
    remedy = "Take another number, or leave --number out and the first free one is taken."
    what_da = "{number} svarer allerede som {role_da}; ingen er spurgt."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Vælg et andet nummer, eller lad nummeret stå tomt."


class DueInThePastError(InputError):
    """Refuse a last day for answering that has passed."""

    code = "IND-324"
    what = "the last day for answering, {found}, has passed; nobody was asked."
    where = "{engagement}, round {round}"
    remedy = "Give a day from {today} on, or leave it out: then there are {weeks} weeks."
    what_da = "svarfristen {found} er passeret; ingen er spurgt."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Angiv en dag fra {today} og frem, eller lad feltet stå tomt: Så er fristen {weeks} uger."


class RoleAnsweredError(InputError):
    """Refuse to close a role that has answered to the end."""

    code = "IND-325"
    what = "the role «{role_da}» has answered to the end ({numbers}) and cannot be left out."
    where = "{engagement}, round {round}"
    remedy = "Leave it as it is: the answers count."
    what_da = "rollen »{role_da}« har svaret på alt ({numbers}) og kan ikke udelades."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Lad den stå: Svarene tæller med."


class ReasonNeededError(InputError):
    """Ask why a role will not answer."""

    code = "IND-326"
    what = "a role is only left out with a reason; nothing was stored."
    where = "{engagement}, round {round}"
    remedy = "Write in a few words why the role «{role_da}» will not answer. The report shows it."
    what_da = "en rolle kan kun udelades med en begrundelse; intet er gemt."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Skriv kort, hvorfor rollen »{role_da}« ikke svarer. Begrundelsen vises i rapporten."


class NobodyAskedError(InputError):
    """Say that nobody was asked in a round yet."""

    code = "IND-327"
    what = "nobody was asked yet, so there is nobody to write a workbook for."
    where = "{engagement}, round {round}"
    remedy = "Ask the roles first: parat respondent ask {engagement} --role ..., or leave --respondent out."
    what_da = "ingen er spurgt endnu, så der er ingen at skrive et skema til."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Spørg rollerne først."


class CprInReasonError(InputError):
    """Refuse a reason that holds what looks like a CPR number, without repeating it."""

    code = "IND-328"
    what = "the reason holds what looks like a CPR number ({masked}); nothing was stored."
    where = "{engagement}, round {round}"
    remedy = "Write it without the number; parat never keeps one."
    what_da = "begrundelsen indeholder, hvad der ligner et CPR-nummer ({masked}); intet er gemt."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Skriv begrundelsen uden nummeret."


class NotADayError(InputError):
    """Refuse a last day for answering that is no date."""

    code = "IND-329"
    what = "«{found}» is not a date; nothing was stored."
    where = "{engagement}, round {round}"
    remedy = "Write the last day for answering as 30-09-2026."
    what_da = "»{found}« er ikke en dato; intet er gemt."
    where_da = "{engagement}, runden »{round_da}«"
    remedy_da = "Skriv svarfristen som 30-09-2026."
