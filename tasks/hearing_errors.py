"""Say why nobody can be asked in a hearing, or why an answer cannot be kept."""

from parat.domain.errors import InputError, StageError


class NoHearingError(StageError):
    """Refuse to ask or remind while the plan is not in hearing."""

    code = "TRI-070"
    what = "the plan is not in hearing now; nothing was done."
    where = "{engagement}"
    remedy = "See with parat status {engagement} what it waits for; the hearing comes after the steering group."
    what_da = "planen er ikke i høring nu; der er ikke gjort noget."
    where_da = "{engagement}"
    remedy_da = "Vent, til planen er sendt i høring."


class HearingDecidedError(StageError):
    """Refuse to change an answer after the council has decided on the plan."""

    code = "TRI-071"
    what = "the council has decided on the plan, and the note on the hearing lay before it; nothing was changed."
    where = "{engagement}"
    remedy = "Keep the answer for the plan's next revision."
    what_da = "kommunalbestyrelsen har vedtaget planen, og høringsnotatet lå til grund; intet er ændret."
    where_da = "{engagement}"
    remedy_da = "Tag svaret med i næste revision af planen."


class NobodyToAskError(InputError):
    """Refuse to begin asking when the plan has no parties."""

    code = "IND-510"
    what = "the plan names no stakeholders, and no party was named; nobody was asked."
    where = "{engagement}"
    remedy = "Fill in the sheet Interessenter of the plan workbook, or name a party: --party NAME."
    what_da = "planen har ingen interessenter, og der er ikke nævnt nogen høringspart."
    where_da = "{engagement}"
    remedy_da = "Udfyld arket »Interessenter« i planskemaet."


class UnknownPartyError(InputError):
    """Refuse a party that was not asked in this hearing."""

    code = "IND-511"
    what = "nobody called «{found}» was asked in the hearing; asked were: {known}."
    where = "{engagement}"
    remedy = "See them with parat hearing list {engagement}; ask one more with parat hearing ask."
    what_da = "»{found}« er ikke på høringslisten; det er: {known}."
    where_da = "{engagement}"
    remedy_da = "Vælg en part fra høringslisten."


class UnknownPointError(InputError):
    """Refuse to answer a point that no party made."""

    code = "IND-512"
    what = "there is no point {found} in the answers; the numbers go from 1 to {last}."
    where = "{engagement}"
    remedy = "See them with parat hearing answers {engagement}."
    what_da = "der er intet punkt {found} i høringssvarene; numrene går fra 1 til {last}."
    where_da = "{engagement}"
    remedy_da = "Vælg et af numrene i høringsnotatet."


class UnknownCopyError(InputError):
    """Refuse a hearing copy that this record never sent out."""

    code = "IND-513"
    what = "this record never sent out this copy of a draft (engagement {found}); nothing was stored."
    where = "{file}"
    remedy = "Find the file that the party got, or name the party: parat hearing read FILE --party NAME."
    short_da = "Filen er ikke sendt i høring herfra"
    what_da = "filen er ikke et udkast, som er sendt i høring herfra; intet er gemt."
    where_da = "{file}"
    remedy_da = "Skriv bemærkningerne i det udkast, I har fået tilsendt herfra, og send den fil."


class CprInHearingError(InputError):
    """Refuse words about a hearing that hold a CPR number."""

    code = "IND-514"
    what = "«{masked}» looks like a CPR number; nothing was stored."
    where = "{engagement}"
    remedy = "Take the number out; the note on the hearing names no citizens."
    what_da = "»{masked}« ligner et CPR-nummer; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Fjern nummeret; høringsnotatet omtaler ingen borgere."


class OtherPartyError(InputError):
    """Refuse one party's copy as the answer of another."""

    code = "IND-515"
    what = "this is the copy that was sent to {found}, not to {wanted}; nothing was stored."
    where = "{file}"
    remedy = (
        "Leave out --party, and it is kept as the answer of {found}. Did {wanted} write in it, enter its points on the "
        "sheet Høringssvar of the plan workbook."
    )
    what_da = "filen er det udkast, som blev sendt til {found}, og ikke til {wanted}; intet er gemt."
    where_da = "{file}"
    remedy_da = (
        "Svarer filen for {found}, så send den uden at nævne en anden part. Er det {wanted}, der har skrevet i den, så "
        "skriv punkterne på arket »Høringssvar« i planskemaet."
    )
