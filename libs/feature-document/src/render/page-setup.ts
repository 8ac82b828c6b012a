import { DocumentGridType, PageOrientation, SectionType, type ISectionPropertiesOptions } from 'docx';

const TWIPS_PER_MM = 1440 / 25.4;

/** Twips (1/20 pt) of a length in millimetres. */
export const mm = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);

/** Line pitch of the body in twips: 28.95 pt, 22 lines on 225 mm (GB/T 9704-2012, 5.2). */
export const LINE_PITCH = 579;
/** One body character (三号, 16 pt) in twips. */
export const CHARACTER = 320;
/** Characters on a body line. */
export const CHARACTERS_PER_LINE = 28;
/**
 * Spacing of body characters in twips: 28 characters of 16 pt are 448 pt and the type area is 442.2 pt wide. The
 * spacing is set on the text and not by a character grid, because LibreOffice gives a glyph wider than its cell two
 * cells.
 */
export const BODY_SPACING = Math.floor((mm(156) - CHARACTERS_PER_LINE * CHARACTER) / CHARACTERS_PER_LINE);

/** Width of the type area in millimetres. */
export const textWidthMm = { portrait: 156, landscape: 247, form: 170 } as const;

/** How a section is laid out: running official text, a wide table, or a form. */
export type PageLayout = keyof typeof textWidthMm;

const A4 = { width: mm(210), height: mm(297) };
/**
 * Section properties after GB/T 9704-2012: A4, margins 37 mm top and 28 mm at the binding edge, type area 156 × 225 mm.
 * Tables and forms have narrower side margins.
 *
 * @param footerMm distance of the footer's lower edge from the page edge; 23 mm puts the number 7 mm below the type
 * area
 */
export function pageSetup(
  layout: PageLayout,
  options: { titlePage?: boolean; headerMm?: number; footerMm?: number } = {},
): ISectionPropertiesOptions {
  const margins = {
    portrait: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
    landscape: { top: mm(28), bottom: mm(26), left: mm(25), right: mm(25) },
    form: { top: mm(28), bottom: mm(28), left: mm(20), right: mm(20) },
  }[layout];
  const footer = options.footerMm ?? { portrait: 22, landscape: 14, form: 15 }[layout];
  return {
    type: SectionType.NEXT_PAGE,
    ...(options.titlePage ? { titlePage: true } : {}),
    page: {
      // The library swaps width and height of a landscape page itself.
      size: { ...A4, orientation: layout === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { ...margins, header: mm(options.headerMm ?? 15), footer: mm(footer), gutter: 0 },
    },
    // States the line pitch without forcing titles and tables onto multiples of it; lines carry their exact height
    // themselves.
    grid: { type: DocumentGridType.DEFAULT, linePitch: LINE_PITCH },
  };
}
