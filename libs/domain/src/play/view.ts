import type { Text } from '../programme/definition';
import type { Role } from '../workflow/actor';
import { TASK_WORDS } from '../workflow/task-words';
import type { CaseRow, SubjectType } from '../workflow/rows';
import { rowsOf } from '../workflow/working-set';
import { nextTurn } from './clock-acts';
import { PLAY_LIMITS, type Play } from './play';
import type { PlayCase, PlayDate, PlayDesk, PlayNotice, PlayPaper, PlayQuota, PlayView } from './view-types';

/** As many of the newest lines and notices are shown. */
const SHOWN = 120;

export function viewOf(play: Play): PlayView {
  const { round, setting } = play;
  const { definition } = setting.edition;
  return {
    now: round.now,
    begun: round.start,
    next: nextTurn(round),
    closes: play.closes(),
    events: { done: play.events.length, most: PLAY_LIMITS.events },
    cases: { done: round.cases, most: PLAY_LIMITS.cases },
    applicants: setting.samples.map((sample, index) => {
      const nominator = round.routing(sample)?.nominatorOrg;
      return {
        index,
        route: definition.routes.find(({ id }) => id === sample.route)?.title ?? same(sample.route),
        nominator: nominator ? setting.nameOf(nominator) : null,
      };
    }),
    stages: definition.stages.map(({ id, title, route }) => ({
      id,
      title,
      route: definition.routes.find((one) => one.id === route)?.title ?? null,
      cases: rowsOf(round.workingSet, 'case', ({ stage }) => stage === id).map((row) => caseOf(play, row)),
      papers: papersOf(play, id),
    })),
    desks: desksOf(play),
    quotas: quotasOf(play),
    dates: datesOf(play),
    notices: noticesShown(play),
    log: play.log
      .slice(-SHOWN)
      .reverse()
      .map((line) => ({
        at: line.at,
        by: line.by,
        stage: setting.machine.stages.get(line.stage)?.title ?? same(line.stage),
        sense: play.sense(line.stage),
        action: line.action,
        subjectType: line.subjectType,
        about: aboutOf(play, line.caseId, line.dossierId),
        orgName: setting.nameOf(line.actor.orgId),
        role: line.actor.role,
      })),
  };
}

function caseOf(play: Play, row: CaseRow): PlayCase {
  const { workingSet } = play.round;
  const name = (org: string) => play.setting.nameOf(org);
  const here = (child: { caseId: string | null; stage: string }) =>
    child.caseId === row.id && child.stage === row.stage;
  const part = (subjectType: SubjectType, who: Text, one: { id: string; state: string; dueAt: string | null }) => ({
    subjectType,
    subjectId: one.id,
    who,
    state: one.state,
    dueAt: one.dueAt,
    date: null,
  });
  return {
    subjectType: 'case',
    subjectId: row.id,
    number: row.number,
    title: row.title,
    holder: name(row.applicantOrg),
    nominator: row.nominatorOrg ? name(row.nominatorOrg) : null,
    state: row.state,
    outcome: row.outcome,
    dueAt: row.dueAt,
    parts: [
      ...rowsOf(workingSet, 'opinion', here).map((one) => part('opinion', name(one.orgId), one)),
      ...rowsOf(workingSet, 'seat', here).map((one) => part('seat', expertName(play, one.expertUser), one)),
      ...rowsOf(workingSet, 'objection', ({ caseId }) => caseId === row.id).map((one) =>
        part('objection', { zh: '异议', en: 'Objection' }, one),
      ),
      ...rowsOf(workingSet, 'obligation', here).map((one) => part('obligation', ruleTitle(play, one), one)),
      ...rowsOf(workingSet, 'deadline', (one) => one.caseId === row.id && one.settledAt === null).map((one) => ({
        ...part('deadline', name(one.orgId), one),
        date: one.kind,
      })),
    ],
  };
}

/** Experts are made up, and numbered as they are known to the round. */
function expertName(play: Play, user: string): Text {
  const known = [...play.setting.people].find(([key]) => key.startsWith(`${user}/`))?.[1].name ?? 'x';
  const n = known.slice(1);
  return { zh: `专家${n}（演示）`, en: `Expert ${n} (sample)` };
}

/** What a duty is called in the edition: the title of its rule, wherever in the stage it stands. */
function ruleTitle(play: Play, { stage, ruleId }: { stage: string; ruleId: string }): Text {
  const find = (node: unknown): Text | undefined => {
    if (typeof node !== 'object' || node === null) return undefined;
    const { id, title } = node as { id?: unknown; title?: Text };
    if (id === ruleId && title) return title;
    return Object.values(node).reduce<Text | undefined>((found, value) => found ?? find(value), undefined);
  };
  return find(play.setting.machine.stages.get(stage)) ?? same(ruleId);
}

