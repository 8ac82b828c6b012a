import type { DemoMarks } from '@linxuan/contracts';
import { Document, Header, Packer, type FileChild, type Footer } from 'docx';
import { demoLine, type DemoLine } from './demo-line';
import { fontOf, fontTableXml, typeSizes } from './fonts';
import { withFixedTimes } from './fixed-zip';
import type { DocumentLanguage } from './format';
import { pageNumberFooters } from './page-number';
import { pageSetup, type PageLayout } from './page-setup';
import { cleanText, singleLine } from './text';

/** Style of paragraphs in tables: smaller than the body text. */
export const TABLE_STYLE = 'TableText';

/** One section of a document. Page numbers are added unless own first-page furniture is given. */
export interface DocxSection {
  readonly layout: PageLayout;
  readonly children: readonly FileChild[];
  readonly firstPage?: {
    readonly header: Header;
    readonly footer: Footer;
    readonly headerMm: number;
    readonly footerMm: number;
  };
}

export interface DocxContent {
  readonly title: string;
  readonly language?: DocumentLanguage;
  readonly sections: readonly DocxSection[];
}

const escapeXml = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '');

/** Document properties without author and times: the paper's own text states who issued it and when. */
function propertiesXml(title: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escapeXml(cleanText(title))}</dc:title></cp:coreProperties>`
  );
}

/**
 * Headers of a section: its own first one, and in a demonstration the line that says so on first, odd and even pages.
 */
function headersOf(
  line: DemoLine | null,
  layout: PageLayout,
  first: Header | undefined,
): { first?: Header; default?: Header; even?: Header } {
  if (line === null) return first ? { first } : {};
  const marked = (of: Header['options']['children'] = []): Header =>
    new Header({ children: [demoLine(line, layout), ...of] });
  return { ...(first ? { first: marked(first.options.children) } : {}), default: marked(), even: marked() };
}

/**
 * Writes a .docx file; the same content gives the same bytes. Where the installation is a demonstration, every page
 * says so.
 */
export async function writeDocx(marks: DemoMarks, content: DocxContent): Promise<Buffer> {
  const line = marks.line(content.language === 'en' ? 'en' : 'zh');
  // Latin text is marked as English also in Chinese papers: marked as Chinese, LibreOffice breaks lines inside numbers.
  const language = { value: content.language === 'en' ? 'en-GB' : 'en-US', eastAsia: 'zh-CN' };
  const document = new Document({
    title: marks.title(singleLine(content.title)),
    creator: '',
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    defaultTabStop: 420,
    compatibility: { balanceSingleByteDoubleByteWidth: true, useFELayout: true },
    styles: {
      default: {
        document: {
          run: { font: fontOf('body'), size: typeSizes['三号'], language },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
      paragraphStyles: [
        { id: 'Normal', name: 'Normal', quickFormat: true, run: { font: fontOf('body'), size: typeSizes['三号'] } },
        { id: TABLE_STYLE, name: 'Table Text', basedOn: 'Normal', quickFormat: true, run: { size: typeSizes['五号'] } },
      ],
    },
    sections: content.sections.map(({ layout, children, firstPage }) => ({
      properties: pageSetup(
        layout,
        firstPage ? { titlePage: true, headerMm: firstPage.headerMm, footerMm: firstPage.footerMm } : {},
      ),
      headers: headersOf(line, layout, firstPage?.header),
      footers: { ...pageNumberFooters(), ...(firstPage ? { first: firstPage.footer } : {}) },
      children: [...children],
    })),
  });
  const buffer = await Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTableXml() },
    { path: 'docProps/core.xml', data: propertiesXml(marks.title(content.title)) },
  ]);
  return withFixedTimes(buffer);
}
