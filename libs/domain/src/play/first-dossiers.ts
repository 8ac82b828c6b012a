import type { Role } from '../workflow/actor';
import { deriveId } from '../workflow/ids';
import type { DossierKind, DossierRow, RowChange } from '../workflow/rows';
import type { RoundSetting } from './round-setting';

const DOSSIER_KINDS: Partial<Record<string, DossierKind>> = {
  nomination: 'nomination',
  'list-decision': 'list',
  'public-notice': 'notice',
  publication: 'publication',
  'quota-extra': 'quota-request',
};

/** The first dossier of an owner at a stage, where the stage has acts that somebody in these roles owns. */
export function firstDossiers(
  setting: RoundSetting,
  stageId: string,
  ownerOrg: string,
  roles: Role[],
  at: string,
): RowChange[] {
  const { machine, edition, editionId } = setting;
  const stage = machine.stages.get(stageId);
  const kind = DOSSIER_KINDS[stage?.kind ?? ''];
  const acts = machine.actions.filter((action) => action.subject === 'dossier' && action.stage === stageId);
  if (
    stage?.kind === 'quota-extra' &&
    edition.definition.roster.find(({ org, sharesQuotaOf }) => org === ownerOrg && !sharesQuotaOf)?.quota !==
      stage.quota
  )
    return [];
  if (
    !kind ||
    !acts.some(({ who }) =>
      who.some((one) => one.relation === 'dossier-owner' && one.roles.some((role) => roles.includes(role))),
    )
  )
    return [];
  const recipient = acts.flatMap(({ who }) => who).find(({ relation }) => relation === 'dossier-recipient')?.roles[0];
  const collector =
    edition.definition.roster.find(({ route }) =>
      edition.definition.routes.some(({ id, match }) => id === route && match === 'central-soe-group'),
    )?.org ?? null;
  const id = deriveId(editionId, `${stageId}/${ownerOrg}`);
  const row: DossierRow = {
    id,
    editionId,
    kind,
    stage: stageId,
    ownerOrg,
    recipientOrg:
      recipient === undefined ? null : recipient.startsWith('authority') ? edition.definition.authority : collector,
    state: 'drafted',
    version: 1,
    number: null,
    contentSha: null,
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
    dueAt: stage?.kind === 'quota-extra' ? filingDue(setting, stage.quota, at) : null,
    answerSha: null,
    carrier: null,
    trackingNumber: null,
    postmarkedOn: null,
    arrivedOn: null,
  };
  return [{ table: 'dossier', op: 'insert', id, set: row }];
}

function filingDue({ edition, dueDates }: RoundSetting, quota: string, at: string): string | null {
  const extras = edition.definition.quotas.find(({ id }) => id === quota)?.extras;
  return extras ? dueDates.due(extras.fileBy, at) : null;
}
