"""Name every deployment, and the Danish term that the dashboard shows above its runs; needs no Prefect."""

from collections.abc import Mapping

from parat.domain.stages import STANDARD, Stage

PATH = "municipality-path"
DECIDE = "decide"
IMPORT_PACKET = "import-packet"
PORTFOLIO = "portfolio"
DAILY = "daily"
OUTBOX = "outbox"
PROGRAMME_READINESS = "programme-readiness"
SETTLE = "settle"
RESPONDENTS = "respondents"
INBOX = "inbox"
PLAN_WORKSHOP = "plan-workshop"
REDRAFT = "redraft"
RETURNED_TEXTS = "returned-texts"
HEARING = "hearing"
EARLIER_PLAN = "earlier-plan"
CHOOSE_STEPS = "choose-steps"
DUTY = "duty"
REVISE = "revise"
COVERAGE = "coverage"
PROPOSAL = "proposal"
VERSIONS = "versions"
READ_POLICY = "read-policy"
DECIDE_OVERLAP = "decide-overlap"

FLOW_NAMES: Mapping[str, str] = {
    PATH: "Kommunens forløb",
    DECIDE: "Beslutning",
    IMPORT_PACKET: "Indlæsning af skema",
    PORTFOLIO: "Porteføljeoverblik",
    DAILY: "Daglig gennemgang",
    OUTBOX: "Udbakke",
    PROGRAMME_READINESS: "Parathed i programmet",
    SETTLE: "Uoverensstemmelse",
    RESPONDENTS: "Respondenter",
    INBOX: "Indbakke",
    PLAN_WORKSHOP: "Planlæg workshop",
    REDRAFT: "Sammenfletning af udkast",
    RETURNED_TEXTS: "Tekst fra Word",
    HEARING: "Høring",
    EARLIER_PLAN: "Tidligere plan",
    CHOOSE_STEPS: "Planens vej",
    DUTY: "Lovens krav",
    REVISE: "Revision af planen",
    COVERAGE: "Dækningskontrol",
    PROPOSAL: "Tag stilling til forslag",
    VERSIONS: "Versioner",
    READ_POLICY: "Læs politik",
    DECIDE_OVERLAP: "Afgør overlap",
    **{stage.value: STANDARD.rule(stage).label_da for stage in Stage},
}


def full_name(deployment: str) -> str:
    """Give the name by which Prefect knows a deployment: `Parathedsvurdering/readiness`."""
    return f"{FLOW_NAMES[deployment]}/{deployment}"
