"""Say why the steps of a plan's way cannot be chosen so."""

from parat.domain.errors import StageError


class StepSettledError(StageError):
    """Refuse to choose or leave out a step that the plan has come to or gone past."""

    code = "TRI-061"
    what = "the plan has come to or past these steps, which can no longer be chosen or left out: {steps}; {said}."
    where = "{engagement}, stage plan"
    remedy = (
        "Decide a step that waits (waive it with a reason to go past it), or ask for changes: the next attempt begins "
        "with the first step."
    )
    what_da = "planen er nået til eller forbi disse trin, som ikke længere kan vælges til eller fra: {steps}."
    where_da = "{engagement}, handlingsplan"
    remedy_da = "Træf beslutning ved det trin, der venter, eller bed om ændringer; så begynder planen forfra."


class PathEndedError(StageError):
    """Refuse to change the steps of a plan that has gone its whole way."""

    code = "TRI-062"
    what = "the plan has gone its whole way; its steps can no longer be chosen."
    where = "{engagement}, stage plan"
    remedy = "See them: parat steps {engagement}. A revision begins with: parat revise {engagement} --programme NEW."
    what_da = "planen har været hele vejen igennem; trinnene kan ikke længere vælges."
    where_da = "{engagement}, handlingsplan"
    remedy_da = "Begynd en revision, hvis planen skal behandles igen."
