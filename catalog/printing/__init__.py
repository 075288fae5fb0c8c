"""Everything that is printed: the PDFs of the site, the kit of a fair, and what is asked for."""

from catalog.printing.asked import KIT, Printed, PrintOrder, print_sheets
from catalog.printing.files import fair_pdfs, pdf_path, product_pdfs
from catalog.printing.job import PRODUCT_JOBS, Job, jobs, photos_of
from catalog.printing.kit import kit

__all__ = [
    "KIT",
    "PRODUCT_JOBS",
    "Job",
    "PrintOrder",
    "Printed",
    "fair_pdfs",
    "jobs",
    "kit",
    "pdf_path",
    "photos_of",
    "print_sheets",
    "product_pdfs",
]
