import type { LetterContent, NominationPapersDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

/** The body as the server drafts it; of a zero return with the reason behind its first paragraph. */
export function draftedBody(
  { letter }: Pick<NominationPapersDto, 'letter'>,
  { reason }: LetterContent,
  isZero: boolean,
): string {
  return letter.paragraphs
    .map(({ text }, index) => (isZero && index === 0 ? `${text}${reason?.trim() ?? ''}` : text))
    .join('\n');
}

/**
 * What is sent when the batch is prepared: what a person wrote, and the order. A body is sent only where a person typed
 * one; the server drafts it of the batch that it freezes, since a preview may be older than that.
 */
export function letterPayload(
  content: LetterContent,
  ranking: readonly string[],
  owner: string,
  isZero: boolean,
): Record<string, unknown> {
  const signatories = (content.signatories ?? [owner]).map((name) => name.trim()).filter((name) => name !== '');
  const body = content.body && isVisible(content.body) ? content.body.trim() : undefined;
  const opinions = Object.fromEntries(
    Object.entries(content.opinions ?? {})
      .filter(([id, text]) => ranking.includes(id) && isVisible(text))
      .map(([id, text]) => [id, text.trim()]),
  );
  const contact =
    content.contact && isVisible(content.contact.person) && isVisible(content.contact.phone)
      ? { person: content.contact.person.trim(), phone: content.contact.phone.trim() }
      : undefined;
  return {
    number: content.number?.trim() ?? '',
    date: content.date ?? '',
    signatories,
    ...(body && { body }),
    ...(contact && { contact }),
    ...(content.scanFileId && { scanFileId: content.scanFileId }),
    ...(isZero
      ? { reason: content.reason?.trim() ?? '' }
      : { order: [...ranking], ...(Object.keys(opinions).length > 0 && { opinions }) }),
  };
}

/** What is still missing before the batch can be prepared, as message keys. */
export function letterGaps(content: LetterContent, isZero: boolean): string[] {
  const gaps: [string, boolean][] = [
    ['nominations.gap.number', !isVisible(content.number)],
    ['nominations.gap.date', !content.date],
    [
      'nominations.gap.signatories',
      content.signatories !== undefined && content.signatories.every((name) => !isVisible(name)),
    ],
    ['nominations.gap.reason', isZero && !isVisible(content.reason)],
  ];
  return gaps.filter(([, open]) => open).map(([key]) => key);
}
