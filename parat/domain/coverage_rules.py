"""Check what a plan holds: areas, actions, chapters, the local picture, and whom it is for."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from parat.domain.coverage_facts import Area, Blocks, Finding, PlanFacts, PlannedAction, Rule, SectionText, digest
from parat.domain.placing import spans_of

CORE_ELEMENTS = (
    "Formål og vision", "Organisering", "Databehov", "Kommunal praksiserfaring", "Håndtering af bekymringer",
    "Interessenter", "Indsatser",
)  # fmt: skip
_TASKS_DA = MappingProxyType({1: "generel forebyggelse", 2: "håndtering af bekymringer", 3: "akutte situationer"})
_LOCAL_CHAPTER, _TARGET_GROUPS, _CONCERNS = "6", "3", "11"
_LONGEST_WORD_LEFT_OUT = 4
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_OWN = re.compile(
    r"(?i)\b(?:kommunen\w*|vi|vores|lokal\w*|parathedsvurdering\w*|ssp\w*|situationsbillede\w*|trivselsmåling\w*"
    r"|ungeprofil\w*|kredsråd\w*|politikreds\w*|boligområde\w*|bydel\w*|skolerne|klubberne|foreningerne)\b"
)
_NATIONAL = re.compile(
    r"(?i)\b(?:PET|CTA|center for terroranalyse|trusselsvurdering\w*|terrortrus\w*|på landsplan|i danmark|hele landet"
    r"|national\w*|det danske samfund|europa)\b"
)
_NAMED_SOURCE = re.compile(
    r"(?i)\b(?:parathedsvurdering\w*|statistik\w*|opgørelse\w*|undersøgelse\w*|måling\w*|kortlægning\w*|ungeprofil\w*"
    r"|trivselsmåling\w*|registrering\w*|samtaler? med|interview\w*|workshop\w*|situationsbillede\w*|ssp\w*|lokalråd\w*"
    r"|kredsråd\w*|politikreds\w*|henvendelser|erfaring\w*|data)\b"
)
_CHILDREN = re.compile(
    r"(?i)\b(?:børn\w*|barn\w*|unge\w*|ung|elev\w*|under 18|udskoling\w*|skole\w*|klub\w*|dagtilbud\w*|forældre\w*"
    r"|familie\w*|alle aldre|uanset alder|(?:uanset )?borgerens alder)\b"
)
_ADULTS = re.compile(
    r"(?i)\b(?:voksn\w*|voksen\w*|over 18|18\+|ssp\+|jobcent\w*|beskæftigelse\w*|ledige|alle aldre|uanset alder"
    r"|borgerens alder)\b"
)
_ADULTS_LEFT_OUT = re.compile(
    r"(?i)\b(?:ikke\s+(?:omfatte\w*\s+)?voksne|voksne\b[^.]{0,60}\bikke"
    r"|(?:alene|kun|udelukkende|afgrænset til)\b[^.]{0,40}\b(?:børn|unge|under 18))"
)


def mandatory_areas(plan: PlanFacts) -> Iterator[Finding]:
    """Find the areas that must be answered and have no accepted action."""
    for area in plan.areas:
        if any(answers(action, area) for action in plan.accepted):
            continue
        waiting = [action.number for action in plan.actions if not action.accepted and answers(action, area)]
        yield Finding(
            rule=Rule.MANDATORY_AREA,
            subject=area.subject,
            place_da="Planskemaet, arket »Indsatser«",
            what_da=f"{area.title_da} har ingen godkendt indsats. {area.why_da}",
            remedy_da=_answer_with(waiting),
        )


def answers(action: PlannedAction, area: Area) -> bool:
    """Say whether an action answers an area: by its items; one that names no item, by the words of its title."""
    if area.items:
        return bool(action.items & area.items)
    wanted = {word for word in _words(area.title_da) if len(word) > _LONGEST_WORD_LEFT_OUT}
    return bool(wanted & _words(f"{action.title} {action.description}"))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _answer_with(waiting: list[int]) -> str:
    if waiting:
        numbers = " eller ".join(f"nr. {number}" for number in waiting[:3])
        return f"Godkend forslag {numbers}, eller lad en navngiven funktion acceptere, at området står uden indsats."
    return "Tilføj en indsats, der svarer på området, eller lad en navngiven funktion acceptere, at det står uden."


def incomplete_actions(plan: PlanFacts) -> Iterator[Finding]:
    """Find the accepted actions that nobody could carry out as they stand, and name what they lack."""
    for action in plan.accepted:
        lacking = _lacking(action)
        if lacking:
            yield Finding(
                rule=Rule.ACTION_INCOMPLETE,
                subject=f"{action.number}:{'+'.join(lacking)}",
                place_da=action.place_da,
                what_da=f"Indsatsen »{action.title}« mangler {_listed(tuple(lacking.values()))}.",
                remedy_da="Udfyld felterne sammen med den ansvarlige funktion.",
            )


def _lacking(action: PlannedAction) -> dict[str, str]:
    in_order = not (action.starts_on and action.due_on and action.due_on < action.starts_on)
    asked = {
        "task": ("opgave", action.task),
        "level": ("niveau", action.level),
        "target_group": ("målgruppe", action.target_group.strip()),
        "description": ("beskrivelse", action.description.strip()),
        "owner": ("ansvarlig funktion", action.owner.strip()),
        "start": ("startdato", action.starts_on),
        "due": ("frist", action.due_on),
        "order": ("en frist, der ligger efter starten", in_order),
        "resources": ("ressourcer", action.resources.strip()),
        "indicator": ("indikator", action.indicator.strip()),
        "target": ("måltal", action.target is not None),
        "risk": ("risiko", action.risk.strip()),
    }
    return {key: name_da for key, (name_da, given) in asked.items() if not given}


def unmeasured_actions(plan: PlanFacts) -> Iterator[Finding]:
    """Find the accepted actions whose target has no baseline to be held against."""
    for action in plan.accepted:
        if action.target is not None and action.baseline is None:
            yield Finding(
                rule=Rule.ACTION_UNMEASURED,
                subject=str(action.number),
                place_da=action.place_da,
                what_da=f"Indsatsen »{action.title}« har et måltal, men intet udgangspunkt.",
                remedy_da="Skriv værdien i dag, så det kan vises, om måltallet nås.",
                blocks=Blocks.NEVER,
            )


def unanswered_proposals(plan: PlanFacts) -> Iterator[Finding]:
    """Find the proposals that nobody has accepted or rejected; the plan goes without them."""
    for action in plan.actions:
        if not action.accepted:
            yield Finding(
                rule=Rule.PROPOSAL_UNANSWERED,
                subject=str(action.number),
                place_da=action.place_da,
                what_da=f"Der er ikke taget stilling til forslaget »{action.title}«. Det kommer ikke med i planen.",
                remedy_da="Godkend forslaget, eller afvis det med en begrundelse.",
                blocks=Blocks.NEVER,
            )


def earlier_texts(plan: PlanFacts) -> Iterator[Finding]:
    """Find the passages of the earlier plan that nobody has taken into this one or left out."""
    numbers = plan.earlier_texts
    if numbers:
        one = len(numbers) == 1
        yield Finding(
            rule=Rule.EARLIER_TEXT,
            subject=digest(",".join(map(str, numbers))),
            place_da=f"Den tidligere plan, {'tekststykke' if one else 'tekststykkerne'} {spans_of(numbers)}",
            what_da=f"{_passages_da(len(numbers))} fra den tidligere plan er hverken taget med i planen eller udeladt.",
            remedy_da="Placér hvert tekststykke i et kapitel og bekræft det, eller udelad det.",
            blocks=Blocks.NEVER,
        )


def _passages_da(count: int) -> str:
    return "Ét tekststykke" if count == 1 else f"{count} tekststykker"


def core_elements(plan: PlanFacts) -> Iterator[Finding]:
    """Find those of the seven core elements that no chapter describes."""
    for element in CORE_ELEMENTS:
        chapters = [one for one in plan.sections if element.casefold() in one.elements]
        if not any(one.written for one in chapters):
            yield Finding(
                rule=Rule.CORE_ELEMENT,
                subject=element.casefold().replace(" ", "-"),
                place_da=_places(chapters),
                what_da=f"Elementet »{element}« er ikke beskrevet med kommunens egne ord.",
                remedy_da="Skriv den lokale tekst på arket »Kapitler«.",
            )
    if not plan.accepted:
        yield Finding(
            rule=Rule.CORE_ELEMENT,
            subject="indsatser:ingen",
            place_da="Planskemaet, arket »Indsatser«",
            what_da="Planen har ingen godkendte indsatser.",
            remedy_da="Tag stilling til forslagene, og godkend dem, der skal med.",
        )


def tasks(plan: PlanFacts) -> Iterator[Finding]:
    """Find those of the three tasks that no chapter describes or no action belongs to."""
    for task, name_da in _TASKS_DA.items():
        chapters = [one for one in plan.sections if one.task == task and one.mark.isdigit()]
        if not any(one.written for one in chapters):
            yield Finding(
                rule=Rule.TASK_EMPTY,
                subject=f"{task}:text",
                place_da=_places(chapters),
                what_da=f"Opgave {task} ({name_da}) er ikke beskrevet.",
                remedy_da=_describe_task(task, plan),
            )
        elsewhere = task == max(_TASKS_DA) and plan.acute_elsewhere
        if not elsewhere and not any(action.task == task for action in plan.accepted):
            yield Finding(
                rule=Rule.TASK_EMPTY,
                subject=f"{task}:actions",
                place_da="Kapitel 13 Indsatser",
                what_da=f"Ingen godkendt indsats hører til opgave {task} ({name_da}).",
                remedy_da="Overvej, om opgaven er dækket af det, der allerede gøres.",
                blocks=Blocks.NEVER,
            )


def _describe_task(task: int, plan: PlanFacts) -> str:
    if task == max(_TASKS_DA) and plan.acute_elsewhere:
        return "Skriv i kapitlet, hvor i den generelle beredskabsplan den akutte del står."
    return "Skriv den lokale tekst på arket »Kapitler«."


def local_picture(plan: PlanFacts) -> Iterator[Finding]:
    """Find a starting point that is empty, that rests on the national picture alone, or that names no source.

    A sentence counts as local when it speaks of the municipality, its places or its own work, and of the country
    only together with the municipality's name. The result of the readiness assessment is a local source, too.
    """
    chapter = plan.section(_LOCAL_CHAPTER) or SectionText(mark=_LOCAL_CHAPTER, title_da="Lokalt udgangspunkt", text="")
    if not chapter.written and not plan.readiness_known:
        yield _of_local_picture(chapter, "empty", "Det lokale udgangspunkt er tomt.", Blocks.ALWAYS)
    elif chapter.written and not any(_is_local(one, plan) for one in _SENTENCE.split(chapter.text)):
        what = "Teksten handler om det nationale billede. Ingen sætning handler om kommunen, dens steder eller arbejde."
        yield _of_local_picture(
            chapter, f"national:{digest(chapter.text)}", what, Blocks.NEVER if plan.readiness_known else Blocks.ALWAYS
        )
    elif chapter.written and not plan.readiness_known and not _NAMED_SOURCE.search(chapter.text):
        what = "Teksten siger ikke, hvor kommunens viden kommer fra."
        yield _of_local_picture(chapter, f"source:{digest(chapter.text)}", what, Blocks.NEVER)


def _of_local_picture(chapter: SectionText, subject: str, what_da: str, blocks: Blocks) -> Finding:
    return Finding(
        rule=Rule.LOCAL_PICTURE,
        subject=f"{chapter.mark}:{subject}",
        place_da=chapter.place_da,
        what_da=what_da,
        remedy_da="Beskriv den lokale situation uden personoplysninger, og nævn kilden, fx SSP eller politikreds.",
        blocks=blocks,
    )


def _is_local(sentence: str, plan: PlanFacts) -> bool:
    if any(name and name.casefold() in sentence.casefold() for name in (plan.municipality, *plan.own_names)):
        return True
    return bool(_OWN.search(sentence)) and not _NATIONAL.search(sentence)


def age_groups(plan: PlanFacts) -> Iterator[Finding]:
    """Find out whether the plan speaks of those under 18 and those over 18, or says that adults are left out."""
    written = plan.text_of(_TARGET_GROUPS) + "\n" + plan.text_of(_CONCERNS)
    done = "\n".join(f"{one.title} {one.target_group} {one.description}" for one in plan.accepted)
    yield from _group("children", "børn og unge under 18 år", _CHILDREN, written, done)
    if plan.covers_adults:
        yield from _group("adults", "voksne over 18 år", _ADULTS, written, done)
    elif not _ADULTS_LEFT_OUT.search(plan.text_of(_TARGET_GROUPS)):
        yield _of_ages(
            "adults:unsaid",
            "Planen omfatter ikke voksne, men siger det ikke.",
            "Skriv i kapitel 3, at voksne er valgt fra, og hvor voksne i stedet kan få hjælp.",
        )


def _group(key: str, name_da: str, words: re.Pattern[str], written: str, done: str) -> Iterator[Finding]:
    if not words.search(written):
        yield _of_ages(
            key,
            f"Hverken kapitel 3 eller kapitel 11 nævner {name_da}.",
            f"Skriv, hvordan planen omfatter {name_da}, og hvordan bekymringer for dem håndteres.",
        )
    elif not words.search(done):
        yield _of_ages(
            f"{key}:actions",
            f"Ingen godkendt indsats er rettet mod {name_da}.",
            "Overvej, om en af indsatserne også skal omfatte gruppen, og skriv den i målgruppen.",
            Blocks.NEVER,
        )


def _of_ages(subject: str, what_da: str, remedy_da: str, blocks: Blocks = Blocks.ALWAYS) -> Finding:
    return Finding(
        rule=Rule.AGE_GROUPS,
        subject=subject,
        place_da="Kapitel 3 Målgruppe" if blocks is Blocks.ALWAYS else "Kapitel 13 Indsatser",
        what_da=what_da,
        remedy_da=remedy_da,
        blocks=blocks,
    )


def _places(chapters: list[SectionText]) -> str:
    return " og ".join(one.place_da for one in chapters) or "Planen"


def _listed(names: tuple[str, ...]) -> str:
    return " og ".join(filter(None, (", ".join(names[:-1]), names[-1])))
