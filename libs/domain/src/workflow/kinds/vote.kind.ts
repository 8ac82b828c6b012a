import type { VoteStage } from '../../programme/definition';
import type { ActionWindow, DecisionContext, MachineAction, StageKind, TaskSpec } from '../../programme/machine';
import type { Who } from '../actor';
import { refuse, type Refusal } from '../refusal';
import type { PanelRow, SeatRow, Vote } from '../rows';
import { after } from '../window';
import { rowsOf, type WorkingSet } from '../working-set';
import { freeOfConflicts, inviteExperts, liveSeats, NO_VOTES, panelOf } from './panels';
import { payload, reasonPayload, rejectPayload, text, uuid } from './payloads';
import { invitationActions } from './seat.actions';
import { rejectTo, theCase } from './steps';
import { caseTask } from './task-specs';
import { countVotes, type VoteCount } from './vote-count';

/**
 * 委员会表决: members are convened, vote for or against, and the count decides: with a quorum and the majority the case
 * goes on, with a quorum alone it does not, and without one the committee is adjourned and convened anew.
 */
export const voteKind: StageKind<VoteStage> = {
  kinds: ['committee-vote'],
  entry: 'convening',
  states: () => [
    { name: 'convening', heldBy: 'authority' },
    { name: 'voting', heldBy: 'experts' },
    { name: 'not-carried', heldBy: 'nobody', outcome: 'rejected' },
  ],
  onEnter: (ctx, caseId, stage) => {
    const row = ctx.workingSet.case.get(caseId);
    if (!row) return;
    const earlier = panelOf(ctx.workingSet, caseId, stage.id);
    if (earlier) return dissolve(ctx, earlier);
    ctx.insert('panel', {
      id: ctx.newId(),
      caseId,
      stage: stage.id,
      leadOrg: row.authorityOrg,
      state: 'seating',
      minExperts: stage.minMembers,
      sessionTitle: null,
      sessionAt: null,
      sessionPlace: null,
      position: null,
      mean: null,
      spread: null,
      completedAt: null,
      ...NO_VOTES,
      ballot: stage.ballot,
    });
  },
  actions: (stage) => [...caseActions(stage), ...ballotActions(stage)],
  tasks: (workingSet, row, stage, at) => {
    const panel = panelOf(workingSet, row.id, stage.id);
    if (!panel || (row.state !== `${stage.id}.convening` && row.state !== `${stage.id}.voting`)) return [];
    const seats = liveSeats(workingSet, panel.id);
    const tasks: TaskSpec[] = seats.flatMap((seat) => memberTask(seat, stage));
    if (row.state === `${stage.id}.convening` || seats.length === 0)
      tasks.push(caseTask(row, 'convene-committee', row.authorityOrg, 'authority-clerk'));
    else if (seats.every((seat) => seat.state === 'sealed' || isLate(seat, at)))
      tasks.push(caseTask(row, 'count-votes', row.authorityOrg, 'authority-lead'));
    return tasks;
  },
};

const isLate = ({ dueAt }: SeatRow, at: string): boolean => dueAt !== null && dueAt < at;

function memberTask(seat: SeatRow, stage: VoteStage): TaskSpec[] {
  if (seat.state !== 'invited' && seat.state !== 'accepted') return [];
  return [
    {
      kind: seat.state === 'invited' ? 'answer-invitation' : 'cast-vote',
      subjectType: 'seat',
      subjectId: seat.id,
      caseId: seat.caseId,
      dossierId: null,
      stage: stage.id,
      orgId: seat.expertOrg,
      role: 'expert',
      userId: seat.expertUser,
      dueAt: seat.dueAt,
    },
  ];
}

/** Nobody sits any more: the committee is convened anew. What was voted stays on record with the seats. */
function dissolve(ctx: DecisionContext, panel: PanelRow): void {
  for (const seat of liveSeats(ctx.workingSet, panel.id)) ctx.update('seat', seat.id, { state: 'replaced' });
  ctx.update('panel', panel.id, {
    state: 'seating',
    votesFor: null,
    votesAgainst: null,
    votesAbstained: null,
    completedAt: null,
  });
}

