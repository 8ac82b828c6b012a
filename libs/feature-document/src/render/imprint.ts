import {
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalPositionAlign,
  type IFrameOptions,
} from 'docx';
import { fontOf, typeSizes } from './fonts';
import { formatDate } from './format';
import { officialParagraph } from './official-text';
import { mm, textWidthMm } from './page-setup';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type Imprint = papers.Imprint;

/** One character of 四号 in twips. */
const EDGE = typeSizes['四号'] * 10;
const WIDTH = mm(textWidthMm.portrait);
const FRAME: IFrameOptions = {
  type: 'alignment',
  width: WIDTH,
  wrap: FrameWrap.AROUND,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
};

/** A rule drawn as an underlined tab: LibreOffice does not float a frame whose paragraphs have borders. */
function rule(weight: 'thick' | 'thin'): Paragraph {
  return new Paragraph({
    frame: FRAME,
    spacing: { line: 120, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: [
      new TextRun({
        children: [new Tab()],
        font: fontOf('body'),
        size: 10,
        underline: { type: weight === 'thick' ? UnderlineType.THICK : UnderlineType.SINGLE },
      }),
    ],
  });
}

function frameLine(text: string, hanging: number): Paragraph {
  return officialParagraph(text, {
    frame: FRAME,
    size: typeSizes['四号'],
    line: 440,
    indent: { left: hanging, hanging },
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - EDGE }],
  });
}

/**
 * 版记 (GB/T 9704-2012, 7.4): copies and printing body in 四号 仿宋 between lines, the last line at the lower edge of the
 * type area of the last page.
 */
export function imprintBlock(imprint: Imprint): Paragraph[] {
  const copies = (imprint.copies ?? []).map(singleLine);
  return [
    rule('thick'),
    ...(copies.length === 0 ? [] : [frameLine(`　抄送：${copies.join('，')}。`, 4 * EDGE), rule('thin')]),
    frameLine(`　${singleLine(imprint.printedBy)}\t${formatDate(imprint.printedOn)}印发`, 0),
    rule('thick'),
    // A frame needs a paragraph after it that it is tied to; this one takes no room.
    officialParagraph('', { line: 20, size: 2 }),
  ];
}
