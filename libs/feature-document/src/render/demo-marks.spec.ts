import { demoMarks, DEMO_WORDS, type DemoMarks, type papers } from '@linxuan/contracts';
import JSZip from 'jszip';
import { RENDERERS } from '../papers.service';
import { renderTable } from './table-export';
import { sampleLetter, sampleNotice, sampleReceipt, sampleSummary } from './samples/nomination-samples';
import { sampleCatalogue, samplePublicNotice, sampleTable } from './samples/publication-samples';
import { outOfOrder } from './samples/ooxml-order';
import { readPart, textOf } from './samples/read-office';
import {
  sampleDepartmentReview,
  sampleEligibility,
  sampleJointOpinion,
  sampleListDecision,
  samplePanelMinutes,
  samplePanelSummary,
  sampleScoreSheet,
} from './samples/review-samples';

/** One sample for each paper of the product: a new paper without one does not compile. */
const SAMPLES: { [K in papers.PaperName]: papers.PaperData[K][] } = {
  'nomination-letter.docx': [sampleLetter(), sampleLetter({ form: 'document' })],
  'nomination-summary.docx': [sampleSummary()],
  'nomination-summary.xlsx': [sampleSummary()],
  'applicant-notice.docx': [sampleNotice('acceptance')],
  'submission-receipt.docx': [sampleReceipt(), sampleReceipt(2, 'en')],
  'joint-opinion-sheet.docx': [sampleJointOpinion()],
  'eligibility-sheet.docx': [sampleEligibility()],
  'department-review-sheet.docx': [sampleDepartmentReview()],
  'expert-score-sheet.docx': [sampleScoreSheet()],
  'panel-summary.docx': [samplePanelSummary()],
  'panel-minutes.docx': [samplePanelMinutes()],
  'list-decision-minutes.docx': [sampleListDecision()],
  'public-notice.docx': [samplePublicNotice()],
  'catalogue.docx': [sampleCatalogue()],
  'catalogue.xlsx': [sampleCatalogue()],
  'catalogue.csv': [sampleCatalogue()],
  'catalogue.json': [sampleCatalogue()],
};
const PAPERS = Object.keys(SAMPLES) as papers.PaperName[];
/** What no paper of an installation for real holds; the samples name people and places of their own that say 演示. */
const MARK = /【演示】|演示内容|演示·|Demonstration|"demo"|^\uFEFF演示/;
const [DEMO, REAL] = [demoMarks('demo'), demoMarks('production')];

const drawn = <K extends papers.PaperName>(name: K, marks: DemoMarks): Promise<Buffer[]> =>
  Promise.all(SAMPLES[name].map(async (data) => RENDERERS[name](data, marks)));

/** All text of a file, whatever its format. */
async function everything(file: Buffer): Promise<string> {
  if (file.subarray(0, 2).toString() !== 'PK') return file.toString('utf8');
  const zip = await JSZip.loadAsync(file);
  return (await Promise.all(Object.values(zip.files).map((part) => part.async('string')))).join('\n');
}

describe('Office files', () => {
  it.each(PAPERS.filter((name) => /\.(docx|xlsx)$/.test(name)))('stand in the order of ECMA-376: %s', async (name) => {
    for (const marks of [DEMO, REAL])
      for (const file of await drawn(name, marks)) expect(await outOfOrder(file)).toEqual([]);
  });

  it('stand in the order of ECMA-376: a table that is exported', async () => {
    for (const marks of [DEMO, REAL])
      expect(await outOfOrder(await renderTable({ ...sampleTable(3), language: 'zh-CN' }, 'xlsx', marks))).toEqual([]);
  });
});

describe('the papers of a demonstration', () => {
  it.each(PAPERS)('say of themselves what they are, and in production nothing: %s', async (name) => {
    for (const file of await drawn(name, DEMO)) expect((await everything(file)).includes('演示')).toBe(true);
    for (const file of await drawn(name, REAL)) expect(MARK.exec(await everything(file))).toBeNull();
  });

  it.each(PAPERS.filter((name) => name.endsWith('.docx')))(
    'say so on every page and in their title: %s',
    async (name) => {
      for (const file of await drawn(name, DEMO)) {
        const document = await readPart(file, 'word/document.xml');
        const sections = document.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
        for (const section of sections) {
          const kinds = ['default', 'even', ...(section.includes('<w:titlePg/>') ? ['first'] : [])];
          for (const kind of kinds)
            expect([kind, section.includes(`<w:headerReference w:type="${kind}"`)]).toEqual([kind, true]);
        }
        const headers = Object.keys((await JSZip.loadAsync(file)).files).filter((path) =>
          /^word\/header\d+\.xml$/.test(path),
        );
        for (const path of headers) {
          const header = textOf(await readPart(file, path));
          expect(header).toContain('【演示】');
          expect([header, header.split('演示').length, header.split('Demonstration').length <= 2]).toEqual([
            header,
            2,
            true,
          ]);
        }
        expect(await readPart(file, 'docProps/core.xml')).toContain('<dc:title>【演示】');
      }
    },
  );

  it('give programs a mark that they can read, and no number that could be real', async () => {
    const [json] = await drawn('catalogue.json', DEMO);
    expect(JSON.parse(json?.toString('utf8') ?? '')).toMatchObject({
      demo: true,
      notice: DEMO_WORDS.notice.zh,
      documentNumber: expect.stringMatching(/^演示/) as string,
    });
    for (const language of ['zh-CN', 'en'] as const) {
      const csv = (await renderTable({ ...sampleTable(3), language }, 'csv', DEMO)).toString('utf8').trim();
      // Each line can be told from a real one, wherever it is pasted; the columns stay a table.
      for (const line of csv.split('\r\n')) expect(line).toMatch(/^\uFEFF?"?(Demonstration )?演示/);
      const xlsx = await everything(await renderTable({ ...sampleTable(3), language }, 'xlsx', DEMO));
      expect(xlsx.includes('【演示】')).toBe(true);
      const real = await everything(await renderTable({ ...sampleTable(3), language }, 'xlsx', REAL));
      expect(MARK.exec(real)).toBeNull();
    }
  });
});
