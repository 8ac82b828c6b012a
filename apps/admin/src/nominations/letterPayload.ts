import type { LetterContent, NominationPapersDto } from '@linxuan/contracts';

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

/** What is sent when the batch is prepared: everything that stands in the letter, in full, so that every reader sees the same. */
export function letterPayload(
  content: LetterContent,
  ranking: readonly string[],
  papersNow: NominationPapersDto | undefined,
  owner: string,
  isZero: boolean,
): Record<string, unknown> {
  const signatories = (content.signatories ?? [owner]).map((name) => name.trim()).filter((name) => name !== '');
  const body = content.body?.trim() || (papersNow && draftedBody(papersNow, content, isZero));
  const opinions = Object.fromEntries(
    Object.entries(content.opinions ?? {})
      .filter(([id, text]) => ranking.includes(id) && text.trim() !== '')
      .map(([id, text]) => [id, text.trim()]),
  );
  const contact =
    content.contact && content.contact.person.trim() !== '' && content.contact.phone.trim() !== ''
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
    ['nominations.gap.number', !content.number?.trim()],
    ['nominations.gap.date', !content.date],
    [
      'nominations.gap.signatories',
      content.signatories !== undefined && content.signatories.every((name) => name.trim() === ''),
    ],
    ['nominations.gap.reason', isZero && !content.reason?.trim()],
  ];
  return gaps.filter(([, open]) => open).map(([key]) => key);
}
