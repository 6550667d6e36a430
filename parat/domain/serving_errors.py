"""Say why the dashboard and its runner cannot start, or cannot be reached."""

from parat.domain.errors import SetupError


class PortBusyError(SetupError):
    """Be a port that another program listens on."""

    code = "DRI-030"
    what = "another program already uses the port."
    where = "{host}:{port}"
    remedy = "Stop that program, or choose another port: parat serve --port 0 takes any free one."
    what_da = "et andet program bruger allerede porten."
    where_da = "{host}:{port}"
    remedy_da = "Stop det andet program, eller vælg en anden port: parat serve --port 0 tager en ledig."


class OtherServerError(SetupError):
    """Be a Prefect server that was not started from this home folder."""

    code = "DRI-031"
    what = "another Prefect server already answers on the port."
    where = "{host}:{port}"
    remedy = "Stop that server, or choose another port: parat serve --port 0 takes any free one."
    what_da = "en anden Prefect-server svarer allerede på porten."
    where_da = "{host}:{port}"
    remedy_da = "Stop den anden server, eller vælg en anden port: parat serve --port 0 tager en ledig."


class EngineRunsError(SetupError):
    """Be an engine that already runs in this home folder."""

    code = "DRI-032"
    what = "parat already serves this folder (process {pid}, {address})."
    where = "{home}"
    remedy = "Use the one that runs, or stop it with Ctrl-C in its window and start again."
    what_da = "parat kører allerede for denne mappe (proces {pid}, {address})."
    where_da = "{home}"
    remedy_da = "Brug den, der kører, eller stop den med Ctrl-C i dens vindue, og start igen."


class NoWritePermissionError(SetupError):
    """Be a folder that may not be written to."""

    code = "DRI-033"
    what = "the folder cannot be written to ({reason})."
    where = "{folder}"
    remedy = "Give yourself the right to write there, or set PARAT_HOME to a folder of your own."
    what_da = "der kan ikke skrives i mappen ({reason})."
    where_da = "{folder}"
    remedy_da = "Giv dig selv skriveret til mappen, eller sæt PARAT_HOME til en mappe, du selv ejer."


class NotStartedError(SetupError):
    """Be a part of the engine that ended or did not answer in time."""

    code = "DRI-034"
    what = "the {part} {failure}. Its last words: {last_words}"
    where = "{log}"
    remedy = "Read the log, mend what it names, and run parat serve again; parat doctor checks this machine."
    what_da = "{part_da} {failure_da}. De sidste linjer var: {last_words}"
    where_da = "{log}"
    remedy_da = "Læs loggen, ret det, den nævner, og kør parat serve igen; parat doctor kontrollerer maskinen."


class SettingNotInEffectError(SetupError):
    """Be a server that runs with another value than it was given."""

    code = "DRI-035"
    what = "the Prefect server runs with {found} where {wanted} was asked for."
    where = "setting {variable}"
    remedy = "Install exactly the versions of requirements.lock; if it goes on, report the setting as a fault."
    what_da = "Prefect-serveren kører med {found}, hvor {wanted} var ønsket."
    where_da = "indstillingen {variable}"
    remedy_da = "Installér præcis de versioner, der står i requirements.lock; meld fejlen, hvis den bliver ved."


class NoServerError(SetupError):
    """Be a command that needs the running engine and finds none."""

    code = "DRI-036"
    what = "no parat server runs for this folder."
    where = "{home}"
    remedy = "Start one in another window with: parat serve"
    what_da = "der kører ingen parat-server for denne mappe."
    where_da = "{home}"
    remedy_da = "Start en i et andet vindue med: parat serve"
