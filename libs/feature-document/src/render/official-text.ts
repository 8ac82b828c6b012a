import { AlignmentType, LineRuleType, Paragraph, Tab, TextRun, type IParagraphOptions } from 'docx';
import { fontOf, typeSizes, type Typeface } from './fonts';
import { chineseNumeral } from './format';
import { BODY_SPACING, CHARACTER, LINE_PITCH } from './page-setup';
import { balancedLines, cleanText, linesOf, singleLine, textWidth } from './text';
import type { papers } from '@linxuan/contracts';

export type OfficialBlock = papers.OfficialBlock;

type ParagraphLook = Omit<IParagraphOptions, 'children' | 'text' | 'spacing'> & {
  readonly typeface?: Typeface;
  readonly size?: number;
  readonly color?: string;
  readonly line?: number;
  readonly before?: number;
};

/** Children of a run: a tab is an element of its own, a tab character inside a text would be white space. */
function withTabs(text: string): (string | Tab)[] {
  return text.split('\t').flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])]);
}

/** Text in one face. */
export function officialRun(text: string, typeface: Typeface = 'body'): TextRun {
  return new TextRun({
    children: withTabs(cleanText(text)),
    font: fontOf(typeface),
    size: typeSizes['三号'],
    characterSpacing: BODY_SPACING,
  });
}

/** A paragraph on the 28.95 pt line pitch; line breaks in the text stay inside the paragraph. */
export function officialParagraph(text: string, look: ParagraphLook = {}): Paragraph {
  const { typeface = 'body', size = typeSizes['三号'], color, line = LINE_PITCH, before = 0, ...rest } = look;
  return new Paragraph({
    ...rest,
    spacing: { line, lineRule: LineRuleType.EXACT, before, after: 0 },
    children: cleanText(text)
      .split('\n')
      .map(
        (part, index) =>
          new TextRun({
            children: withTabs(part),
            font: fontOf(typeface),
            size,
            ...(size === typeSizes['三号'] ? { characterSpacing: BODY_SPACING } : {}),
            ...(color ? { color } : {}),
            ...(index > 0 ? { break: 1 } : {}),
          }),
      ),
  });
}

export const emptyLine = (count = 1, keepNext = false): Paragraph[] =>
  Array.from({ length: count }, () => officialParagraph('', { keepNext }));

/** Document title: 二号 小标宋, centred, lines of about equal length. */
export function titleParagraph(
  title: string,
  options: { before?: number; maxWidth?: number; size?: number } = {},
): Paragraph {
  const size = options.size ?? typeSizes['二号'];
  const lines = balancedLines(singleLine(title), options.maxWidth ?? 19);
  return officialParagraph(lines.join('\n'), {
    typeface: 'title',
    size,
    alignment: AlignmentType.CENTER,
    line: Math.round(size * 16),
    keepNext: true,
    keepLines: true,
    before: options.before ?? 0,
  });
}

/** 主送机关: flush left, followed by a full-width colon. */
export function addresseeParagraph(addressee: string): Paragraph {
  return officialParagraph(`${singleLine(addressee).replace(/[:：]$/, '')}：`);
}

/** Body paragraph: justified, first line two characters in. */
export function bodyParagraph(text: string, look: ParagraphLook = {}): Paragraph {
  return officialParagraph(text, {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 },
    ...look,
  });
}

const headingFaces: Readonly<Record<1 | 2 | 3 | 4, Typeface>> = { 1: 'heading', 2: 'subheading', 3: 'body', 4: 'body' };

function headingNumber(level: 1 | 2 | 3 | 4, value: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(value)}、`;
    case 2:
      return `（${chineseNumeral(value)}）`;
    case 3:
      return `${value}.`;
    case 4:
      return `（${value}）`;
  }
}

/** Body text with numbered headings (GB/T 9704-2012, 7.3.3: level 1 黑体, level 2 楷体, levels 3 and 4 仿宋). */
export function officialBlocks(blocks: readonly OfficialBlock[]): Paragraph[] {
  const counters = [0, 0, 0, 0, 0];
  return blocks.flatMap((block, index) => {
    // The last paragraph stays with what follows, so that a signature never stands alone on a page (7.3.5.5).
    if (block.kind === 'paragraph')
      return linesOf(block.text).map((line) => bodyParagraph(line, { keepNext: index === blocks.length - 1 }));
    counters[block.level] = (counters[block.level] ?? 0) + 1;
    counters.fill(0, block.level + 1);
    const number = headingNumber(block.level, counters[block.level] ?? 1);
    return [
      bodyParagraph(number + singleLine(block.text), {
        typeface: headingFaces[block.level],
        keepNext: true,
        outlineLevel: block.level - 1,
      }),
    ];
  });
}

/**
 * 附件说明: one empty line below the body, two characters in, names without closing mark; a second line starts under the
 * first character of the name (GB/T 9704-2012, 7.3.4).
 */
export function attachmentNotes(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return [];
  const label = 5 * CHARACTER;
  const clean = names.map((name) => singleLine(name).replace(/[。；;.]$/, ''));
  if (clean.length === 1) {
    return [
      ...emptyLine(1, true),
      officialParagraph(`附件：${clean[0] ?? ''}`, { keepNext: true, indent: { left: label, hanging: 3 * CHARACTER } }),
    ];
  }
  const numberWidth = Math.ceil((textWidth(`${clean.length}.`) + 0.25) * CHARACTER);
  return [
    ...emptyLine(1, true),
    ...clean.map((name, index) =>
      officialParagraph(`${index === 0 ? '附件：' : ''}${index + 1}.\t${name}`, {
        keepNext: index === clean.length - 1,
        indent: { left: label + numberWidth, hanging: (index === 0 ? 3 * CHARACTER : 0) + numberWidth },
        tabStops: [{ type: 'left', position: label + numberWidth }],
      }),
    ),
  ];
}

/** 附注 in round brackets, two characters in (GB/T 9704-2012, 7.3.7), e.g. the contact person. */
export function noteParagraph(note: string): Paragraph {
  return officialParagraph(`（${singleLine(note)}）`, { indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } });
}

/** Marks an annex: "附件2" in 黑体 at the upper left corner of its first page (GB/T 9704-2012, 7.3.4). */
export function annexMark(label: string): Paragraph {
  return officialParagraph(singleLine(label), { typeface: 'heading', keepNext: true });
}
