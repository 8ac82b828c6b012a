import { isRefusal } from '../refusal';
import { rowsOf } from '../working-set';
import { EditionRound, type PlayStep, type RoundSetting, type SampleApplicant } from '../../play/edition-round';
import { distances, machineEdges, stepsLeft, walkedEdges, type MachineEdge } from '../../play/machine-edges';
import { payloadFor } from '../../play/payload-choice';
import { actorFor, dossiersOfStory, possibleMoves, type Move } from '../../play/moves';
import { storyKey } from './story-key.spec-support';
import { actLine, knownScripts, openLine, playScript } from './tour-script.spec-support';

export interface Tour {
  steps: PlayStep[];
  /** The steps in short, to play them again without looking for the way. */
  script: string[];
  walked: string[];
  end: EditionRound;
}
export interface Coverage {
  edges: Map<string, MachineEdge>;
  walked: Set<string>;
  tours: Tour[];
}

interface Node {
  round: EditionRound;
  /** Case, or dossier that no case passes. */
  focus: string;
  steps: PlayStep[];
  script: string[];
  cost: number;
  rank: number;
  walked: string[];
}

const VARIANTS = 8;
interface Effort {
  mayClose: boolean;
  expansions: number;
}
/**
 * How hard to look. Past the close of applications nobody new comes in, so waiting for that comes last; what lies far
 * is looked for from a new round, where there is little else to try.
 */
const LIGHT: Effort[] = [
  { mayClose: false, expansions: 30 },
  { mayClose: true, expansions: 60 },
];
const THOROUGH: Effort[] = [
  { mayClose: false, expansions: 150 },
  { mayClose: true, expansions: 600 },
];
const MOST_TOURS = 24;

/**
 * Walks every edge of an edition's machine in the pure model, in as few rounds as it finds; what is left is in no
 * reach.
 */
export function coverEdges(setting: RoundSetting): Coverage {
  const edges = machineEdges(setting.machine);
  const walked = new Set<string>();
  const tours: Tour[] = [];
  for (const script of knownScripts(setting)) {
    const tour = playScript(setting, `${setting.editionId}/tour-${tours.length}`, script);
    const fresh = tour.walked.some((key) => edges.has(key) && !walked.has(key));
    if (!fresh) continue;
    for (const key of tour.walked) if (edges.has(key)) walked.add(key);
    tours.push(tour);
  }
  let efforts = LIGHT;
  for (let n = 0; n < MOST_TOURS && walked.size < edges.size; n++) {
    const before = walked.size;
    const tour = new TourMaker(setting, edges, walked, efforts, `${setting.editionId}/tour-${tours.length}`, n).make();
    if (walked.size > before) tours.push({ ...tour, walked: [] });
    else if (efforts === THOROUGH) break;
    efforts = walked.size > before ? LIGHT : THOROUGH;
  }
  return { edges, walked, tours };
}

/** Chooses and remembers the ways of one round; `goals` are what is still wanted, by key. */
export class TourMaker {
  private readonly left: ReturnType<typeof stepsLeft>;
  private nextApplicant: number;
  /**
   * Stages whose edges cannot be reached any more from where the round stands; asked again after a success elsewhere.
   */
  private readonly given = new Map<string, number>();

  constructor(
    private readonly setting: RoundSetting,
    private readonly edges: Map<string, MachineEdge>,
    private readonly walked: Set<string>,
    private readonly efforts: readonly Effort[],
    private readonly name: string,
    n: number,
  ) {
    this.left = stepsLeft(setting.machine);
    this.nextApplicant = n;
  }

  make(): Omit<Tour, 'walked'> {
    let round = new EditionRound(this.setting, this.name);
    const steps: PlayStep[] = [];
    const script: string[] = [];
    for (;;) {
      const found = this.next(round);
      if (!found) return { steps, script, end: round };
      steps.push(...found.steps);
      script.push(...found.script);
      for (const key of found.walked) this.walked.add(key);
      round = found.round;
    }
  }

  /** The next way to something open: stage by stage, in the order in which a case passes them. */
  private next(round: EditionRound): Node | undefined {
    const open = [...this.edges.values()].filter(({ key }) => !this.walked.has(key));
    for (const [effort, { mayClose, expansions }] of this.efforts.entries())
      for (const stage of this.setting.machine.stages.keys()) {
        const goals = open.filter((edge) => stageOf(this.setting, edge) === stage);
        const asked = `${stage}/${effort}`;
        if (goals.length === 0 || this.given.get(asked) === goals.length) continue;
        const found = this.search(round, goals, mayClose, expansions);
        if (found) return found;
        this.given.set(asked, goals.length);
      }
    return undefined;
  }

