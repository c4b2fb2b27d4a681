"""The typeface of drawings, and those that are asked for the signs it lacks, first to last."""

FAMILY = "Inter"
FALLBACKS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans CJK SC",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Color Emoji",
    "Noto Emoji",
    "Segoe UI Emoji",
    "Apple Color Emoji",
)
