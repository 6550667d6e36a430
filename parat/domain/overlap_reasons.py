"""Say in plain Danish why two efforts overlap, with the words and the two sentences that show it."""

from collections.abc import Iterator
from datetime import date

from parat.domain.effort_profile import Profile
from parat.domain.efforts import Hit, Likeness, Match, Strength
from parat.domain.overlap_score import Evidence, Found, ended_before, only_one_prevents, other_fields, place_factor
from parat.domain.packets.wording import LEVELS

_MOST = 6
_NAMED = 3
_LEAST_SHARE = 0.03
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_VERY_OLD = 65


def explained(found: Found, strength: Strength) -> Hit:
    """Make a hit of what was found."""
    matches = _matches(found)
    return Hit(
        action=found.action.effort.id,
        measure=found.measure.effort.id,
        strength=strength,
        score=round(found.score, 4),
        words=matches,
        sentences=_most_alike(found),
        reasons_da=tuple(_reasons(found, matches)),
    )


def _matches(found: Found) -> tuple[Match, ...]:
    """Give the pairs of words that weigh most, each pair once."""
    told: dict[tuple[str, str], Match] = {}
    for number, one in enumerate(found.evidence):
        if number < _NAMED or one.weight >= _LEAST_SHARE * found.likeness:
            told.setdefault((one.action.casefold(), one.measure.casefold()), _match(one, found))
    return tuple(told.values())[:_MOST]


def _match(one: Evidence, found: Found) -> Match:
    if one.action.casefold() == one.measure.casefold():
        return Match(one.action, one.measure, Likeness.WORD)
    if concept := found.action.spots[one.feature][0].concept:
        return Match(one.action, one.measure, Likeness.CONCEPT, concept.label_da)
    how = Likeness.STEM if found.action.whole & found.measure.whole & {one.feature} else Likeness.COMPOUND
    return Match(one.action, one.measure, how)


def _most_alike(found: Found) -> tuple[str, str]:
    """Give the sentence of each that has most in common with the other's; the titles when nothing else has."""
    shared: dict[tuple[int, int], float] = {}
    for one in found.evidence:
        theirs = {spot.sentence for spot in found.measure.spots[one.feature]}
        for mine in {spot.sentence for spot in found.action.spots[one.feature]}:
            for other in theirs:
                shared[mine, other] = shared.get((mine, other), 0.0) + one.weight
    mine, other = min(shared, key=lambda pair: (-shared[pair], pair))
    return found.action.sentences[mine].text, found.measure.sentences[other].text


def _reasons(found: Found, matches: tuple[Match, ...]) -> Iterator[str]:
    groups = {*found.action.people.groups.values(), *found.measure.people.groups.values()}
    yield from _said_alike([one for one in matches if one.concept_da not in groups])
    yield from _for_whom(found.action, found.measure)
    yield from _level(found.action.effort.level, found.measure.effort.level)
    if found.action.owner & found.measure.owner:
        yield f"Samme ansvarlige område: {found.action.effort.owner} og {found.measure.effort.owner}"
    yield from _elsewhere(found.action, found.measure)
    for label_da in other_fields(found.action, found.measure):
        yield f"Den eksisterende indsats hører til et andet felt: {label_da}"
    if only_one_prevents(found.action, found.measure):
        who = "planens" if found.action.core else "den eksisterende"
        yield f"Forebyggelsens emner optræder kun i {who} indsats"


def _said_alike(matches: list[Match]) -> Iterator[str]:
    for one in [one for one in matches if one.how is Likeness.CONCEPT][:_NAMED]:
        yield f"Begge handler om {one.concept_da}: »{one.action}« og »{one.measure}«"
    same = [f"»{one.measure}«" for one in matches if one.how in (Likeness.WORD, Likeness.STEM)]
    if same:
        yield f"Begge nævner {_listed(list(dict.fromkeys(same))[:_NAMED])}"
    for one in [one for one in matches if one.how is Likeness.COMPOUND][: 0 if same else _NAMED]:
        yield f"Ord, der ligner: »{one.action}« og »{one.measure}«"


def _for_whom(action: Profile, measure: Profile) -> Iterator[str]:
    mine, theirs = action.people, measure.people
    shared = sorted(mine.groups[one] for one in mine.groups.keys() & theirs.groups.keys())
    if shared:
        yield f"Samme målgruppe: {_listed(shared)}"
    elif mine.sides and theirs.sides and not mine.sides & theirs.sides:
        groups = [_listed(sorted(set(one.groups.values()))) for one in (mine, theirs)]
        yield f"Forskellige målgrupper: {groups[0]} over for {groups[1]}"
    if mine.ages and theirs.ages:
        both = mine.ages & theirs.ages
        apart = f"Forskellig alder: {_years(mine.ages)} og {_years(theirs.ages)}"
        yield f"Fælles alder: {_years(both)}" if both else apart


def _level(mine: str, theirs: str) -> Iterator[str]:
    names = {key: label_da.lower() for key, label_da in LEVELS}
    if mine in names and theirs in names:
        same = mine == theirs
        yield f"Samme niveau: {names[mine]}" if same else f"Forskelligt niveau: {names[mine]} og {names[theirs]}"


def _elsewhere(action: Profile, measure: Profile) -> Iterator[str]:
    mine, theirs = action.effort, measure.effort
    if ended_before(action, measure):
        first, then = sorted((mine, theirs), key=lambda one: one.ends_on or date.max)
        who = "Planens indsats" if first is mine else "Den eksisterende indsats"
        if first.ends_on and then.starts_on:
            yield f"{who} slutter {_day(first.ends_on)}, før den anden begynder {_day(then.starts_on)}"
    if place_factor(action, measure) < 1:
        area = f"{mine.area} og {theirs.area}" if mine.area else ""
        yield f"Forskellige steder: {area}" if area else f"Den eksisterende indsats gælder kun {theirs.area}"


def _years(ages: frozenset[int]) -> str:
    first, last = min(ages), max(ages)
    if last >= _VERY_OLD:
        return f"fra {first} år"
    return f"{first}-{last} år" if last > first else f"{first} år"


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} og {last}" if others else last


def _day(on: date) -> str:
    return f"{on.day}. {_MONTHS[on.month - 1]} {on.year}"
