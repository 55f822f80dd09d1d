"""The language of the window: English, or a translation that comes with the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from circuit_editor import resources
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app import theme as look


class Language(NamedTuple):
    """A language one can choose: its code, its name in itself, Qt's code, fonts that have it.

    The fonts are named because a letter that Chinese and Japanese share is written differently in
    each, and a system that is asked for no language often takes the Japanese one.
    """

    code: str
    name: str
    qt: str = ""
    fonts: tuple[str, ...] = ()


ENGLISH = Language("en", "English")
TRADITIONAL = Language(
    "zh_Hant",
    "繁體中文",
    "zh_TW",
    ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
)
SIMPLIFIED = Language(
    "zh_Hans",
    "简体中文",
    "zh_CN",
    ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"),
)
LANGUAGES = (ENGLISH, TRADITIONAL, SIMPLIFIED)
SYSTEM = "system"
# Keys whose names are not Qt's: its Chinese for the left arrow is that for the mouse's left button.
KEY_NAMES = ("Left", "Right", "Up", "Down", "Return", "Enter", "Del", "Ins", "Backspace")
# Texts that Qt leaves in English.
OF_QT = (("QFileDialog", "&Look in:"), ("QFileDialog", "Files of &type:"))
_IN_TRADITIONAL = ("hant", "tw", "hk", "mo")

_installed: list[QTranslator] = []  # what the application translates with now
_spoken = [ENGLISH]


def of_system() -> Language:
    """The first language the desktop asks for that there is; English where there is none."""
    for wanted in QLocale.system().uiLanguages():
        first, *others = wanted.replace("_", "-").lower().split("-")
        if first == "zh":
            return TRADITIONAL if set(others) & set(_IN_TRADITIONAL) else SIMPLIFIED
        if first == "en":
            return ENGLISH
    return ENGLISH


def language_for(code: str) -> Language:
    """The language with this code; that of the system where there is none."""
    return next((each for each in LANGUAGES if each.code == code), None) or of_system()


def current_language() -> Language:
    """The language that is spoken now."""
    return _spoken[0]


def in_every_language(context: str, text: str) -> list[str]:
    """A marked text as each language has it, English first, whichever is spoken now."""
    if not text:
        return []
    translated = (each.translate(context, text) for each in _all_translators())
    return list(dict.fromkeys([text, *filter(None, translated)]))


@cache
def _all_translators() -> tuple[QTranslator, ...]:
    """One for each translation of the program; Qt asks only those that are installed."""
    found = []
    for language in LANGUAGES:
        translator = QTranslator()
        if language.qt and translator.load(language.code, _folder()):
            found.append(translator)
    return tuple(found)


def _folder() -> str:
    return str(resources.folder() / "translations")


def speak(language: Language) -> None:
    """Let everything that is made from now on speak a language."""
    _translate_to(language)
    look.use_fonts(language.fonts)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let what is drawn meanwhile be in a language; the window goes on in its own."""
    before = current_language()
    if language is before:
        yield
        return
    try:
        _translate_to(language)
        with look.letters_of(language.fonts):
            yield
    finally:
        _translate_to(before)


def _translate_to(language: Language) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    for each in _installed:
        app.removeTranslator(each)
        each.deleteLater()
    _installed.clear()
    _spoken[:] = [language]
    if not language.qt:
        _install(language.code, _folder())  # the names of keys
        return
    from PySide6.QtCore import QLibraryInfo  # a start in English does without

    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(f"qtbase_{language.qt}", qt)
    _install(language.code, _folder())


def _install(name: str, folder: str) -> None:
    """Translate with a file, where there is such a one; what is installed last is asked first."""
    translator = QTranslator(QCoreApplication.instance())
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
