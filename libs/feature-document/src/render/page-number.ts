import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { fontOf, typeSizes } from './fonts';

const NUMBER_INDENT = typeSizes['四号'] * 10;

function numberLine(side: 'odd' | 'even'): Paragraph {
  return new Paragraph({
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: NUMBER_INDENT } : { left: NUMBER_INDENT },
    children: [
      new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('song'), size: typeSizes['四号'] }),
    ],
  });
}

/** Page numbers "— 1 —": 四号 宋体, odd pages right and even pages left, one character in (GB/T 9704-2012, 7.5). */
export function pageNumberFooters(): { default: Footer; even: Footer } {
  return {
    default: new Footer({ children: [numberLine('odd')] }),
    even: new Footer({ children: [numberLine('even')] }),
  };
}
