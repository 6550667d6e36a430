"""Find text that stands too faintly on its ground: less than 4.5 to 1."""

import functools
from collections.abc import Iterator

from parat.documents.story import Story, shown
from parat.documents.styles_read import AUTOMATIC, NO_PAINT, Paint, Styles

LEAST = 4.5
BLACK, WHITE = "000000", "FFFFFF"

_PAPER = Paint(BLACK, WHITE)


def ratio(ink: str, ground: str) -> float:
    """Give the contrast of two RRGGBB colours as WCAG 2.1 reckons it, from 1 to 21."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faint_texts(story: Story, styles: Styles) -> Iterator[tuple[str, float]]:
    """Give what stands too faintly, as the style or the text it is found in and its contrast.

    A style used in a table must be legible on every ground that the table's style has.
    """
    used = {(paragraph.style or styles.paragraph, paragraph.table) for paragraph in story.paragraphs if paragraph.text}
    for style, table in sorted(used, key=str):
        place = f"style {style}" if not table else f"style {style} in {table}"
        yield from _faint(place, styles.paint_of(style), table, styles)
    for (style, table, own, run_style), text in story.painted.items():
        paint = own.over(styles.paint_of(run_style)).over(styles.paint_of(style or styles.paragraph))
        yield from _faint(shown(text), paint, table, styles)


def _faint(place: str, paint: Paint, table: str | None, styles: Styles) -> Iterator[tuple[str, float]]:
    grounds = styles.grounds_of(table) if table else (NO_PAINT,)
    contrasts = [_contrast(paint.over(ground).over(styles.default).over(_PAPER)) for ground in grounds]
    if min(contrasts) < LEAST:
        yield place, min(contrasts)


def _contrast(paint: Paint) -> float:
    if paint.ink == AUTOMATIC:
        return max(ratio(BLACK, paint.ground or WHITE), ratio(WHITE, paint.ground or WHITE))
    return ratio(paint.ink or BLACK, paint.ground or WHITE)


@functools.lru_cache(maxsize=256)
def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