function caseActions(stage: VoteStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const base = { subject: 'case' as const, stage: stage.id, worksheet: 'panel' as const };
  const clerks: Who[] = [{ relation: 'authority', roles: ['authority-clerk', 'authority-lead'] }];
  const leads: Who[] = [{ relation: 'authority', roles: ['authority-lead'] }];
  const counting = { ...base, from: [at('voting')], who: leads, window: ballotClosed };
  const rule = (part: 'quorum' | 'majority') => ({
    id: `${stage.id}.${part}`,
    source: stage.source,
    words: stage.title,
  });
  const noQuorum = ({ present, members }: VoteCount) =>
    refuse('vote.noQuorum', { present, members }, { rule: rule('quorum') });
  const notCarried = (count: VoteCount) => refuse('vote.notCarried', wordsOf(count), { rule: rule('majority') });
  const quorate = (ctx: DecisionContext): Refusal | undefined => {
    const count = countOf(ctx, stage);
    return count.hasQuorum ? undefined : noQuorum(count);
  };
  const carried = (ctx: DecisionContext): Refusal | undefined => {
    const count = countOf(ctx, stage);
    return quorate(ctx) ?? (count.isCarried ? undefined : notCarried(count));
  };
  const lost = (ctx: DecisionContext): Refusal | undefined => {
    const count = countOf(ctx, stage);
    return (
      quorate(ctx) ?? (count.isCarried ? refuse('vote.carried', wordsOf(count), { rule: rule('majority') }) : undefined)
    );
  };
  const inquorate = (ctx: DecisionContext): Refusal | undefined => {
    const count = countOf(ctx, stage);
    return count.hasQuorum
      ? refuse('vote.hasQuorum', { present: count.present, members: count.members }, { rule: rule('quorum') })
      : undefined;
  };
  return [
    {
      ...base,
      name: 'seat',
      part: 'seating',
      from: [at('convening'), at('voting')],
      to: [at('voting')],
      who: clerks,
      guards: ['inPool', 'noConflict', 'minMembers'],
      reason: 'none',
      event: 'committee.convened',
      payload: payload({ experts: { type: 'array', items: uuid, minItems: 1, maxItems: 60, uniqueItems: true } }, [
        'experts',
      ]),
      decide: (ctx) => convene(ctx, stage),
    },
    {
      ...counting,
      name: 'conclude',
      part: 'pass',
      to: [],
      leads: [{ from: at('voting'), to: 'next' }],
      guards: ['ballotClosed', 'quorum', 'majority'],
      reason: 'none',
      event: 'vote.carried',
      payload: payload({ note: text() }),
      check: quorate,
      decide: (ctx) => {
        const refusal = carried(ctx);
        if (refusal) return refusal;
        record(ctx, stage);
        ctx.moveOn(theCase(ctx).id);
      },
    },
    {
      ...counting,
      name: 'reject',
      part: 'fail',
      to: [at('not-carried')],
      guards: ['ballotClosed', 'quorum', 'noMajority', 'knownReason'],
      reason: 'required',
      quota: 'free',
      event: 'vote.lost',
      payload: rejectPayload,
      check: quorate,
      decide: (ctx) => {
        const refusal = lost(ctx) ?? rejectTo(ctx, at('not-carried'), stage.rejectReasons);
        if (refusal) return refusal;
        record(ctx, stage);
      },
    },
    {
      ...counting,
      name: 'adjourn',
      part: 'defer',
      to: [at('convening')],
      guards: ['ballotClosed', 'noQuorum'],
      reason: 'required',
      event: 'committee.adjourned',
      payload: reasonPayload,
      check: inquorate,
      decide: (ctx) => {
        const refusal = inquorate(ctx);
        if (refusal) return refusal;
        const row = theCase(ctx);
        const panel = panelOf(ctx.workingSet, row.id, stage.id);
        if (panel) dissolve(ctx, panel);
        ctx.moveTo(row.id, at('convening'));
      },
    },
  ];
}

