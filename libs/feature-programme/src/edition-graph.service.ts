import { Injectable } from '@nestjs/common';
import type { EditionStageDto } from '@linxuan/contracts';
import { compile, toBpmn, toSvg, type CaseMachine } from '@linxuan/domain';
import { EditionProgressRepository, UnitOfWork, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { versionOf } from './edition-rows';

/**
 * Pictures and files of a version: the diagram with the cases that stand in each stage, BPMN, and the texts as they
 * are.
 */
@Injectable()
export class EditionGraphService {
  constructor(private readonly work: UnitOfWork) {}

  svg(actor: SessionActor, id: string, version: number, language: 'zh' | 'en'): Promise<string> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      const machine = machineOf(row);
      const counts = inForce(row) ? await countsOf(tx, actor, row, machine) : undefined;
      return toSvg(machine, { language, ...(counts ? { counts } : {}) });
    });
  }

  /** The same as the diagram, in rows that a reader may follow to the cases. */
  stages(actor: SessionActor, id: string, version: number): Promise<EditionStageDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      const machine = machineOf(row);
      const { stages, routes } = machine.definition;
      const counts = inForce(row) ? await countsOf(tx, actor, row, machine) : undefined;
      const readable = inForce(row) ? await readableOf(tx, row, machine) : {};
      return stages.map(({ id: stage, title, route }) => ({
        id: stage,
        title,
        route: routes.find((one) => one.id === route)?.title ?? null,
        heldBy: holdersOf(machine, stage),
        cases: counts ? (counts[stage] ?? 0) : null,
        readable: readable[stage] ?? 0,
      }));
    });
  }

  file(actor: SessionActor, id: string, version: number, part: string): Promise<{ name: string; content: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      switch (part) {
        case 'definition':
          return { name: `${id}-v${version}.yaml`, content: row.yaml };
        case 'form':
          return { name: `${id}-v${version}-form.yaml`, content: row.form };
        case 'bpmn':
          return { name: `${id}-v${version}.bpmn`, content: toBpmn(machineOf(row)) };
        default:
          throw new DomainError('subject.notFound');
      }
    });
  }
}

function machineOf(row: EditionVersionEntity): CaseMachine {
  if (!row.definition) throw new DomainError('edition.faulty', { count: 1 });
  return compile(row.definition);
}

const inForce = ({ state }: EditionVersionEntity): boolean => state === 'open' || state === 'closed';

/** Whoever receives a case in the stage, then the others that may hold it there. */
function holdersOf(machine: CaseMachine, stage: string): EditionStageDto['heldBy'] {
  const entry = `${stage}.${machine.kindOf(stage).entry}`;
  const states = [...machine.states.values()].filter((state) => state.stage === stage && state.heldBy !== 'nobody');
  return [
    ...new Set(states.sort((a, b) => Number(b.id === entry) - Number(a.id === entry)).map(({ heldBy }) => heldBy)),
  ];
}

type Counts = Record<string, number>;
/**
 * The authority counts all running cases, everybody else those that concern them; a followed case counts where it is
 * followed.
 */
async function countsOf(tx: Tx, actor: SessionActor, row: EditionVersionEntity, machine: CaseMachine): Promise<Counts> {
  const readable = await readableOf(tx, row, machine);
  if (actor.orgId !== row.authorityOrg) return readable;
  const running = await new EditionProgressRepository(tx).runningByStage(row.editionId);
  return { ...readable, ...running };
}

function readableOf(tx: Tx, row: EditionVersionEntity, machine: CaseMachine): Promise<Counts> {
  const followed = [...machine.states.values()].filter((state) => state.followed).map(({ id }) => id);
  return new EditionProgressRepository(tx).readableByStage(row.editionId, followed);
}
