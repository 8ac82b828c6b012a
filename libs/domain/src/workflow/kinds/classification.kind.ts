import type { ClassificationStage } from '../../programme/definition';
import type { StageKind } from '../../programme/machine';
import { refuse } from '../refusal';
import { code, payload, text } from './payloads';
import { moveClaims } from './slots';
import { theCase } from './steps';
import { caseTask } from './task-specs';

/** 归类: at publication the ministry may choose an area that the call did not open (发改环资〔2024〕1812号 has a seventh). */
export const classificationKind: StageKind<ClassificationStage> = {
  kinds: ['classification'],
  entry: 'pending',
  states: () => [{ name: 'pending', heldBy: 'authority' }],
  actions: (stage, def) => [
    {
      subject: 'case',
      name: 'classify',
      worksheet: 'classification',
      stage: stage.id,
      from: [`${stage.id}.pending`],
      to: [],
      leads: [{ from: `${stage.id}.pending`, to: 'next' }],
      who: [{ relation: 'authority', roles: ['publicity-officer', 'authority-clerk', 'authority-lead'] }],
      guards: ['knownCategory', 'areaPublished'],
      reason: 'optional',
      quota: 'move',
      event: 'case.classified',
      payload: payload({ category: code, reason: text(2000) }, ['category']),
      decide: (ctx) => {
        const category = String(ctx.command.payload['category']);
        const area = ctx.outside.taxonomy?.[category];
        if (!area)
          return refuse('taxonomy.unknown', { category }, { fields: [{ pointer: '/category', code: 'enum' }] });
        if (!def.taxonomy.publishAreas.includes(area))
          return refuse('taxonomy.notPublished', { area }, { fields: [{ pointer: '/category', code: 'enum' }] });
        const row = theCase(ctx);
        const set = { finalArea: area, finalCategory: category };
        const full = moveClaims(ctx, row, set);
        if (full) return full;
        ctx.moveOn(row.id, set);
      },
    },
  ],
  tasks: (_world, row) => [caseTask(row, 'classify', row.authorityOrg, 'publicity-officer')],
};