const wordsOf = ({ votesFor, votesAgainst, votesAbstained, members }: VoteCount): Refusal['params'] => ({
  votesFor,
  votesAgainst,
  votesAbstained,
  members,
});

const seatsOf = (workingSet: WorkingSet, panel: PanelRow | undefined): SeatRow[] =>
  rowsOf(workingSet, 'seat', ({ panelId }) => panelId === panel?.id);

function countOf(ctx: DecisionContext, stage: VoteStage): VoteCount {
  return countVotes(seatsOf(ctx.workingSet, panelOf(ctx.workingSet, theCase(ctx).id, stage.id)), stage);
}

/** While a member may still vote nothing is counted: a ballot that is open tells nobody how it stands. */
function ballotClosed(ctx: DecisionContext): ActionWindow | undefined {
  const panel = panelOf(ctx.workingSet, theCase(ctx).id, ctx.stage.id);
  const waited = seatsOf(ctx.workingSet, panel).filter(({ state }) => state === 'invited' || state === 'accepted');
  const last = waited
    .flatMap(({ dueAt }) => dueAt ?? [])
    .sort()
    .at(-1);
  return after(last, (due) => refuse('vote.running', { waiting: waited.length, due }));
}

function record(ctx: DecisionContext, stage: VoteStage): void {
  const panel = panelOf(ctx.workingSet, ctx.command.subjectId, stage.id);
  const { votesFor, votesAgainst, votesAbstained } = countVotes(seatsOf(ctx.workingSet, panel), stage);
  if (panel)
    ctx.update('panel', panel.id, {
      state: 'complete',
      votesFor,
      votesAgainst,
      votesAbstained,
      completedAt: ctx.command.acceptedAt,
    });
}

function convene(ctx: DecisionContext, stage: VoteStage): Refusal | void {
  const row = theCase(ctx);
  const panel = panelOf(ctx.workingSet, row.id, stage.id);
  if (!panel) throw new Error(`No committee for ${row.id}`);
  const dueAt = ctx.due(stage.voteDue, ctx.command.acceptedAt);
  const refusal = inviteExperts(ctx, { panel, dueAt, tooFew: 'vote.tooFew' });
  if (refusal) return refusal;
  ctx.update('panel', panel.id, { state: 'scoring' });
  if (row.state === `${stage.id}.convening`) ctx.moveTo(row.id, `${stage.id}.voting`);
}

/** A member answers the invitation as an expert does, and votes once; an open vote may say why. */
function ballotActions(stage: VoteStage): MachineAction[] {
  const words = stage.ballot === 'open' ? { reason: text(2000) } : {};
  return [
    ...invitationActions(stage, () => undefined),
    {
      subject: 'seat',
      stage: stage.id,
      name: 'vote',
      worksheet: 'seat',
      part: 'judge',
      from: ['accepted'],
      to: ['sealed'],
      who: [{ relation: 'seat-expert', roles: ['expert'] }],
      guards: ['freeOfConflicts'],
      reason: stage.ballot === 'open' ? 'optional' : 'none',
      event: 'seat.voted',
      payload: payload({ vote: { enum: ['for', 'against', 'abstain'] }, ...words }, ['vote']),
      decide: (ctx) =>
        freeOfConflicts(ctx) ??
        ctx.update('seat', ctx.command.subjectId, {
          state: 'sealed',
          vote: ctx.command.payload['vote'] as Vote,
          // With the vote, not before it: a reason that could be read at once would tell how it stands.
          sheetSha: ctx.outside.texts?.['/reason'] ?? null,
          sealedAt: ctx.command.acceptedAt,
        }),
    },
  ];
}
