import type { DemoMarks } from '@linxuan/contracts';
import { AlignmentType, FrameAnchorType, FrameWrap, Paragraph, TextRun } from 'docx';
import { fontOf, typeSizes } from './fonts';
import { mm, type PageLayout } from './page-setup';

export type DemoLine = NonNullable<ReturnType<DemoMarks['line']>>;

const COLOUR = 'B00020';
const WIDTH_MM = 170;
const HEIGHT_MM = 12;
/** From the page's upper edge: above every masthead, inside what printers print. */
const TOP_MM = 6;

/**
 * The line that says of every page of a demonstration's paper what it is. It stands in a frame on the page, so that
 * nothing else of the layout moves, and in the header, so that it is not deleted with the text.
 */
export function demoLine({ mark, sentence }: DemoLine, layout: PageLayout): Paragraph {
  const pageMm = layout === 'landscape' ? 297 : 210;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    frame: {
      type: 'absolute',
      position: { x: mm((pageMm - WIDTH_MM) / 2), y: mm(TOP_MM) },
      width: mm(WIDTH_MM),
      height: mm(HEIGHT_MM),
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      wrap: FrameWrap.NONE,
    },
    children: [
      new TextRun({ text: mark, bold: true, color: COLOUR, font: fontOf('heading'), size: typeSizes['五号'] }),
      new TextRun({ text: sentence, color: COLOUR, font: fontOf('song'), size: 15 }),
    ],
  });
}
