"""What looks the same to people, as a small table from Unicode's list of confusable letters.

Only letters that nobody can tell apart on a screen, of the keyboards that people here have side
by side. A whole list would make “rn” equal to “m”, and so one word equal to another.
"""

#: Capitals and small letters apart: “В” looks like “B”, but “в” does not look like “b”.
_CYRILLIC = ("АВЕКМНОРСТУХІЅЈҮԚԜаеорсухіѕјһԁԛԝ", "ABEKMHOPCTYXISJYQWaeopcyxisjhdqw")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορν", "ABEZHIKMNOPTYXaopv")
LETTERS = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])

#: The same letter on Arabic, Farsi, Urdu and Kurdish keyboards, or typed one for the other; and
#: the line that only stretches. “ھ” is a letter of its own in Urdu.
ARABIC = str.maketrans(
    {
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةہۃە", "ه"),
        "ٱ": "ا",
        "ـ": "",
    }
)
#: More of them, where a language has one letter for both.
IN_LANGUAGE = {"ckb": str.maketrans({"ھ": "ه"}), "fa": str.maketrans({"ھ": "ه"})}

#: “Й” is a letter and not an “и” with an accent; kept apart by a letter that nobody types.
KEPT_APART = str.maketrans({"Й": "Ҋ", "й": "ҋ"})
#: Where “I” is the capital of “ı”, and “İ” that of “i”.
DOTTED = frozenset({"tr", "az"})
WITH_DOTS = str.maketrans({"I": "ı", "İ": "i"})
