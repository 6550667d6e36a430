"""Say why a programme cannot be moved to another version of the instrument, or back."""

from parat.domain.errors import InputError


class NothingToRollBackError(InputError):
    """Refuse to roll back where nothing was moved."""

    code = "IND-330"
    what = "nothing was moved to another instrument, so there is nothing to roll back."
    where = "Programme {programme}"
    remedy = "Look at parat instrument list: it shows which version each programme uses."
    what_da = "intet er flyttet til et andet skema, så der er intet at føre tilbage."
    where_da = "Program {programme}"
    remedy_da = "Se i oversigten, hvilken udgave programmet bruger."


class RollbackUnderWayError(InputError):
    """Refuse a new move while a rollback is half done."""

    code = "IND-331"
    what = "the move to {version} is being rolled back, and not every municipality is done."
    where = "Programme {programme}"
    remedy = "Finish it first: parat instrument rollback {programme}. Then move."
    what_da = "flytningen til {version} er ved at blive ført tilbage, og ikke alle kommuner er færdige."
    where_da = "Program {programme}"
    remedy_da = "Gør tilbageførslen færdig først."
