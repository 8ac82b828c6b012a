import { clocksOf, type Clock } from './bpmn-clocks';
import { LANES, nameOf, type BpmnFlow, type BpmnModel, type BpmnNode, type Lane } from './bpmn-elements';
import { extraProcess } from './bpmn-extras';
import { clockWords, WORDS, type Language } from './bpmn-words';
import type { DueRule, StageDefinition } from './definition';
import { caseEdges } from './graph-edges';
import { layOut, type PlacedStage, type StageLayout } from './graph-layout';
import type { CaseMachine } from './machine';

/** The elements of an edition's process: who does what, what runs in parallel, which clocks run, and how it ends. */
export function bpmnModel(machine: CaseMachine, language: Language): BpmnModel {
  const layout = layOut(machine);
  const builder = new ProcessBuilder(machine, layout, language);
  const onPath = layout.stages.filter(({ stage }) => !machine.kindOf(stage.id).offPath);
  for (const placed of onPath) builder.stage(placed);
  builder.connectStages();
  const beside = layout.stages.filter(({ stage }) => machine.kindOf(stage.id).offPath);
  const { definition } = machine;
  return {
    layout,
    main: {
      id: `p_${nameOf(definition.id)}_${nameOf(definition.edition)}`,
      name: definition.title[language],
      nodes: builder.nodes,
      flows: builder.flows,
    },
    beside: beside.map(({ stage }) => extraProcess(machine, stage, language)),
    messages: beside.flatMap(({ stage }, index) => {
      const target = onPath.find(
        (one) => one.stage.kind === 'nomination' && (!stage.route || one.stage.route === stage.route),
      );
      return target
        ? [
            {
              id: `m${index + 1}`,
              from: `a_t_${nameOf(stage.id)}`,
              to: `t_${nameOf(target.stage.id)}`,
              name: WORDS[language].slots,
            },
          ]
        : [];
    }),
  };
}

class ProcessBuilder {
  readonly nodes: BpmnNode[] = [];
  readonly flows: BpmnFlow[] = [];
  private readonly entries = new Map<string, string>();
  private readonly exits = new Map<string, { node: string; gate: boolean }>();
  private readonly words: (typeof WORDS)[Language];

  constructor(
    private readonly machine: CaseMachine,
    private readonly layout: StageLayout,
    private readonly language: Language,
  ) {
    this.words = WORDS[language];
  }