  /**
   * Best first from where the round stands: cases that run, or a new one, closest to the goals. Anything open on the
   * way counts.
   */
  private search(round: EditionRound, goals: MachineEdge[], mayClose: boolean, expansions: number): Node | undefined {
    const far = new Map(
      this.setting.machine.definition.routes.map(({ id }) => [id, distances(this.setting.machine, id, goals)]),
    );
    const queue: Node[] = [];
    const seen = new Set<string>();
    const push = (node: Omit<Node, 'rank'>) => {
      const key = storyKey(node.round, node.focus);
      if (seen.has(key)) return;
      const rank = this.rank(node, far);
      if (rank === Infinity) return;
      seen.add(key);
      queue.push({ ...node, rank });
    };
    const from = { round, steps: [], script: [], cost: 0, walked: [] };
    for (const { id, outcome, state } of round.workingSet.case.values())
      if (outcome === 'running' || outcome === 'withdrawn' || this.setting.machine.states.get(state)?.followed)
        push({ ...from, focus: id });
    const stages = new Set(goals.map((edge) => stageOf(this.setting, edge)));
    if (
      ![...stages].some((stage) =>
        this.setting.machine.definition.routes.some(({ id }) => this.setting.machine.path(id).includes(stage)),
      )
    )
      for (const { id } of rowsOf(round.workingSet, 'dossier', ({ stage }) => stages.has(stage)))
        push({ ...from, focus: id });
    for (const { id: route } of this.setting.machine.definition.routes) {
      const applicant = this.applicantOf(route);
      if (!applicant) continue;
      const copy = round.copy();
      const { caseId, step } = copy.open(applicant);
      push({
        ...from,
        round: copy,
        focus: caseId,
        steps: [step],
        script: [openLine(this.setting, applicant)],
        cost: 3,
      });
      for (const { id } of rowsOf(
        copy.workingSet,
        'dossier',
        ({ stage, id: dossier }) => stages.has(stage) && !round.workingSet.dossier.has(dossier),
      ))
        push({ ...from, round: copy, focus: id, steps: [step], script: [openLine(this.setting, applicant)], cost: 4 });
    }
    for (let n = 0; n < expansions && queue.length > 0; n++) {
      const best = queue.reduce((one, other) => (other.rank < one.rank ? other : one));
      queue.splice(queue.indexOf(best), 1);
      const successors = this.successors(best, mayClose);
      const hits = successors.filter(({ walked }) =>
        walked.some((key) => this.edges.has(key) && !this.walked.has(key)),
      );
      const hit = hits.sort((a, b) => this.price(a) - this.price(b))[0];
      if (hit) return { ...hit, rank: 0 };
      successors.forEach(push);
    }
    return undefined;
  }

  /** Ends of a case come last: it may still show other edges. */
  private price({ round, focus, cost }: Omit<Node, 'rank'>): number {
    return cost + ((round.workingSet.case.get(focus)?.outcome ?? 'running') === 'running' ? 0 : 1000);
  }

  private rank({ round, focus, cost }: Omit<Node, 'rank'>, far: Map<string, Map<string, number>>): number {
    const row = round.workingSet.case.get(focus);
    const dossiers = dossiersOfStory(round, focus)
      .map((dossier) => this.left('dossier', dossier.stage, dossier.state))
      .reduce((sum, left) => sum + left, 0);
    if (!row) return dossiers * 3 + cost;
    const routes = row.route
      ? [row.route]
      : this.setting.applicants.filter(({ org }) => org === row.applicantOrg).map(({ route }) => route);
    const way = Math.min(...routes.map((route) => far.get(route)?.get(row.state) ?? Infinity));
    if (way === Infinity) return Infinity;
    const children = (['opinion', 'seat', 'objection', 'obligation'] as const).flatMap((table) =>
      rowsOf(round.workingSet, table, (child) => child.caseId === focus).map((child) =>
        this.left(table, row.stage, child.state),
      ),
    );
    return way * 30 + (children.reduce((sum, left) => sum + left, 0) + dossiers) * 3 + cost;
  }

  private applicantOf(route: string): SampleApplicant | undefined {
    const known = this.setting.applicants.filter((one) => one.route === route);
    return known[this.nextApplicant++ % Math.max(1, known.length)];
  }

