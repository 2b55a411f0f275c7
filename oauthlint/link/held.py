"""Texts by the words in them, so that a name is looked up and no text is searched for it."""

from oauthlint.model.record import NamedTuple

_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz$"
_WORDS = bytes(one if one in _LETTERS or one > 127 else 32 for one in range(256))  # leaves words and blanks


class Held(NamedTuple):
    """Texts by a key of each; `by_word` are keys, and is filled when a word is first asked for."""

    texts: dict[str, bytes]
    by_word: dict[bytes, list[str]]

    def put(self, key: str, text: bytes) -> None:
        """A text, before a word is asked for or after that."""
        if key not in self.texts:
            self.texts[key] = text
            self.by_word.clear()

    def of(self, name: str) -> list[str]:
        """The keys of the texts that hold a name: as a word, or, where it is none ("="), anywhere."""
        word = name.encode()
        if word.translate(_WORDS) != word:
            return [one for one, text in self.texts.items() if word in text]
        if not self.by_word:
            for one, text in self.texts.items():
                for each in set(text.translate(_WORDS).split()):
                    self.by_word.setdefault(each, []).append(one)
        return self.by_word.get(word, [])
