import type { NominationStage } from '../../programme/definition';
import type { MachineAction } from '../../programme/machine';
import { refuse } from '../refusal';
import { rowsOf } from '../working-set';
import { blankDossier, theDossier } from './dossiers';
import { notAcceptedActions, postActions } from './nomination-post.actions';
import { nominationReceiptActions } from './nomination-receipt.actions';
import { nominationReleaseActions } from './nomination-release.actions';
import { dossierOwners, dossierRecipients } from './nomination-terms';
import { payload } from './payloads';

/** The dossier of a nomination: prepared by one person, released by another, received, sent back or recalled. */
export function nominationDossierActions(stage: NominationStage): MachineAction[] {
  const recipients = dossierRecipients(stage);
  return [
    ...postActions(stage, recipients),
    ...notAcceptedActions(stage, recipients),
    ...nominationReleaseActions(stage),
    ...nominationReceiptActions(stage),
    {
      subject: 'dossier',
      stage: stage.id,
      name: 'open-next',
      worksheet: null,
      from: ['receipted', 'refused'],
      to: [],
      who: dossierOwners(stage),
      guards: ['noOtherOpen'],
      reason: 'none',
      event: 'dossier.opened',
      payload: payload(),
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        // One that is prepared or on its way may still come back to its owner, and an owner has one draft.
        if (
          rowsOf(
            ctx.workingSet,
            'dossier',
            (row) =>
              row.ownerOrg === dossier.ownerOrg &&
              row.stage === dossier.stage &&
              ['drafted', 'prepared', 'transmitted'].includes(row.state),
          ).length > 0
        )
          return refuse('dossier.alreadyOpen', {});
        ctx.insert('dossier', { ...blankDossier(dossier), id: ctx.newId() });
      },
    },
  ];
}
