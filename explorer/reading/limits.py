"""Every limit of an import, in one table: what is larger, slower or wilder is refused in words.

The command line and the window name the limit that was hit from here; nothing else holds one.
"""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one article may be and may cost.

    Sizes in bytes, times in seconds, memory as address space of the worker process. Beyond
    ``html_bytes`` or ``html_elements`` trafilatura takes minutes, so all paragraphs are taken.
    The figures for archives are far above what any word processor writes and far below what
    exhausts a machine. A worker is replaced after ``worker_requests``, or once an article has
    left ``worker_growth`` more in its memory than it began with.
    """

    file_bytes: int = 100 * MEGABYTE
    characters: int = 1 * MEGABYTE
    page_bytes: int = 20 * MEGABYTE
    html_bytes: int = 2 * MEGABYTE
    html_elements: int = 20_000
    pdf_pages: int = 2_000
    table_bytes: int = 50 * MEGABYTE
    table_rows: int = 10_000
    record_rows: int = 50_000
    archive_members: int = 5_000
    archive_bytes: int = 200 * MEGABYTE
    archive_xml_bytes: int = 50 * MEGABYTE
    archive_ratio: int = 200
    start_seconds: float = 120.0
    read_seconds: float = 30.0
    extract_seconds: float = 300.0
    reader_memory: int = 1_000 * MEGABYTE
    language_memory: int = 2_000 * MEGABYTE
    worker_requests: int = 1_000
    worker_growth: int = 300 * MEGABYTE


LIMITS = Limits()
