"""Say why a programme cannot be set up as asked."""

from parat.domain.errors import InputError, StageError


class AlreadyThereError(InputError):
    """Refuse to create a second thing of the same name with other content."""

    code = "IND-040"
    what = "there is already a {table} «{found}» with other content."
    where = "The record"
    remedy = "Use another id, or leave it as it is: parat status shows it."
    what_da = "der findes allerede en {table} »{found}« med andet indhold."
    where_da = "Registret"
    remedy_da = "Brug et andet id."


class CallNotOpenError(StageError):
    """Refuse an application outside the call's time."""

    code = "TRI-030"
    what = "the call is {state} and takes applications from {opens_on} to {closes_on}."
    where = "Programme {programme}"
    remedy = "Open it with parat programme open {programme}, or enrol in another programme."
    what_da = "indkaldelsen er {state} og modtager ansøgninger fra {opens_on} til {closes_on}."
    where_da = "Program {programme}"
    remedy_da = "Vælg et program, der er åbent."


class AgreementMissingError(StageError):
    """Refuse personal data before the data-processing agreement is dated."""

    code = "TRI-031"
    what = "there is no dated data-processing agreement, so no person may be stored; nothing was stored."
    where = "{engagement}, {place}"
    remedy = "Date it first: parat agreement {engagement} --on YYYY-MM-DD."
    what_da = "databehandleraftalen er ikke dateret, så der må ikke gemmes personer; intet er gemt."
    where_da = "{engagement}, {place}"
    remedy_da = "Få aftalen underskrevet og dateret først."


class PlanDateMissingError(InputError):
    """Refuse a revision without the date of the plan that is revised."""

    code = "IND-041"
    what = "a revision needs the day on which the present plan was adopted."
    where = "{engagement}"
    remedy = "Add --existing-plan-on YYYY-MM-DD, or enrol with --start new."
    what_da = "en revision kræver datoen for den gældende plan."
    where_da = "{engagement}"
    remedy_da = "Angiv datoen for den gældende plan."


class UnknownChoiceError(InputError):
    """Refuse a word that is not among the choices."""

    code = "IND-042"
    what = "«{found}» cannot be chosen."
    where = "{place}"
    remedy = "Choose among: {allowed}."
    what_da = "»{found}« kan ikke vælges."
    where_da = "{place}"
    remedy_da = "Vælg blandt: {allowed}."
