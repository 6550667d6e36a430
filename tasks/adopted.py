"""Let what the council adopted stand as it was adopted, until the plan is published or opened again."""

from db.standings import standing_of
from db.unit_of_work import Reader
from parat.domain.errors import StageError
from parat.domain.stages import COUNCIL, PUBLICATION, Ruling, Stage
from parat.domain.standing import Standing


class PlanAdoptedError(StageError):
    """Refuse to change a plan behind the council's back."""

    code = "TRI-060"
    what = "the council has adopted the plan, so its content stands as it was adopted; nothing was stored."
    where = "{engagement}, stage plan"
    remedy = (
        "Publish it: parat publish {engagement}. Must the plan be changed first, open it again: {way}. "
        "What happens to the actions from now on goes into the follow-up workbook."
    )
    what_da = "kommunalbestyrelsen har vedtaget planen, og indholdet ligger derfor fast; intet er gemt."
    where_da = "{engagement}, handlingsplan"
    remedy_da = (
        "Offentliggør planen. Skal den ændres først, så bed om ændringer ved offentliggørelsen; derefter skal "
        "kommunalbestyrelsen vedtage den igen. Det, der sker med indsatserne fra nu af, hører til i opfølgningsskemaet."
    )


def is_adopted(standing: Standing) -> bool:
    """Say whether the council has adopted the plan in the attempt at hand."""
    return standing.passed(COUNCIL.key)


def refuse_adopted(read: Reader, engagement: str) -> None:
    """Raise PlanAdoptedError when the plan's content may not change any more: every way of changing it asks here."""
    standing = standing_of(read.connection, engagement)
    if is_adopted(standing) and not standing.ended(Stage.PLAN):
        raise PlanAdoptedError(engagement=engagement, way=_way(standing))


def _way(standing: Standing) -> str:
    rule = standing.process.gate(PUBLICATION.key)[1]
    if Ruling.REQUEST_CHANGES not in rule.rulings:
        return f"parat revise {standing.engagement} --programme NEW, for this programme's path does not lead back"
    return f"parat decide publication {standing.engagement} request_changes --by {rule.decider} --reason WHY"
