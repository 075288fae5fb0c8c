"""The files of open data, as `catalog.opendata` makes them."""

from catalog.opendata.files import DataFile
from catalog.views.base import Site


def data_file(site: Site, file: DataFile) -> bytes:
    """The bytes of one file; the page of the data has told their number."""
    return site.open_data.handed_out(file)
