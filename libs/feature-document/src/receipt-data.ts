import type { papers } from '@linxuan/contracts';
import { nounsOf } from '@linxuan/domain';
import { slotPointer } from '@linxuan/form-rules';
import { CasePapersRepository, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { orgName, type CaseFacts } from './case-facts';

interface SubmittedFile {
  slot: string;
  name: string;
  size: number;
  sha256: string;
}

/** The receipt of the last submission: what counts as handed in, and when. */
export async function receiptData(
  tx: Tx,
  facts: CaseFacts,
  language: papers.DocumentLanguage,
): Promise<papers.SubmissionReceiptData> {
  const { row, edition, content } = facts;
  const revision = await new CasePapersRepository(tx).lastSubmission(row.id);
  if (!revision) throw new DomainError('subject.notFound');
  const lang = language === 'en' ? 'en' : 'zh';
  const titles = new Map(edition.form.attachments.map((slot) => [slotPointer(slot), slot.title[lang]]));
  const files = (Array.isArray(content['attachments']) ? content['attachments'] : []) as unknown as SubmittedFile[];
  return {
    language,
    nouns: nounsOf(edition.machine.definition),
    programme: edition.machine.definition.title[lang],
    caseNumber: row.number,
    applicant: row.holderName,
    name: row.title,
    receivedBy: orgName(facts, row.groupOrg) || orgName(facts, row.nominatorOrg),
    submittedBy: revision.person,
    acceptedAt: revision.submittedAt,
    version: revision.revision,
    sha256: revision.sha,
    files: files.map(({ name, slot, size, sha256 }) => ({
      name,
      slot: titles.get(`/attachments/${slot}`) ?? slot,
      bytes: size,
      sha256,
    })),
  };
}
