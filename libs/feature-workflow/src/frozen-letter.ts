import { draftLetter, draftOpinion, type Command, type DossierRow, type WorkingSet } from '@linxuan/domain';
import { letterRows, type Tx } from '@linxuan/persistence';
import type { LoadedEdition } from './edition-cache';

export interface FrozenLetter {
  /** What is kept as the letter: the payload with everything that the server drafted for it. */
  content: Record<string, unknown>;
  /** Titles of the holder's applications outside of the batch, which its letter must not name. */
  others: string[];
}

/**
 * The letter of a batch as it is frozen: drawn in the transaction that prepares it, from the items in the order that
 * this very request gives them. No preview is taken for it: a page may be older than the batch.
 */
export async function frozenLetter(
  tx: Tx,
  edition: Pick<LoadedEdition, 'machine'>,
  workingSet: WorkingSet,
  command: Command,
  dossier: DossierRow,
): Promise<FrozenLetter | undefined> {
  const { definition, stages } = edition.machine;
  const stage = stages.get(dossier.stage);
  if (stage?.kind !== 'nomination') return undefined;
  const { payload } = command;
  const items = [...workingSet.dossierItem.values()]
    .filter(({ dossierId }) => dossierId === dossier.id)
    .sort((a, b) => a.position - b.position)
    .map(({ caseId }) => caseId);
  const order = command.action === 'zero-return' ? [] : ((payload['order'] as string[] | undefined) ?? items);
  const rows = await letterRows(tx, {
    editionId: dossier.editionId,
    ownerOrg: dossier.ownerOrg,
    recipientOrg: dossier.recipientOrg,
    by: stage.by,
    caseIds: items,
    departments: definition.roster.find(({ org }) => org === dossier.ownerOrg)?.departments ?? [],
    stages: [...stages.values()].filter(({ kind }) => kind === 'joint-review').map(({ id }) => id),
  });
  const titles = order.flatMap((id) => workingSet.case.get(id)?.title ?? []);
  const reason = typeof payload['reason'] === 'string' ? payload['reason'] : '';
  const draft = draftLetter(definition, { departments: rows.departments, received: rows.received, titles, reason });
  const written = (payload['opinions'] ?? {}) as Record<string, string>;
  const opinions = Object.fromEntries(
    order.map((id) => {
      const { answered, dissent } = rows.opinions[id] ?? { answered: 0, dissent: 0 };
      return [id, written[id] ?? draftOpinion(answered, dissent)];
    }),
  );
  return {
    others: rows.others,
    content: {
      ...payload,
      title: draft.title,
      body: payload['body'] ?? draft.paragraphs.map(({ text }) => text).join('\n'),
      issuer: rows.owner ?? dossier.ownerOrg,
      addressee: rows.recipient ?? '',
      ...(order.length > 0 && { order, opinions }),
    },
  };
}
