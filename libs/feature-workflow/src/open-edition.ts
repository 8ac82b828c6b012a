import { compile, deriveId, type DossierRow, type ProgrammeDefinition, type RowChange } from '@linxuan/domain';
import { LedgerRepository, WorkflowRepository, type Tx } from '@linxuan/persistence';
import { SYSTEM_USER } from './timer.processor';

const DOSSIER_KINDS = { nomination: 'nomination', 'list-decision': 'list', 'public-notice': 'notice', publication: 'publication' } as const;

/**
 * Opens an edition for work: one quota account with its slots per holder, and the first dossier of every owner and stage.
 * What exists already is left alone, so opening twice changes nothing. `groups` are the codes of central groups.
 */
export async function openEdition(tx: Tx, editionId: string, definition: ProgrammeDefinition, digest: string, groups: string[], at: string): Promise<void> {
  await openAccounts(tx, editionId, definition, groups);
  const changes = firstDossiers(editionId, definition, groups);
  const known: { id: string }[] = await tx.query(`SELECT id FROM dossier WHERE edition_id = $1`, [editionId]);
  const missing = changes.filter(({ id }) => !known.some((row) => row.id === id));
  if (missing.length === 0) return;
  await new WorkflowRepository(tx).write(missing);
  await new LedgerRepository(tx).append(
    missing.map((change) => ({ subjectType: 'dossier' as const, subjectId: change.id, type: 'dossier.opened', changes: [change] })),
    { actorUser: SYSTEM_USER, actorOrg: 'system', actorRole: 'system', at, requestId: deriveId(`${editionId}/opening`, at), definitionDigest: digest },
  );
}

async function openAccounts(tx: Tx, editionId: string, definition: ProgrammeDefinition, groups: string[]): Promise<void> {
  const holders = [
    ...definition.roster.filter(({ quota, sharesQuotaOf }) => quota && !sharesQuotaOf).map(({ org, quota }) => ({ org, quota: quota ?? '' })),
    ...(definition.groupQuota ? groups.map((org) => ({ org, quota: definition.groupQuota ?? '' })) : []),
  ];
  for (const { org, quota } of holders) {
    const rule = definition.quotas.find(({ id }) => id === quota);
    if (!rule || rule.type === 'uncapped' || rule.cap === null) continue;
    const sharers = definition.roster.filter(({ sharesQuotaOf }) => sharesQuotaOf === org).map((entry) => entry.org);
    const account = `${editionId}/${org}`;
    await tx.query(`INSERT INTO quota_account (id, edition_id, quota_id, org_ids, authority_org, cap) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, [
      account, editionId, quota, [org, ...sharers], definition.authority, rule.cap,
    ]);
    await tx.query(`INSERT INTO quota_slot (id, account_id, number, state) SELECT $1 || '/' || n, $1, n, 'free' FROM generate_series(1, $2::int) n ON CONFLICT DO NOTHING`, [account, rule.cap]);
  }
}

function firstDossiers(editionId: string, definition: ProgrammeDefinition, groups: string[]): Extract<RowChange, { op: 'insert'; table: 'dossier' }>[] {
  const machine = compile(definition);
  return [...machine.stages.values()].flatMap((stage) => {
    if (!(stage.kind in DOSSIER_KINDS)) return [];
    const nomination = stage.kind === 'nomination' ? stage : undefined;
    const owners = !nomination ? [definition.authority] : nomination.by === 'group' ? groups : definition.roster.filter(({ route }) => !nomination.route || route === nomination.route).map(({ org }) => org);
    return owners.map((ownerOrg) => {
      const id = deriveId(editionId, `${stage.id}/${ownerOrg}`);
      const row: DossierRow = {
        id, editionId, kind: DOSSIER_KINDS[stage.kind as keyof typeof DOSSIER_KINDS], stage: stage.id, ownerOrg,
        recipientOrg: nomination ? (nomination.to === 'authority' ? definition.authority : collectorOf(definition)) : null,
        state: 'drafted', version: 1, number: null, contentSha: null, zeroReturn: false, late: false, preparedBy: null, preparedAt: null, releasedBy: null, releasedAt: null, receiptedAt: null,
        windowEndsAt: null, closedAt: null, dueAt: null, carrier: null, trackingNumber: null, postmarkedOn: null, arrivedOn: null,
      };
      return { table: 'dossier', op: 'insert', id, set: row };
    });
  });
}

/** Who receives the groups' dossiers: the roster entry of the groups' route. */
function collectorOf(definition: ProgrammeDefinition): string | null {
  const route = definition.routes.find(({ match }) => match === 'central-soe-group')?.id;
  return definition.roster.find((entry) => entry.route === route)?.org ?? null;
}