function papersOf(play: Play, stage: string): PlayPaper[] {
  const { workingSet } = play.round;
  return rowsOf(workingSet, 'dossier', (row) => row.stage === stage).map((row) => ({
    subjectType: 'dossier' as const,
    subjectId: row.id,
    kind: row.kind,
    owner: play.setting.nameOf(row.ownerOrg),
    state: row.state,
    number: row.number,
    items: rowsOf(workingSet, 'dossierItem', ({ dossierId }) => dossierId === row.id)
      .sort((a, b) => a.position - b.position)
      .map((item) => item.title ?? workingSet.case.get(item.caseId)?.title ?? ''),
    windowEndsAt: row.windowEndsAt,
  }));
}

function desksOf(play: Play): PlayDesk[] {
  const desks = new Map<string, PlayDesk>();
  for (const task of rowsOf(play.round.workingSet, 'task', ({ doneAt }) => doneAt === null)) {
    const desk = desks.get(task.queueKey) ?? {
      org: task.orgId,
      orgName: task.userId && task.role === 'expert' ? expertName(play, task.userId) : play.setting.nameOf(task.orgId),
      role: task.role,
      tasks: [],
    };
    desk.tasks.push({
      subjectType: task.subjectType,
      subjectId: task.subjectId,
      kind: task.kind,
      words: TASK_WORDS[task.kind] ?? same(task.kind),
      about: aboutOf(play, task.caseId, task.dossierId),
      dueAt: task.dueAt,
      late: task.dueAt !== null && task.dueAt < play.round.now,
    });
    desks.set(task.queueKey, desk);
  }
  return [...desks.values()].sort((a, b) => a.role.localeCompare(b.role) || a.org.localeCompare(b.org));
}

function quotasOf(play: Play): PlayQuota[] {
  const { workingSet } = play.round;
  const { definition } = play.setting.edition;
  const accounts = new Map<string, { used: number; slots: number; fen: number }>();
  for (const slot of workingSet.quotaSlot.values()) {
    const known = accounts.get(slot.accountId) ?? { used: 0, slots: 0, fen: 0 };
    const held = slot.caseId !== null;
    accounts.set(slot.accountId, {
      used: known.used + (held ? 1 : 0),
      slots: known.slots + 1,
      fen: known.fen + (held ? (slot.amountFen ?? 0) : 0),
    });
  }
  return [...accounts].map(([account, { used, slots, fen }]) => {
    const org = account.slice(account.indexOf('/') + 1);
    const id = definition.roster.find((entry) => entry.org === org)?.quota ?? definition.groupQuota;
    const quota = definition.quotas.find((one) => one.id === id);
    const money = quota?.type === 'money';
    return {
      org,
      orgName: play.setting.nameOf(org),
      title: quota?.title ?? { zh: '名额', en: 'Places' },
      used: money ? fen : used,
      cap: money ? quota.cap : quota?.cap === null ? null : slots,
      money,
    };
  });
}

function datesOf(play: Play): PlayDate[] {
  return rowsOf(play.round.workingSet, 'deadline', ({ settledAt }) => settledAt === null)
    .map((row) => ({
      subjectType: 'deadline' as const,
      subjectId: row.id,
      kind: row.kind,
      stage: play.setting.machine.stages.get(row.stage)?.title ?? same(row.stage),
      orgName: play.setting.nameOf(row.orgId),
      about: aboutOf(play, row.caseId, row.dossierId),
      dueAt: row.dueAt,
      state: row.state,
    }))
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
}

function noticesShown(play: Play): PlayNotice[] {
  return play.notices
    .slice(-SHOWN)
    .reverse()
    .map(({ at, queueKey, params }) => {
      const [org = '', role] = queueKey.startsWith('user:') ? ['', undefined] : queueKey.split('/');
      return {
        at,
        rule: String(params['rule']),
        to: {
          orgName: org === '' ? expertName(play, queueKey.slice('user:'.length)) : play.setting.nameOf(org),
          role: (role as Role | undefined) ?? null,
        },
        channels: params['channels'] as string[],
        words: params['words'] as Text,
        body: params['body'] as Text,
      };
    });
}

function aboutOf(play: Play, caseId: string | null, dossierId: string | null): Text {
  const { workingSet } = play.round;
  const row = workingSet.case.get(caseId ?? '');
  if (row) return same(`${row.number} ${row.title}`);
  const dossier = workingSet.dossier.get(dossierId ?? '');
  if (!dossier) return same('');
  const owner = play.setting.nameOf(dossier.ownerOrg);
  const named = (name: string) => [dossier.number, name].filter(Boolean).join(' ');
  return { zh: named(owner.zh), en: named(owner.en) };
}

const same = (words: string): Text => ({ zh: words, en: words });
