"""Everything that is printed: the PDFs of the site, the kit of a fair, and what is asked for."""

from catalog.printing.asked import KIT, Printed, PrintOrder, print_sheets
from catalog.printing.files import File, fair_pdfs, pdf_path, product_pdfs
from catalog.printing.job import PRODUCT_JOBS, Job, jobs, jobs_of, photos_of
from catalog.printing.kit import kit

__all__ = [
    "KIT",
    "PRODUCT_JOBS",
    "File",
    "Job",
    "PrintOrder",
    "Printed",
    "fair_pdfs",
    "jobs",
    "jobs_of",
    "kit",
    "pdf_path",
    "photos_of",
    "print_sheets",
    "product_pdfs",
]
