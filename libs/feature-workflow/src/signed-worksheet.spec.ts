import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, parseProgramme, signsWorksheet, type MachineAction } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError, type TransitionCommand, type SessionActor } from '@linxuan/platform';
import { signsWhatIsStored } from './signed-worksheet';

const programmes = join(__dirname, '../../../config/programmes');
const actions = readdirSync(programmes).flatMap((programme) =>
  readdirSync(join(programmes, programme))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const { definition } = parseProgramme(readFileSync(join(programmes, programme, file), 'utf8'));
      return definition ? compile(definition).actions : [];
    }),
);
const kinds = new Map(actions.map((action) => [`${action.subject}.${action.name}`, action]));
const signing = [...kinds].filter(([, action]) => signsWorksheet(action));
const others = [...kinds].filter(([, action]) => !signsWorksheet(action));

const actor = { orgId: 'org', role: 'authority-clerk', scope: { userId: 'user' } } as unknown as SessionActor;
/** What the database answers: the stored worksheet of the asked stage, where there is one. */
const stored = (stage: string, version: number | null): Tx =>
  ({
    query: (_sql: string, [, asked]: unknown[]) =>
      Promise.resolve(
        version === null || asked !== stage
          ? []
          : [{ content: {}, version, updatedAt: new Date('2024-07-15T01:00:00Z'), name: '同事' }],
      ),
  }) as unknown as Tx;

async function outcome(
  action: MachineAction,
  version: number | null,
  worksheet?: TransitionCommand['worksheet'],
): Promise<string> {
  const same = { ...action, ...(action.unlikeWorksheet && { unlikeWorksheet: () => [] }) };
  const command = {
    subjectType: action.subject,
    subjectId: 'id',
    action: action.name,
    version: 1,
    payload: {},
    idempotencyKey: 'key',
    ...(worksheet && { worksheet }),
  } as TransitionCommand;
  try {
    await signsWhatIsStored(stored(action.stage, version), actor, command, same);
    return 'taken';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('an act that signs a worksheet', () => {
  it('is told from acts that do not, over all delivered editions', () => {
    expect(signing.map(([name]) => name).sort()).toEqual(
      expect.arrayContaining(['case.accept', 'case.conclude', 'dossier.prepare', 'opinion.answer', 'seat.seal']),
    );
    expect(others.map(([name]) => name)).toEqual(
      expect.arrayContaining(['case.withdraw', 'dossier.release', 'opinion.sign']),
    );
  });

  it.each(signing)('%s names the version that was looked at, where a worksheet is stored', async (_name, action) => {
    const { stage } = action;
    expect(await outcome(action, 3)).toBe('worksheet.notNamed');
    expect(await outcome(action, 3, { stage: 'another-stage', version: 0 })).toBe('worksheet.notNamed');
    for (const version of [0, 2, 4]) expect(await outcome(action, 3, { stage, version })).toBe('worksheet.stale');
    expect(await outcome(action, 3, { stage, version: 3 })).toBe('taken');
  });

  it.each(signing)('%s needs to name none where nothing is stored', async (_name, action) => {
    expect(await outcome(action, null)).toBe('taken');
    expect(await outcome(action, null, { stage: action.stage, version: 0 })).toBe('taken');
    expect(await outcome(action, null, { stage: action.stage, version: 1 })).toBe('worksheet.stale');
  });

  it.each(others)('%s signs none, and a stale one that it names is refused all the same', async (_name, action) => {
    expect(await outcome(action, 3)).toBe('taken');
    expect(await outcome(action, 3, { stage: action.stage, version: 2 })).toBe('worksheet.stale');
  });
});
