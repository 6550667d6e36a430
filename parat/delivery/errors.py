"""Say why a mail cannot be written or sent: by host and function, never by address."""

from parat.domain.errors import InputError, SetupError, TemporaryError


class MailServerSilentError(TemporaryError):
    """Be a mail server that does not answer, or breaks off."""

    code = "MID-340"
    what = "the mail server could not be used: {reason}. What was not sent stays in the outbox."
    where = "Mail server {host}"
    remedy = "Try again in a while: parat outbox send. If it goes on, check PARAT_SMTP_URL with parat doctor."
    what_da = "mailserveren kunne ikke bruges: {reason}. Det, der ikke er sendt, bliver i udbakken."
    where_da = "Mailserver {host}"
    remedy_da = "Prøv igen om lidt. Bliver det ved, så lad driften se på PARAT_SMTP_URL."


class MailLoginRefusedError(SetupError):
    """Be a mail server that does not accept the user and password."""

    code = "DRI-050"
    what = "the mail server does not accept the user and password."
    where = "Mail server {host}, as PARAT_SMTP_URL names it"
    remedy = "Correct user and password in PARAT_SMTP_URL; write / # ? @ and : in them as %2F %23 %3F %40 and %3A."
    what_da = "mailserveren godtager ikke bruger og adgangskode."
    where_da = "Mailserver {host}, som PARAT_SMTP_URL angiver den"
    remedy_da = "Ret bruger og adgangskode i PARAT_SMTP_URL."


class MailNotEncryptedError(SetupError):
    """Be a mail server to which nothing can be said in secret."""

    code = "DRI-051"
    what = "the mail server offers no encryption (STARTTLS), so neither password nor mail was sent to it."
    where = "Mail server {host}, as PARAT_SMTP_URL names it"
    remedy = "Use smtps:// or another port; on a server of your own that needs none, end the address with ?starttls=no."
    what_da = "mailserveren tilbyder ikke kryptering (STARTTLS), så hverken adgangskode eller mail er sendt til den."
    where_da = "Mailserver {host}, som PARAT_SMTP_URL angiver den"
    remedy_da = "Brug smtps:// eller en anden port."


class MailCertificateError(SetupError):
    """Be a mail server that cannot prove that it is the one it is taken for."""

    code = "DRI-052"
    what = "the mail server's certificate is not trusted: {reason}."
    where = "Mail server {host}, as PARAT_SMTP_URL names it"
    remedy = "Name the host as its certificate does; with a certificate of your own, point SSL_CERT_FILE at its issuer."
    what_da = "der er ikke tillid til mailserverens certifikat: {reason}."
    where_da = "Mailserver {host}, som PARAT_SMTP_URL angiver den"
    remedy_da = "Angiv værten, som certifikatet gør, eller lad SSL_CERT_FILE pege på udstederen."


class MailSenderMissingError(SetupError):
    """Refuse to send mail from nobody."""

    code = "DRI-053"
    what = "a mail server is named, but not whom the mail is from."
    where = "environment variable PARAT_MAIL_FROM"
    remedy = "Set it to the mailbox that answers go to, such as PARAT_MAIL_FROM=handlingsplaner@example.dk."
    what_da = "der er angivet en mailserver, men ikke hvem mailen er fra."
    where_da = "miljøvariablen PARAT_MAIL_FROM"
    remedy_da = "Sæt den til den postkasse, som svar skal gå til."


class DraftNotWrittenError(SetupError):
    """Be a folder of drafts that cannot be written."""

    code = "DRI-054"
    what = "the draft cannot be written: {reason}. It stays in the outbox."
    where = "{file}"
    remedy = "Make room on the disk, or give yourself the right to write there; then: parat outbox send."
    what_da = "udkastet kan ikke skrives: {reason}. Det bliver i udbakken."
    where_da = "{file}"
    remedy_da = "Skaf plads på disken eller skriveadgang til mappen, og send igen."


class MailRefusedError(InputError):
    """Be a mail that the server will not take, whenever it is tried."""

    code = "IND-342"
    what = "the mail server refuses the mail (its answer {code}); the mail stays in the outbox."
    where = "Mail server {host}"
    remedy = "Check the work addresses with parat contact list MUNICIPALITY --names, and the size of what is attached."
    what_da = "mailserveren afviser mailen (svar {code}); den bliver i udbakken."
    where_da = "Mailserver {host}"
    remedy_da = "Kontrollér arbejdsmailadresserne og størrelsen på det vedhæftede."


class MailPostponedError(TemporaryError):
    """Be a mail that the server will take later."""

    code = "MID-341"
    what = "the mail server asks to be tried later (its answer {code}); the mail stays in the outbox."
    where = "Mail server {host}"
    remedy = "Send again in a quarter of an hour: parat outbox send. The daily run tries too."
    what_da = "mailserveren beder om et nyt forsøg senere (svar {code}); mailen bliver i udbakken."
    where_da = "Mailserver {host}"
    remedy_da = "Send igen om et kvarter. Den daglige gennemgang prøver også."
