import { Inject, Injectable } from '@nestjs/common';
import { compile, toBpmn, toSvg, type CaseMachine } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { versionOf, type VersionRow } from './edition-rows';

/** Pictures and files of a version: the diagram with the cases that stand in each stage, BPMN, and the texts as they are. */
@Injectable()
export class EditionGraphService {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  svg(actor: SessionActor, id: string, version: number, language: 'zh' | 'en'): Promise<string> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      const counts = row.state === 'open' || row.state === 'closed' ? await countsOf(tx, actor, row) : undefined;
      return toSvg(machineOf(row), { language, ...(counts ? { counts } : {}) });
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

function machineOf(row: VersionRow): CaseMachine {
  if (!row.definition) throw new DomainError('edition.faulty', { count: 1 });
  return compile(row.definition);
}

/** The authority counts all running cases, everybody else those that concern them. */
async function countsOf(tx: Tx, actor: SessionActor, row: VersionRow): Promise<Record<string, number>> {
  const rows: { stage: string; cases: string }[] = actor.orgId === row.authority_org
    ? await tx.query(`SELECT stage, cases FROM edition_stage_counts($1)`, [row.edition_id])
    : await tx.query(`SELECT stage, count(*) AS cases FROM case_file WHERE edition_id = $1 AND outcome = 'running' AND id IN (SELECT case_id FROM party) GROUP BY stage`, [row.edition_id]);
  return Object.fromEntries(rows.map(({ stage, cases }) => [stage, Number(cases)]));
}
