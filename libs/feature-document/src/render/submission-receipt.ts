import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { AlignmentType } from 'docx';
import { writeDocx } from './docx-writer';
import { typeSizes } from './fonts';
import { formatInstant } from './format';
import { remarks, paperHeading } from './form-table';
import { officialParagraph, titleParagraph } from './official-text';
import { textWidthMm } from './page-setup';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type SubmissionReceiptData = papers.SubmissionReceiptData;

const LABELS = {
  'zh-CN': {
    title: '申报材料提交回执',
    programme: '申报项目',
    caseNumber: '申报编号',
    applicant: '申报单位',
    receivedBy: '接收单位',
    submittedBy: '提交人',
    acceptedAt: '提交时间',
    version: '提交版本',
    digest: '材料摘要（SHA-256）',
    files: '随附文件',
    number: '序号',
    file: '文件名',
    slot: '材料类别',
    size: '大小',
    none: '无随附文件',
    note: [
      '提交时间以本系统接收时间（北京时间）为准。',
      '摘要由提交时的全部填报内容计算得出，可用于核验材料提交后是否改动。',
      '本回执仅证明材料已提交，不代表已受理或通过审核。',
    ],
  },
  en: {
    title: 'Receipt of submission',
    programme: 'Programme',
    caseNumber: 'Case number',
    applicant: 'Applicant',
    receivedBy: 'Received by',
    submittedBy: 'Submitted by',
    acceptedAt: 'Submitted at',
    version: 'Version',
    digest: 'Digest (SHA-256)',
    files: 'Attached files',
    number: 'No.',
    file: 'File name',
    slot: 'Document',
    size: 'Size',
    none: 'No attached files',
    note: [
      'The time at which this system received the submission counts (Beijing time).',
      'The digest covers everything that was submitted and shows whether it was changed afterwards.',
      'This receipt proves the submission. It is neither an acceptance nor the result of a review.',
    ],
  },
} as const;

/** Hex digits in groups of eight, so that they wrap and can be compared by eye. */
function groupedHex(hex: string): string {
  return (singleLine(hex).match(/.{1,8}/g) ?? []).join(' ');
}

function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The receipt as .docx in Chinese or English. */
export async function renderSubmissionReceipt(
  data: SubmissionReceiptData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  const label = LABELS[data.language];
  const facts: readonly (readonly [string, GridCell])[] = [
    [label.programme, singleLine(data.programme)],
    [label.caseNumber, singleLine(data.caseNumber)],
    [data.nouns.title[data.language === 'en' ? 'en' : 'zh'], singleLine(data.name)],
    [label.applicant, singleLine(data.applicant)],
    [label.receivedBy, singleLine(data.receivedBy)],
    [label.submittedBy, singleLine(data.submittedBy)],
    [label.acceptedAt, formatInstant(data.acceptedAt, data.language)],
    [label.version, String(data.version)],
    [label.digest, { text: groupedHex(data.sha256), typeface: 'mono' }],
  ];
  return writeDocx(marks, {
    title: `${label.title} ${singleLine(data.caseNumber)}`,
    language: data.language,
    sections: [
      {
        layout: 'form',
        children: [
          titleParagraph(label.title),
          officialParagraph('', { line: 240, alignment: AlignmentType.CENTER }),
          grid({
            header: false,
            widthMm: textWidthMm.form,
            size: typeSizes['小四'],
            minRowMm: 10,
            columns: [
              { title: '', width: 45 },
              { title: '', width: 125 },
            ],
            rows: facts.map(([name, value]) => [{ text: name, align: 'center', typeface: 'heading' }, value]),
          }),
          paperHeading(
            data.files.length === 0
              ? `${label.files}：${label.none}`
              : data.language === 'en'
                ? `${label.files} (${data.files.length})`
                : `${label.files}（${data.files.length}）`,
          ),
          ...(data.files.length === 0
            ? []
            : [
                grid({
                  widthMm: textWidthMm.form,
                  size: typeSizes['小五'],
                  minRowMm: 7,
                  columns: [
                    { title: label.number, width: 11, align: 'center' },
                    { title: label.slot, width: 30 },
                    { title: label.file, width: 48 },
                    { title: label.size, width: 18, align: 'right' },
                    { title: 'SHA-256', width: 63 },
                  ],
                  rows: data.files.map((file, index) => [
                    String(index + 1),
                    singleLine(file.slot),
                    singleLine(file.name),
                    fileSize(file.bytes),
                    { text: groupedHex(file.sha256), typeface: 'mono' },
                  ]),
                }),
              ]),
          ...remarks(label.note, data.language),
        ],
      },
    ],
  });
}