  stage({ stage }: PlacedStage): void {
    const task = `t_${nameOf(stage.id)}`;
    const lane = laneOf(this.machine, stage);
    const { rejected, returned, following } = this.outcomes(stage);
    const put = (node: Omit<BpmnNode, 'stage' | 'row'> & { row?: number }) =>
      this.nodes.push({ row: 0, ...node, stage: stage.id });
    const arriving =
      this.layout.flows.filter(({ to }) => to === stage.id).length +
      (returned ? 1 : 0) +
      (this.layout.stages[0]?.stage === stage ? 1 : 0);
    let last: string | undefined;
    const then = (id: string, connected = true) => {
      if (last && connected) this.connect(last, id);
      else if (!last) this.entries.set(stage.id, id);
      last = id;
    };
    if (arriving > 1) {
      put({ id: `j_${task}`, kind: 'exclusiveGateway', name: '', lane, slot: 0 });
      then(`j_${task}`);
    }
    const slot = this.many(stage, task, then, put) + 1;
    const clocks = clocksOf(stage, this.language);
    put({
      id: task,
      kind: 'userTask',
      name: stage.title[this.language],
      lane,
      slot,
      ...(clocks.length > 1 ? { clocks: clocks.length } : {}),
    });
    then(task);
    this.clocks(stage, task, lane, clocks);
    if (stage.kind === 'public-notice') {
      const timer: DueRule = { kind: 'working-days', n: stage.workingDays, strength: 'hard', source: stage.source };
      put({
        id: `w_${task}`,
        kind: 'intermediateCatchEvent',
        name: `${this.words.noticeOver} (${clockWords(timer, this.language)})`,
        lane,
        slot: slot + 1,
        timer,
      });
      then(`w_${task}`);
    }
    const endings = stage.kind === 'follow-up' ? stage.endings : [];
    if (endings.length === 0 && !rejected && !returned && following <= 1) {
      this.exits.set(stage.id, { node: last ?? task, gate: false });
      return;
    }
    if (endings.length === 1 && !rejected && !returned) {
      const [ending] = endings;
      if (ending) put({ id: `e_${task}`, kind: 'endEvent', name: ending.title[this.language], lane, slot: slot + 2 });
      then(`e_${task}`);
      return;
    }
    const gate = `g_${task}`;
    put({
      id: gate,
      kind: 'exclusiveGateway',
      name: endings.length > 0 ? this.words.ending : rejected || returned ? this.words.result : this.words.route,
      lane,
      slot: slot + 2,
    });
    then(gate);
    this.exits.set(stage.id, { node: gate, gate: true });
    for (const [index, { outcome, title }] of endings.entries()) {
      put({
        id: `e_${task}_${outcome}`,
        kind: 'endEvent',
        name: title[this.language],
        lane,
        slot: slot + 3,
        row: index / 3,
      });
      this.connect(gate, `e_${task}_${outcome}`);
    }
    if (rejected) {
      put({ id: `e_${task}`, kind: 'endEvent', name: this.words.rejected, lane, slot: slot + 2, below: gate });
      this.connect(gate, `e_${task}`);
    }
    if (returned) {
      put({
        id: `c_${task}`,
        kind: 'userTask',
        name: `${this.words.correct}: ${stage.title[this.language]}`,
        lane: 'applicant',
        slot,
      });
      this.connect(gate, `c_${task}`, this.words.returned);
      this.connect(`c_${task}`, `j_${task}`);
      if ('correctionDays' in stage) {
        const timer: DueRule = {
          kind: 'working-days',
          n: stage.correctionDays,
          strength: 'hard',
          source: stage.source,
        };
        this.clocks(stage, `c_${task}`, 'applicant', [{ timer, interrupting: false, end: this.words.chased }]);
      }
    }
  }

  /** Flows from stage to stage, named where routes part, with the start before the first and an end behind the last. */
  connectStages(): void {
    const titles = new Map(this.layout.lanes.map(({ route, title }) => [route, title[this.language]]));
    for (const { from, to, routes } of this.layout.flows) {
      const exit = this.exits.get(from);
      const parts = this.layout.flows.filter((flow) => flow.from === from).length > 1;
      const name = parts
        ? routes.map((route) => titles.get(route) ?? route).join(' / ')
        : exit?.gate
          ? this.words.passed
          : '';
      this.connect(exit?.node ?? '', this.entries.get(to) ?? '', name);
    }
    const [first] = this.layout.stages;
    const onPath = this.layout.stages.filter(({ stage }) => !this.machine.kindOf(stage.id).offPath);
    const last = onPath.at(-1);
    if (!first || !last) return;
    this.nodes.push({
      id: 'start',
      kind: 'startEvent',
      name: this.words.start,
      lane: 'applicant',
      stage: null,
      slot: 0,
      row: 0,
    });
    this.connect('start', this.entries.get(first.stage.id) ?? '');
    const exit = this.exits.get(last.stage.id);
    if (!exit || last.stage.kind === 'follow-up') return;
    this.nodes.push({
      id: 'published',
      kind: 'endEvent',
      name: last.stage.title[this.language],
      lane: laneOf(this.machine, last.stage),
      stage: last.stage.id,
      slot: 6,
      row: 0,
    });
    this.connect(exit.node, 'published', exit.gate ? this.words.passed : '');
  }

  private outcomes(stage: StageDefinition): { rejected: boolean; returned: boolean; following: number } {
    const { machine } = this;
    const states = [...machine.states.values()].filter((state) => state.stage === stage.id);
    const edges = caseEdges(machine);
    return {
      rejected: states.some(({ outcome }) => outcome === 'rejected'),
      // A round of papers is the applicant's own work: sending it in is no correction.
      returned:
        laneOf(machine, stage) !== 'applicant' &&
        states.some(
          ({ id, heldBy, outcome }) =>
            heldBy === 'applicant' &&
            !outcome &&
            id !== machine.initial &&
            edges.some(({ from, to }) => from === id && machine.states.get(to)?.stage === stage.id),
        ),
      following: this.layout.flows.filter(({ from }) => from === stage.id).length,
    };
  }

