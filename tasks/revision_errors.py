"""Say why a plan cannot be opened again so."""

from parat.domain.errors import InputError, StageError


class NothingToReviseError(StageError):
    """Refuse to revise a plan that was never adopted."""

    code = "TRI-064"
    what = "no plan has been adopted here, so there is nothing to revise; nothing was opened."
    where = "{engagement}"
    remedy = "Let the council adopt it first, or enrol the municipality with --start revision --existing-plan-on DATE."
    what_da = "der er ingen vedtaget plan at revidere; intet er oprettet."
    where_da = "{engagement}"
    remedy_da = "Lad kommunalbestyrelsen vedtage planen først."


class SameProgrammeError(InputError):
    """Refuse a revision in the plan's own programme, where the municipality already has its forløb."""

    code = "IND-493"
    what = "the plan was made in {programme}, in which a municipality takes part once; nothing was opened."
    where = "{engagement}"
    remedy = "Name another programme; one that is not there yet is begun with --title: --programme SLUG --title TITLE."
    what_da = "planen er lavet i programmet {programme}, hvor en kommune kun kan deltage én gang; intet er oprettet."
    where_da = "{engagement}"
    remedy_da = "Vælg et andet program, eller opret et nyt med en titel."


class ReasonMissingError(InputError):
    """Ask why a plan is opened again before its time."""

    code = "IND-494"
    what = "a plan that is opened again by {because} needs words about what happened; nothing was opened."
    where = "{engagement}"
    remedy = "Add --reason; name no persons and no single case."
    what_da = "når en plan åbnes før tid, skal det begrundes; intet er oprettet."
    where_da = "{engagement}"
    remedy_da = "Skriv begrundelsen uden navne og uden enkeltsager."


class OtherEngagementError(InputError):
    """Refuse to make a revision of a forløb that the municipality has for something else."""

    code = "IND-495"
    what = "{engagement} is there already and revises another plan, or none; nothing was opened."
    where = "{engagement}, as a revision of {previous}"
    remedy = "Name a programme in which the municipality does not take part yet."
    what_da = "kommunen deltager allerede i programmet med et andet forløb; intet er oprettet."
    where_da = "{engagement}"
    remedy_da = "Vælg et program, som kommunen ikke deltager i."


class CprInRevisionError(InputError):
    """Refuse a reason that holds what looks like a CPR number."""

    code = "IND-496"
    what = "«{found}» holds what looks like a CPR number; nothing was opened."
    where = "{engagement}"
    remedy = "Write why without the number and without anything about a single citizen."
    what_da = "»{found}« indeholder noget, der ligner et CPR-nummer; intet er oprettet."
    where_da = "{engagement}"
    remedy_da = "Skriv begrundelsen uden nummeret og uden oplysninger om enkelte borgere."
