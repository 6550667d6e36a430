"""Write down what a plan is by law: separate or joint, for adults too, and where its acute part lies."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.schema import Plan
from parat.domain.errors import InputError
from tasks.adopted import refuse_adopted
from tasks.plan_facts import JOINT, SEPARATE, begin_plan
from tasks.plan_moved import plan_changed
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor, retryable, work_by

FORMS = (SEPARATE, JOINT)


class NoContingencyPlanError(InputError):
    """Refuse the day of a contingency plan that the plan does not lean on."""

    code = "IND-491"
    what = "the plan's acute part stands in the plan itself, so no contingency plan has a clock; nothing was stored."
    where = "{engagement}"
    remedy = "Say first that it stands elsewhere: parat duty set {engagement} --acute-elsewhere yes."
    what_da = "den akutte del står i selve planen, så beredskabsplanens dato følges ikke; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Angiv først, at den akutte del står i den generelle beredskabsplan."


class FutureAdoptionError(InputError):
    """Refuse a day on which nothing can have been adopted yet."""

    code = "IND-492"
    what = "the contingency plan cannot have been adopted on {found}: the day has not come yet; nothing was stored."
    where = "{engagement}"
    remedy = "Give the day of the council's meeting."
    what_da = "den generelle beredskabsplan kan ikke være vedtaget den {found}: dagen er ikke kommet; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Angiv dagen for kommunalbestyrelsens møde."


@dataclass(frozen=True, slots=True)
class WantedDuty:
    """Be what is to be written down; None leaves what is stored."""

    form: str | None = None
    covers_adults: bool | None = None
    acute_elsewhere: bool | None = None
    contingency_adopted_on: date | None = None

    @property
    def content(self) -> dict[str, Any]:
        """Give what the plan itself says, and what the council therefore adopts."""
        said = {
            "form": self.form,
            "covers_adults": self.covers_adults,
            "acute_elsewhere": self.acute_elsewhere,
        }
        return {name: value for name, value in said.items() if value is not None}


@retryable
def set_duty(engagement: str, wanted: WantedDuty, actor: Actor) -> bool:
    """Write down what a plan is by law; say whether anything changed.

    What waits for a decision on the plan is put up anew when the plan says something else. Raise UnknownChoiceError,
    NoContingencyPlanError, FutureAdoptionError, or PlanAdoptedError for a plan that stands as it was adopted.
    Run again: the same facts change nothing.
    """
    if wanted.form is not None and wanted.form not in FORMS:
        raise UnknownChoiceError(found=wanted.form, allowed=list(FORMS), place="form")
    with work_by(actor, engagement) as unit:
        plan = begin_plan(unit, engagement)
        now = _content_of(plan)
        changed = {name: value for name, value in wanted.content.items() if now[name] != value}
        if changed:
            refuse_adopted(unit, engagement)
            plan_changed(unit, engagement)
        day = _day(wanted, engagement, {**now, **changed}["acute_elsewhere"], actor)
        if day is not None and day != plan.contingency_adopted_on:
            changed["contingency_adopted_on"] = day
        if changed:
            unit.change(Plan, plan.id, **changed)
        unit.commit()
    return bool(changed)


def _content_of(plan: Plan) -> dict[str, Any]:
    """Give what a plan says of itself; what nobody has said is as a plan begins."""
    return {
        "form": plan.form or SEPARATE,
        "covers_adults": plan.covers_adults,
        "acute_elsewhere": bool(plan.acute_elsewhere),
    }


def _day(wanted: WantedDuty, engagement: str, elsewhere: bool, actor: Actor) -> date | None:
    on = wanted.contingency_adopted_on
    if on is None:
        return None
    if not elsewhere:
        raise NoContingencyPlanError(engagement=engagement)
    if on > actor.today:
        raise FutureAdoptionError(engagement=engagement, found=on.isoformat())
    return on
