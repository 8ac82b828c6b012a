import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import type { FileChild } from 'docx';
import { writeDocx } from './docx-writer';
import { imprintBlock } from './imprint';
import { documentHead, letterFirstPage, letterHead } from './masthead';
import {
  addresseeParagraph,
  attachmentNotes,
  emptyLine,
  noteParagraph,
  officialBlocks,
  titleParagraph,
  type OfficialBlock,
} from './official-text';
import { signatureBlock } from './signature';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type NominationLetterData = papers.NominationLetterData;
export type NominationDraft = papers.NominationDraft;

/** A name in quotation marks; those inside it become single ones (GB/T 15834-2011, 4.8). */
function quoted(name: string): string {
  return `“${singleLine(name).replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** Title that names the first item and the count, as nominations are usually titled. */
export function nominationTitle(firstItem: string, count: number, objectName: string): string {
  const name = quoted(firstItem);
  return count > 1 ? `关于推荐${name}等${count}项${objectName}的函` : `关于推荐${name}${objectName}的函`;
}

/** Body of a nomination letter, drafted from the batch; the clerk may rewrite it. */
export function draftNominationBody(draft: NominationDraft): OfficialBlock[] {
  const count = draft.items.length;
  const first = quoted(draft.items[0] ?? '');
  const jointly =
    draft.jointDepartments.length === 0
      ? `${draft.self}组织开展了初审`
      : `${draft.self}会同${draft.jointDepartments.map(singleLine).join('、')}开展了初审`;
  const named = count > 1 ? `${first}等${count}项${draft.objectName}` : `${first}${draft.objectName}`;
  return [
    {
      kind: 'paragraph',
      text: `按照《${singleLine(draft.callTitle)}》（${singleLine(draft.callNumber)}）要求，${jointly}。本次共收到申报${draft.received}项，经初审、比选和排序，现推荐${named}，具体名单和排序见推荐汇总表。`,
    },
    {
      kind: 'paragraph',
      text: '所推荐技术的申报材料真实性、完整性已经审核，应用实例、专利证书和检测（评估）报告随文附送，电子版已通过系统报送。',
    },
    { kind: 'paragraph', text: '请予审核。' },
  ];
}

/** Renders the letter as .docx after GB/T 9704-2012. */
export async function renderNominationLetter(data: NominationLetterData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const head = {
    issuers: data.issuers,
    documentNumber: data.documentNumber,
    ...(data.signedBy ? { signedBy: data.signedBy } : {}),
  };
  const children: FileChild[] = [
    ...(data.form === 'document' ? documentHead(head) : letterHead(head)),
    titleParagraph(data.title),
    ...emptyLine(),
    addresseeParagraph(data.addressee),
    ...officialBlocks(data.paragraphs),
    ...attachmentNotes(data.attachments),
    ...signatureBlock(data.signatories, data.date, data.contact !== undefined),
    ...(data.contact ? [noteParagraph(`联系人：${data.contact.person}，联系电话：${data.contact.phone}`)] : []),
    ...(data.imprint ? imprintBlock(data.imprint) : []),
  ];
  return writeDocx(marks, {
    title: data.title,
    sections: [
      { layout: 'portrait', children, ...(data.form === 'letter' ? { firstPage: letterFirstPage(head) } : {}) },
    ],
  });
}
