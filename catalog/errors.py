"""Everything that the package raises on purpose.

* CatalogError
  - OutputClash: two outputs claim one path
  - UnknownWord: a key that theme/languages/ does not hold in some language
  - BrokenReference: a file of catalog/reference/ does not say what it must
  - SiteEngineFailed: the site engine stopped; carries its last lines
  - BrokenTheme: a script or style sheet that theme/ should hold is missing
  - ThemeChanged: templates or styles changed during a build
  - PhotoChanged: a photo is no longer the one that was checked
  - ChildLost: the system ended a process of ours, such as when memory ran out

  - GitHubRefused: GitHub said no, or could not be reached
  - FileChanged: a file no longer holds what was looked at
  - Misuse: the command line asked for what cannot be; exit code 2

What a contributor can correct is a Problem, and is never raised.
"""


class CatalogError(Exception):
    """Base of all errors of this package."""


class OutputClash(CatalogError):
    """Two outputs claim one path, perhaps only on a disk that ignores case."""


class UnknownWord(CatalogError):
    """A page asks for a word that a language file does not hold."""


class BrokenReference(CatalogError):
    """Reference data of our own does not say what it must."""


class BrokenTheme(CatalogError):
    """A script or style sheet of ours is missing."""


class FileChanged(CatalogError):
    """Somebody else wrote a file meanwhile; the message is its path as messages call it."""


class SiteEngineFailed(CatalogError):
    """The site engine stopped; the message holds its last lines."""


class ThemeChanged(CatalogError):
    """Templates, words, scripts or styles are no longer those with which a build began."""


class PhotoChanged(CatalogError):
    """A photo was replaced between the check and the making of its variants."""


class ChildLost(CatalogError):
    """The system ended a process that worked for us."""


class Misuse(CatalogError):
    """The command line asked for something that cannot be done."""


class GitHubRefused(CatalogError):
    """GitHub said no, or could not be reached: ``status`` is 0 then."""

    def __init__(self, status: int, method: str, path: str, why: str) -> None:
        self.status = status
        clean = "".join(sign if sign.isprintable() else "\ufffd" for sign in why)
        super().__init__(f"GitHub: {method} {path}: {status or '-'} {clean}")
