"""The data of the search: what the build knows of each product, as scripts for the browser.

Split so that the first results need little: ``names`` finds and shows products,
``makers`` adds who makes them and where their pages are, ``facts`` the other filters,
``codes`` what is printed on packs. Scripts rather than data to fetch, so that they also
work from ``file://``. The searching itself is done by ``theme/scripts/``.
"""

from catalog.finder.parts import codes_script, facts_script, makers_script, names_script

__all__ = ["codes_script", "facts_script", "makers_script", "names_script"]
