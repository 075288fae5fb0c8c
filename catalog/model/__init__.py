"""The records: the only definition of a field. Knows no file and no page."""

from catalog.model.base import Record, field_meaning, field_name, other_words, vietnamese_name
from catalog.model.certificate import Certificate, Evaluation
from catalog.model.fair import Fair, FairProduct
from catalog.model.people import People, Person
from catalog.model.photo import Photo
from catalog.model.producer import Producer
from catalog.model.product import Product
from catalog.model.sales_point import SalesPoint
from catalog.model.selling import Pack, Supply
from catalog.model.settings import Settings

__all__ = [
    "Certificate",
    "Evaluation",
    "Fair",
    "FairProduct",
    "Pack",
    "People",
    "Person",
    "Photo",
    "Producer",
    "Product",
    "Record",
    "SalesPoint",
    "Settings",
    "Supply",
    "field_meaning",
    "field_name",
    "other_words",
    "vietnamese_name",
]
