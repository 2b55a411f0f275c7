"""What names say, by the words of the knowledge: of mail, of OAuth2, of servers that only catch mail."""

import re

from oauthlint.model.practice import MailWords
from oauthlint.model.record import NamedTuple
from oauthlint.words import distance

_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+"
_LONG = 4  # letters; a longer word counts too that begins with a word of mail of so many ("smtppass")


class Words(NamedTuple):
    """The words of the knowledge, ready to be asked."""

    known: MailWords

    def split(self, name: str) -> list[str]:
        """The words of a name in lower case: `GMAIL_AppPassword2` has gmail, app, password."""
        return [word.lower() for word in re.findall(_WORD, name)]

    def of_mail(self, name: str) -> bool:
        """Whether a name speaks of mail or of who sends it."""
        words, known = self.split(name), self.known.mail
        return any(word == one or (len(one) >= _LONG and word.startswith(one)) for word in words for one in known)

    def of_oauth(self, name: str) -> bool:
        """Whether a name speaks of OAuth2, or of a provider of accounts."""
        return not set(self.known.oauth).isdisjoint(self.split(name))

    def of_catcher(self, name: str) -> bool:
        """Whether a name speaks of a server that catches mail."""
        return not set(self.known.catchers).isdisjoint(self.split(name))

    def is_general(self, name: str) -> bool:
        """Whether a name speaks of nobody in particular: CLIENT_ID, SMTP_PASS, and not SPOTIFY_CLIENT_ID."""
        return set(self.split(name)) <= set(self.known.general)

    def names_another(self, name: str) -> bool:
        """Whether a name gives its value to somebody: FACEBOOK_CLIENT_SECRET, not `cliendSecret`, CLINENTSECRET."""
        known, words = self.known.general, self.split(name)
        others = [word for word in words if word not in known] if len(words) > 1 else []
        return any(all(distance(word, one, 1) > 1 for one in known if len(one) >= _LONG) for word in others)

    def catches(self, host: str) -> bool:
        """Whether a host, or the domain of an address, is a server that catches mail."""
        return host.lower().rpartition("@")[2] in self.known.catcher_hosts