  private successors(node: Node, mayClose: boolean): Omit<Node, 'rank'>[] {
    const moves = possibleMoves(node.round, node.focus)
      .filter((move) => this.worthTrying(move))
      .flatMap((move) => this.outcomes(node, move));
    const waits = waitingPoints(node.round, node.focus)
      .filter((now) => mayClose || this.closing(node.round.now) || !this.closing(now))
      .map((now) => {
        const round = node.round.copy();
        round.now = now;
        return {
          ...node,
          round,
          steps: [...node.steps, { kind: 'wait' as const, now }],
          script: [...node.script, `wait ${now}`],
          cost: node.cost + 4,
        };
      });
    return [...moves, ...waits];
  }

  /** Moving a date leads nowhere else, so it is done for its own edges only. */
  private worthTrying({ subjectType, action }: Move): boolean {
    return (
      subjectType !== 'deadline' ||
      [...this.edges.values()].some(
        (edge) =>
          edge.action.subject === 'deadline' && edge.action.stage === action.stage && !this.walked.has(edge.key),
      )
    );
  }

  private closing(now: string): boolean {
    const first = this.setting.machine.definition.stages[0];
    const closes = first?.kind === 'application' ? this.setting.dueDates.due(first.closes, now) : null;
    return closes !== null && now > closes;
  }

  private outcomes(node: Node, move: Move): Omit<Node, 'rank'>[] {
    const tried = new Set<string>();
    const reached = new Map<string, Omit<Node, 'rank'>>();
    for (let variant = 0; variant < VARIANTS; variant++) {
      const actor = actorFor(node.round, move, variant);
      const payload = payloadFor(node.round, move, variant);
      const same = JSON.stringify([actor, payload]);
      if (tried.has(same)) continue;
      tried.add(same);
      const command = node.round.command(move.subjectType, move.subjectId, move.action.name, actor, payload);
      const decision = node.round.preview(command);
      if (isRefusal(decision)) continue;
      const round = node.round.copy();
      round.write(command, decision);
      const key = storyKey(round, node.focus);
      const walked = [...node.walked, ...walkedEdges(node.round, round, move)];
      if (!reached.has(key))
        reached.set(key, {
          round,
          focus: node.focus,
          steps: [...node.steps, { kind: 'act', command, now: round.now }],
          script: [...node.script, actLine(node.round, move, variant)],
          cost: node.cost + 1,
          walked,
        });
    }
    return [...reached.values()];
  }
}

/** The stage that a goal belongs to: where its case stands. */
function stageOf({ machine }: RoundSetting, { action, caseStates }: MachineEdge): string {
  return machine.states.get(caseStates[0] ?? '')?.stage ?? action.stage;
}

/** Instants just after which something of the story falls due or becomes late. */
export function waitingPoints(round: EditionRound, focus: string): string[] {
  const row = round.workingSet.case.get(focus);
  const dossiers = dossiersOfStory(round, focus);
  const stage = round.machine.stages.get(row?.stage ?? dossiers[0]?.stage ?? '');
  if (!stage) return [];
  const { dueDates, edition } = round.setting;
  const extras =
    stage.kind === 'quota-extra' ? edition.definition.quotas.find(({ id }) => id === stage.quota)?.extras : undefined;
  const dues = [
    row?.dueAt ?? null,
    ...(['opinion', 'seat', 'obligation'] as const).flatMap((table) =>
      rowsOf(round.workingSet, table, (child) => child.caseId === focus).map(({ dueAt }) => dueAt),
    ),
    ...rowsOf(
      round.workingSet,
      'deadline',
      (one) => one.settledAt === null && (one.caseId === focus || dossiers.some(({ id }) => id === one.dossierId)),
    ).map(({ dueAt }) => dueAt),
    ...dossiers.map(({ windowEndsAt, dueAt }) => windowEndsAt ?? dueAt),
    ...('deadline' in stage ? [dueDates.due(stage.deadline, round.now)] : []),
    ...('closes' in stage ? [dueDates.due(stage.closes, row?.enteredAt ?? round.now)] : []),
    ...(extras ? [dueDates.due(extras.fileBy, round.now), dueDates.due(extras.answerBy, round.now)] : []),
  ];
  const ahead = [...new Set(dues.filter((due): due is string => due !== null && due > round.now))].sort();
  return ahead.slice(0, 2).map((due) => new Date(Date.parse(due) + 60_000).toISOString());
}
