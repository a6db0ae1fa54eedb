"""Read a built site back and prove that it says what the source says."""

from generator.verify.counts import check_counts
from generator.verify.links import verify_links
from generator.verify.print_figures import print_figures
from generator.verify.verbatim import verify_verbatim
from generator.verify.verify_site import VerifyFigures, VerifyReport, verify_site

__all__ = [
    "VerifyFigures",
    "VerifyReport",
    "check_counts",
    "print_figures",
    "verify_links",
    "verify_site",
    "verify_verbatim",
]