  /** Departments or experts who work at once: a task for each that the edition names, one for many where it does not. */
  private many(
    stage: StageDefinition,
    task: string,
    then: (id: string, connected?: boolean) => void,
    put: (node: Omit<BpmnNode, 'stage' | 'row'> & { row?: number }) => void,
  ): number {
    if (stage.kind === 'written-evaluation' || stage.kind === 'oral-defence') {
      const id = `s_${task}`;
      put({ id, kind: 'userTask', name: this.words.sheets, lane: 'experts', slot: 1, parallel: true });
      then(id);
      this.clocks(stage, id, 'experts', [{ timer: stage.sheetDue, interrupting: false, end: this.words.chased }]);
      return 1;
    }
    if ('bodies' in stage) {
      const id = `d_${task}`;
      put({ id, kind: 'userTask', name: this.words.bodies, lane: 'departments', slot: 1, parallel: true });
      then(id);
      this.clocks(stage, id, 'departments', [
        { timer: stage.contributionDue, interrupting: false, end: this.words.chased },
        { timer: stage.confirmDue, interrupting: false, end: this.words.confirmed },
      ]);
      return 1;
    }
    if ((stage.kind !== 'joint-review' && stage.kind !== 'department-review') || stage.ask === 'nobody') return 0;
    const clock = [{ timer: stage.opinionDue, interrupting: false, end: this.words.chased }];
    const departments = this.machine.definition.ministryDepartments;
    if (stage.ask !== 'everybody' || departments.length < 2) {
      const id = `d_${task}`;
      put({ id, kind: 'userTask', name: this.words.opinions, lane: 'departments', slot: 1, parallel: true });
      then(id);
      this.clocks(stage, id, 'departments', clock);
      return 1;
    }
    const [fork, join] = [`pf_${task}`, `pj_${task}`];
    put({ id: fork, kind: 'parallelGateway', name: '', lane: 'departments', slot: 1 });
    then(fork);
    for (const [row, { org, name }] of departments.entries()) {
      const id = `d_${task}_${nameOf(org)}`;
      put({ id, kind: 'userTask', name: name[this.language], lane: 'departments', slot: 2, row });
      this.connect(fork, id);
      this.connect(id, join);
      this.clocks(stage, id, 'departments', clock);
    }
    put({ id: join, kind: 'parallelGateway', name: '', lane: 'departments', slot: 3 });
    // Its branches reach the join; the chain goes on behind it.
    then(join, false);
    return 3;
  }

  private clocks(stage: StageDefinition, task: string, lane: Lane, list: readonly Clock[]): void {
    for (const [place, { timer, interrupting, end, what }] of list.entries()) {
      const id = `b${place}_${task}`;
      const words = clockWords(timer, this.language);
      this.nodes.push(
        {
          id,
          kind: 'boundaryEvent',
          name: what ? `${what}: ${words}` : words,
          lane,
          stage: stage.id,
          slot: 0,
          row: 0,
          timer,
          on: { task, place, interrupting },
        },
        { id: `x${place}_${task}`, kind: 'endEvent', name: end, lane, stage: stage.id, slot: 0, row: 0, below: id },
      );
      this.connect(id, `x${place}_${task}`);
    }
  }

  private connect(from: string, to: string, name = ''): void {
    this.flows.push({ id: `f${this.flows.length + 1}_${to}`, from, to, name });
  }
}

export function laneOf(machine: CaseMachine, stage: StageDefinition): Lane {
  if ('by' in stage && stage.by) return stage.by;
  if (stage.kind === 'quota-extra') return 'nominator';
  const held = machine.states.get(`${stage.id}.${machine.kindOf(stage.id).entry}`)?.heldBy;
  return LANES.find((lane) => lane === held) ?? 'authority';
}
