import {
  applyChange,
  dueDatesOf,
  compile,
  deriveId,
  derivedDeadlines,
  derivedTasks,
  emptyWorkingSet,
  keyedAccounts,
  keyedQuotas,
  type AccountKey,
  type DossierRow,
  type ProgrammeDefinition,
  type QuotaDefinition,
  type RowChange,
  type StageDefinition,
} from '@linxuan/domain';
import {
  DossierRepository,
  EditionRepository,
  LedgerRepository,
  QuotaRepository,
  WorkflowRepository,
  type Tx,
} from '@linxuan/persistence';
import { SYSTEM_USER } from './timer.processor';
import { workingCalendar } from '@linxuan/platform';

const DOSSIER_KINDS = {
  nomination: 'nomination',
  'list-decision': 'list',
  'public-notice': 'notice',
  publication: 'publication',
  'quota-extra': 'quota-request',
} as const;

/**
 * Opens an edition for work: one quota account with its slots per holder, and the first dossier of every owner and
 * stage. What exists already is left alone, so opening twice changes nothing. `groups` are the codes of central groups.
 */
export async function openEdition(
  tx: Tx,
  editionId: string,
  definition: ProgrammeDefinition,
  digest: string,
  groups: string[],
  at: string,
): Promise<void> {
  await openAccounts(tx, editionId, definition, groups);
  const changes = firstDossiers(editionId, definition, groups, at);
  const known = await new DossierRepository(tx).idsIn(editionId);
  const missing = changes.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return;
  const opening = deriveId(`${editionId}/opening`, at);
  const events = missing.map((change) => ({
    subjectType: 'dossier' as const,
    subjectId: change.id,
    type: 'dossier.opened',
    changes: [change, ...firstTasks(definition, change, opening, at)],
  }));
  await new WorkflowRepository(tx).write(events.flatMap((event) => event.changes));
  await new LedgerRepository(tx).append(events, {
    actorUser: SYSTEM_USER,
    actorOrg: 'system',
    actorRole: 'system',
    at,
    requestId: opening,
    definitionDigest: digest,
  });
}

async function openAccounts(
  tx: Tx,
  editionId: string,
  definition: ProgrammeDefinition,
  groups: string[],
): Promise<void> {
  const holders = [
    ...definition.roster
      .filter(({ quota, sharesQuotaOf }) => quota && !sharesQuotaOf)
      .map(({ org, quota }) => ({ org, quota: quota ?? '' })),
    ...(definition.groupQuota ? groups.map((org) => ({ org, quota: definition.groupQuota ?? '' })) : []),
  ];
  for (const { org, quota } of holders) {
    const rule = definition.quotas.find(({ id }) => id === quota);
    const sharers = definition.roster.filter(({ sharesQuotaOf }) => sharesQuotaOf === org).map((entry) => entry.org);
    if (rule)
      await openAccount(tx, editionId, definition, rule, { id: `${editionId}/${org}`, orgIds: [org, ...sharers] });
  }
  const keyed = keyedQuotas(definition);
  if (keyed.length === 0) return;
  const branches = await new EditionRepository(tx).branchesOf(editionId);
  for (const quota of keyed)
    for (const account of keyedAccounts(definition, editionId, quota, { groups, branches }))
      await openAccount(tx, editionId, definition, quota, account);
}

/**
 * An account with its numbered places. One of money has none: each case takes one of its own with its amount. Nothing
 * limits an uncapped quota, so it has no account.
 */
async function openAccount(
  tx: Tx,
  editionId: string,
  definition: ProgrammeDefinition,
  quota: QuotaDefinition,
  { id, orgIds, key }: { id: string; orgIds: readonly string[]; key?: AccountKey },
): Promise<void> {
  if (quota.type === 'uncapped' || quota.cap === null) return;
  const accounts = new QuotaRepository(tx);
  await accounts.open({
    id,
    editionId,
    quotaId: quota.id,
    orgIds: [...orgIds],
    authorityOrg: definition.authority,
    cap: quota.cap,
    key: key ?? null,
  });
  if (quota.type === 'cap') await accounts.addPlaces(id, quota.cap);
}

