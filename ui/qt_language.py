"""What Qt itself says, such as the buttons of a file dialog, in the language of the program."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator


class QtLanguage(QObject):
    """Holds the catalogue of Qt that is in use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue: QTranslator | None = None

    def speak(self, code: str) -> None:
        """Let Qt speak a language; it needs no catalogue for English."""
        app = QCoreApplication.instance()
        if app is None:
            return
        if self._catalogue is not None:
            app.removeTranslator(self._catalogue)
            self._catalogue = None
        QLocale.setDefault(QLocale("zh_CN" if code == "zh_CN" else "en_GB"))
        if code == "en":
            return
        catalogue = QTranslator(self)
        if catalogue.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(catalogue)
            self._catalogue = catalogue
