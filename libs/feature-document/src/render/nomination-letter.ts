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
} from './official-text';
import { signatureBlock } from './signature';
import type { papers } from '@linxuan/contracts';

export type NominationLetterData = papers.NominationLetterData;

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
