"""The language of the window: Chinese is the source text, English a translation, Qt's own buttons follow."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from inspector_app import assets
from inspector_app.messages import Language

_ENGLISH = "inspector_en.qm"
_REST_OF_QT = "qtbase_rest_zh.qm"
"""What Qt's own Chinese leaves English: some words of its windows for files and printing."""
_SPOKEN = "spoken_language"


class Translation:
    """Keeps the translators in use; widgets made afterwards speak the language."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self._words = b""
        """A translator reads in these bytes as long as it is installed; Qt does not copy them."""

    def speak(self, language: Language) -> None:
        self._application.setProperty(_SPOKEN, language.value)
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        if language is Language.ZH:
            qt = QTranslator()
            if qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._install(qt)
            self._load(assets.read_bytes("i18n", _REST_OF_QT))
        elif has_english():
            self._load(assets.read_bytes("i18n", _ENGLISH))

    def _load(self, words: bytes) -> None:
        translator, self._words = QTranslator(), words
        if translator.load(words):
            self._install(translator)

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)


def spoken_language() -> Language:
    """What the window speaks now: for words that are data, such as the six words of a key."""
    application = QCoreApplication.instance()
    spoken = application.property(_SPOKEN) if application is not None else None
    return Language(spoken) if spoken in {language.value for language in Language} else Language.ZH


def has_english() -> bool:
    """Whether the English words were shipped; without them the window stays Chinese."""
    try:
        return _ENGLISH in assets.names("i18n")
    except FileNotFoundError:
        return False
