"""Say what is missing when a step comes at the wrong moment."""

from parat.domain.errors import InputError, StageError


class UnknownGateError(InputError):
    """Refuse a gate that the path does not have."""

    code = "IND-010"
    what = "there is no gate «{found}»."
    where = "Gate"
    remedy = "Use one of: {allowed}."
    what_da = "der findes ikke et godkendelsespunkt »{found}«."
    where_da = "Godkendelsespunkt"
    remedy_da = "Brug et af: {allowed}."


class CannotOpenStageError(StageError):
    """Refuse to open a stage before its time, and say what is missing."""

    code = "TRI-001"
    what = "the stage cannot open yet; missing: {missing}."
    where = "{engagement}, stage {stage}"
    remedy = "Bring what is missing, then start the stage again."
    what_da = "trinnet kan ikke åbnes endnu; der mangler: {missing}."
    where_da = "{engagement}, trin {stage}"
    remedy_da = "Sørg for det manglende, og start trinnet igen."


class CannotRuleError(StageError):
    """Refuse a decision that the gate does not take, or does not take yet."""

    code = "TRI-002"
    what = "the decision «{ruling}» cannot be taken: {missing}."
    where = "{engagement}, gate {gate}"
    remedy = "Allowed here: {allowed}."
    what_da = "beslutningen »{ruling}« kan ikke træffes: {missing}."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Muligt her: {allowed}."


class GateNotWaitingError(StageError):
    """Refuse a decision at a gate that has not been raised."""

    code = "TRI-003"
    what = "the gate does not wait for a decision."
    where = "{engagement}, gate {gate}"
    remedy = "See what waits with: parat gates {engagement}."
    what_da = "godkendelsespunktet afventer ikke en beslutning."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Se, hvad der afventer, med: parat gates {engagement}."


class StageEndedError(StageError):
    """Refuse input for a stage that has ended."""

    code = "TRI-004"
    what = "the stage has ended and takes no more input."
    where = "{engagement}, stage {stage}"
    remedy = "Ask for changes at the stage's gate to open it again, or check that the file is for the right stage."
    what_da = "trinnet er afsluttet og modtager ikke mere."
    where_da = "{engagement}, trin {stage}"
    remedy_da = "Bed om ændringer ved trinnets godkendelsespunkt for at åbne det igen, eller kontrollér filens trin."


class EngagementClosedError(StageError):
    """Refuse any step for a municipality that has left the programme."""

    code = "TRI-005"
    what = "the engagement is closed ({reason})."
    where = "{engagement}"
    remedy = "Enrol the municipality in another programme to begin again."
    what_da = "forløbet er afsluttet ({reason})."
    where_da = "{engagement}"
    remedy_da = "Tilmeld kommunen et andet program for at begynde igen."
