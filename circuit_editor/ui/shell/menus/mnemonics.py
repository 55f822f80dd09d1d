"""The underlined letters of menus: each its own, whatever stands in a menu now.

A letter that was chosen for a text stays where it is the first to have it; the others get a letter
of their text, of a text without Latin letters one of what it is in English. Only a Chinese text
shows a letter behind it in brackets, as Chinese menus do; another text that has no letter left,
even where others change theirs, shows none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from string import ascii_uppercase, digits

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from circuit_editor.text.unbroken import has_han

MARK = r"&(&|[^&\s])"
BEHIND = r"\(&.\)"
GIVEN, PLAIN = "given", "plain"  # properties of an action: its text with a letter, and before


def letter_of(text: str) -> str:
    """The letter that is underlined in a text, in upper case; "" where none is."""
    return next((found[1].upper() for found in re.finditer(MARK, text) if found[1] != "&"), "")


def keep_letters_apart(menu: QMenu, english: Callable[[QAction], str]) -> None:
    """Give what a menu offers letters of their own whenever it is opened."""
    menu.aboutToShow.connect(partial(give_letters, menu, english))


def give_letters(menu: QMenu, english: Callable[[QAction], str]) -> None:
    """Give each action of a menu that is seen a letter of its own."""
    actions = [each for each in menu.actions() if each.isVisible() and not each.isSeparator()]
    texts = [_plain(each) for each in actions]
    for action, plain, text in zip(
        actions, texts, with_letters(texts, [english(each) for each in actions]), strict=True
    ):
        if text != action.text():
            action.setText(text)
        action.setProperty(PLAIN, plain)
        action.setProperty(GIVEN, text)


def with_letters(texts: Sequence[str], english: Sequence[str]) -> list[str]:
    """Texts of one place, each with a letter of its own as long as there are letters for it."""
    owners: dict[str, int | None] = {}  # by their letters; None: one that was chosen, and stays
    letters = [letter_of(text) for text in texts]
    unlettered = []
    for at, letter in enumerate(letters):
        if letter and letter not in owners:
            owners[letter] = None
        else:
            unlettered.append(at)
    wanted = {at: _candidates(texts[at], english[at]) for at in unlettered}
    for at in unlettered:
        letters[at] = ""
    for at in unlettered:
        _find_letter(at, wanted, owners, set())
    for letter, owner in owners.items():
        if owner is not None:
            letters[owner] = letter
    return [_marked(text, letter) for text, letter in zip(texts, letters, strict=True)]


def _find_letter(
    at: int, wanted: Mapping[int, Sequence[str]], owners: dict[str, int | None], tried: set[str]
) -> bool:
    """Give one text a free letter, or that of another which takes another; False where none is."""
    free = next((each for each in wanted[at] if each not in owners), None)
    if free is not None:
        owners[free] = at
        return True
    for letter in wanted[at]:
        owner = owners[letter]
        if owner is not None and letter not in tried:
            tried.add(letter)
            if _find_letter(owner, wanted, owners, tried):
                owners[letter] = at
                return True
    return False


def _plain(action: QAction) -> str:
    """The text as it was before it got another letter."""
    text = action.text()
    return action.property(PLAIN) if text and text == action.property(GIVEN) else text


def _bare(text: str) -> str:
    """A text without its letter, its key and its dots."""
    text = re.sub(BEHIND, "", text.partition("\t")[0])
    return re.sub(MARK, lambda found: found[1], text).removesuffix("…")


def _candidates(text: str, english: str) -> list[str]:
    """The letters a text may take, the best first: of beginnings of words, of words, any."""
    is_chinese = has_han(text)
    said = _bare(text) + (" " + _bare(english) if is_chinese else "")
    words = re.findall(r"[A-Za-z0-9]+", said)
    wanted = [each[0] for each in words] + [*"".join(words)]
    if is_chinese:
        wanted += [*ascii_uppercase, *digits]
    return list(dict.fromkeys(each.upper() for each in wanted))


def _marked(text: str, letter: str) -> str:
    """A text with this letter underlined, behind it in brackets where it does not hold it."""
    if letter == letter_of(text):
        return text
    text, tab, key = re.sub(BEHIND, "", text).partition("\t")
    text = re.sub(MARK, lambda found: "&&" if found[1] == "&" else found[1], text)
    if letter:
        found = re.search(rf"\b{letter}", text, re.IGNORECASE)
        found = found or re.search(letter, text, re.IGNORECASE)
        if found:
            text = f"{text[: found.start()]}&{text[found.start() :]}"
        else:
            dots = "…" if text.endswith("…") else ""
            text = f"{text.removesuffix('…')}(&{letter}){dots}"
    return text + tab + key
