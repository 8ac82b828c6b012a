import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isRefusal } from '../refusal';
import type { SubjectType } from '../rows';
import type { Tour } from './edge-tour.spec-support';
import { EditionRound, type PlayStep, type RoundSetting, type SampleApplicant } from '../../play/edition-round';
import { walkedEdges } from '../../play/machine-edges';
import { payloadFor } from '../../play/payload-choice';
import { actorFor, movesOf } from '../../play/moves';

/**
 * Ways that were found once, a line for each step: looking for them takes minutes, playing them seconds. They are a
 * help and no proof: what they do not walk any more is looked for again, and `WRITE_TOURS=1` keeps what was found.
 */
const FOLDER = resolve(__dirname, 'tours');

export const openLine = (setting: RoundSetting, applicant: SampleApplicant): string =>
  `open ${setting.applicants.indexOf(applicant)}`;

export function actLine(
  round: EditionRound,
  {
    subjectType,
    subjectId,
    action,
  }: { subjectType: SubjectType; subjectId: string; action: { name: string; stage: string } },
  variant: number,
): string {
  return `${subjectType} ${[...round.workingSet[subjectType].keys()].indexOf(subjectId)} ${action.stage}.${action.name} ${variant}`;
}

export function knownScripts({ editionId }: RoundSetting): string[][] {
  const file = resolve(FOLDER, `${editionId}.txt`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n\n')
    .map((tour) => tour.split('\n'));
}

export function keepScripts({ editionId }: RoundSetting, tours: readonly Tour[]): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(resolve(FOLDER, `${editionId}.txt`), `${tours.map(({ script }) => script.join('\n')).join('\n\n')}\n`);
}

/** Plays the lines again; one that is not possible any more is left out. */
export function playScript(
  setting: RoundSetting,
  name: string,
  lines: readonly string[],
  seen: (round: EditionRound) => void = () => undefined,
): Tour {
  const round = new EditionRound(setting, name);
  const steps: PlayStep[] = [];
  const script: string[] = [];
  const walked: string[] = [];
  for (const line of lines) {
    const [what = '', which = '', action = '', variant = '0'] = line.split(' ');
    if (what === 'open') {
      const applicant = setting.applicants[Number(which)];
      if (applicant) steps.push(round.open(applicant).step);
    } else if (what === 'wait') {
      round.now = which;
      steps.push({ kind: 'wait', now: which });
    } else if (!act(round, what as SubjectType, Number(which), action, Number(variant), steps, walked)) continue;
    script.push(line);
    seen(round);
  }
  return { steps, script, walked, end: round };
}

function act(
  round: EditionRound,
  subjectType: SubjectType,
  index: number,
  name: string,
  variant: number,
  steps: PlayStep[],
  walked: string[],
): boolean {
  const subjectId = [...round.workingSet[subjectType].keys()][index];
  const move =
    subjectId === undefined
      ? undefined
      : movesOf(round, subjectType, subjectId).find(({ action }) => `${action.stage}.${action.name}` === name);
  if (!move) return false;
  const before = round.copy();
  const { decision, command } = round.act(
    subjectType,
    move.subjectId,
    move.action.name,
    actorFor(round, move, variant),
    payloadFor(round, move, variant),
  );
  if (isRefusal(decision)) return false;
  walked.push(...walkedEdges(before, round, move));
  steps.push({ kind: 'act', command, now: round.now });
  return true;
}
