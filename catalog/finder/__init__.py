"""The data of the search: what the build knows of each product, as scripts for the browser.

Split so that the first results need little: ``names`` finds and shows products, ``words``
brings synonyms and the words of filters, ``makers`` adds who makes them and where their
pages are, ``facts`` the other filters, ``codes`` what is printed on packs. Scripts rather
than data to fetch, so that they also work from ``file://``. The searching itself is done
by ``theme/scripts/``.
"""

from catalog.finder.parts import PARTS, part_path, part_script, version

__all__ = ["PARTS", "part_path", "part_script", "version"]
