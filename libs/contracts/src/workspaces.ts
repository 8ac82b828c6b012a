import { Type, type Static } from '@sinclair/typebox';
import type { StageKindName, Text } from '@linxuan/domain';
import { Key } from './text';

interface Workspace {
  /**
   * Kinds of stage that an edition needs for the workspace to have anything to do there; none: every edition has it.
   */
  readonly stages: readonly StageKindName[];
  /** What a check has to be about; absent: any. */
  readonly about?: 'eligibility';
  /**
   * Kinds of task that are worked on there. The badge of the menu and the counts of the picker are both made from
   * these.
   */
  readonly kinds: readonly string[] | 'all';
  /** A board looks at others' work: only the authority of an edition sees one, or also the nominators on its roster. */
  readonly board?: 'authority' | 'roster';
  /** Figures are looked up also after an edition has ended. */
  readonly finished?: true;
}

/**
 * Every page that shows the work of one edition at a time. Which editions such a page serves follows from this table
 * and from the one rule behind `Editions.ofWorkspace`.
 */
export const WORKSPACES = {
  receipts: { stages: ['nomination'], kinds: ['receive-dossier', 'record-post'] },
  conditions: { stages: ['check'], about: 'eligibility', kinds: ['check-conditions'] },
  reviews: {
    stages: ['department-review', 'joint-review'],
    kinds: ['conclude-review', 'assign-opinion', 'give-opinion', 'sign-opinion'],
  },
  panels: {
    stages: ['written-evaluation', 'oral-defence', 'committee-vote'],
    kinds: ['seat-experts', 'schedule-defence', 'conclude-evaluation', 'convene-committee', 'count-votes'],
  },
  list: { stages: ['list-decision'], kinds: ['rank-for-list', 'decide-list'] },
  nomination: { stages: ['nomination'], kinds: ['rank-and-nominate', 'prepare-dossier', 'release-dossier'] },
  notice: {
    stages: ['public-notice'],
    kinds: ['include-in-notice', 'publish-notice', 'admit-objection', 'settle-objection', 'decide-held'],
  },
  classification: { stages: ['classification'], kinds: ['classify'] },
  publication: {
    stages: ['publication'],
    kinds: ['draft-entry', 'include-in-catalogue', 'publish-catalogue', 'begin-follow-up'],
  },
  dashboard: { stages: [], kinds: 'all', board: 'authority' },
  deadlines: { stages: [], kinds: 'all', board: 'roster' },
  statistics: { stages: [], kinds: 'all', board: 'roster', finished: true },
} as const satisfies Record<string, Workspace>;
export type WorkspaceName = keyof typeof WORKSPACES;

export const workspaceOf = (name: WorkspaceName): Workspace => WORKSPACES[name];
/** Kinds of task whose open work is counted beside a menu entry that leads to these workspaces. */
export const kindsOfWorkspaces = (...names: WorkspaceName[]): string[] =>
  names.flatMap((name) => workspaceOf(name).kinds);

/**
 * An edition that a workspace serves, with the person's own open work there. The one with the most urgent work stands
 * first.
 */
export interface WorkspaceEditionDto {
  id: string;
  title: Text;
  /** Year or batch. */
  edition: string;
  /** Applications are no longer taken; what runs is finished. */
  closed: boolean;
  count: number;
  overdue: number;
  earliestDue: string | null;
}

export const WorkspaceParams = Type.Object({
  desk: Type.Union((Object.keys(WORKSPACES) as WorkspaceName[]).map((name) => Type.Literal(name))),
});
export type WorkspaceParamsDto = Static<typeof WorkspaceParams>;
export const WorkspaceEditionQuery = Type.Object({ editionId: Type.Optional(Key()) }, { additionalProperties: false });
export type WorkspaceEditionQueryDto = Static<typeof WorkspaceEditionQuery>;
