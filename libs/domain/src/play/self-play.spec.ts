import { calendarFromChineseDays } from '../calendar';
import { deliveredEdition, modelledNames } from '../programme/testing/delivered-editions.spec-support';
import { Play } from './play';
import { reachOf, traceOf } from './reach';
import { SelfPlay } from './self-play';
import { viewOf } from './view';

/** Share of the edges of the machine that one play by itself walks at least; tours look for the others. */
const SHARE = 0.5;

describe('a play that plays itself', () => {
  it.each(modelledNames())('%s: comes to its end, and is the same when it is played again', (name) => {
    const edition = deliveredEdition(name);
    const play = new Play(edition, calendarFromChineseDays());
    const self = new SelfPlay(play);
    let events = 0;
    while (self.step()) events++;
    expect(play.events).toHaveLength(events);
    expect(self.step()).toBeNull();

    const reach = reachOf(play.setting.machine, traceOf(play));
    expect({ name, share: reach.edges.walked / reach.edges.all > SHARE }).toEqual({ name, share: true });
    expect(reach.stages.filter(({ reached }) => !reached).map(({ id }) => id)).toEqual([]);
    // Some case has gone the whole way: it is published, has ended, or is followed.
    const stages = [...play.setting.machine.stages.keys()];
    const ends = [...play.round.workingSet.case.values()].filter(({ outcome }) => outcome !== 'running');
    expect(ends.some(({ stage, outcome }) => outcome === 'published' || stage === stages.at(-1))).toBe(true);

    const again = new Play(edition, calendarFromChineseDays());
    const kept = JSON.parse(JSON.stringify(play.events)) as typeof play.events;
    for (const event of kept) again.replay(event);
    expect(viewOf(again)).toEqual(viewOf(play));
    expect(traceOf(again)).toEqual(traceOf(play));
  });
});