type Opened = Extract<RowChange, { op: 'insert'; table: 'dossier' }>;

/** What an opened dossier means for its owner at once, such as a request that may be filed until a date. */
function firstTasks(definition: ProgrammeDefinition, change: Opened, opening: string, at: string): RowChange[] {
  const workingSet = emptyWorkingSet();
  applyChange(workingSet, change);
  const dueDates = dueDatesOf(workingCalendar);
  const actor = { userId: SYSTEM_USER, orgId: 'system', role: 'system' as const };
  const machine = compile(definition);
  const command = {
    id: deriveId(opening, change.id),
    subjectType: 'dossier' as const,
    subjectId: change.id,
    action: 'open',
    payload: {},
    actor,
    acceptedAt: at,
  };
  return [
    ...derivedTasks(machine, workingSet, command, dueDates),
    ...derivedDeadlines(machine, workingSet, command, dueDates),
  ];
}

/**
 * Whose dossiers a stage has: the authority's, each nominator's of the route, each group's, or each holder's of the
 * quota.
 */
function ownersOf(stage: StageDefinition, definition: ProgrammeDefinition, groups: string[]): string[] {
  const ofRoute = () =>
    definition.roster.filter(({ route }) => !stage.route || route === stage.route).map(({ org }) => org);
  switch (stage.kind) {
    case 'nomination':
      return stage.by === 'group' ? groups : ofRoute();
    case 'public-notice':
      return stage.by === 'nominator' ? ofRoute() : [definition.authority];
    case 'quota-extra':
      return [
        ...definition.roster
          .filter(({ quota, sharesQuotaOf }) => quota === stage.quota && !sharesQuotaOf)
          .map(({ org }) => org),
        ...(definition.groupQuota === stage.quota ? groups : []),
      ];
    default:
      return [definition.authority];
  }
}

/** Until when a request for extra slots may be filed. */
function filingDue(stage: StageDefinition, definition: ProgrammeDefinition, at: string): string | null {
  const extras =
    stage.kind === 'quota-extra' ? definition.quotas.find(({ id }) => id === stage.quota)?.extras : undefined;
  return extras ? dueDatesOf(workingCalendar).due(extras.fileBy, at) : null;
}

function firstDossiers(editionId: string, definition: ProgrammeDefinition, groups: string[], at: string): Opened[] {
  const machine = compile(definition);
  return [...machine.stages.values()].flatMap((stage) => {
    if (!(stage.kind in DOSSIER_KINDS)) return [];
    const nomination = stage.kind === 'nomination' ? stage : undefined;
    return ownersOf(stage, definition, groups).map((ownerOrg) => {
      const id = deriveId(editionId, `${stage.id}/${ownerOrg}`);
      const row: DossierRow = {
        id,
        editionId,
        kind: DOSSIER_KINDS[stage.kind as keyof typeof DOSSIER_KINDS],
        stage: stage.id,
        ownerOrg,
        recipientOrg: nomination
          ? nomination.to === 'authority'
            ? definition.authority
            : collectorOf(definition)
          : stage.kind === 'quota-extra'
            ? definition.authority
            : null,
        state: 'drafted',
        version: 1,
        number: null,
        contentSha: null,
        answerSha: null,
        zeroReturn: false,
        late: false,
        preparedBy: null,
        preparedFor: null,
        preparedAt: null,
        releasedBy: null,
        releasedAt: null,
        receiptedAt: null,
        windowEndsAt: null,
        closedAt: null,
        dueAt: filingDue(stage, definition, at),
        carrier: null,
        trackingNumber: null,
        postmarkedOn: null,
        arrivedOn: null,
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
