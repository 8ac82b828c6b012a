import type { VoteStage } from '../../programme/definition';
import { voteWords } from '../vote-words';
import type { SeatRow } from '../rows';
import { countVotes, isReached } from './vote-count';

type Rules = Pick<VoteStage, 'quorum' | 'recused' | 'majority'>;
const RULES: Rules = {
  quorum: { atLeast: '2/3' },
  recused: 'counted',
  majority: { moreThan: '1/2', of: 'present' },
};
/** `+` in favour, `-` against, `0` abstained, `r` recused, `x` replaced, `i` invited and silent. */
const committee = (signs: string): Pick<SeatRow, 'state' | 'vote'>[] =>
  [...signs].map((sign) => {
    const vote = ({ '+': 'for', '-': 'against', '0': 'abstain' } as const)[sign] ?? null;
    const state = vote ? 'sealed' : (({ r: 'recused', x: 'replaced' } as const)[sign] ?? 'invited');
    return { state, vote };
  });
const decided = (signs: string, rules: Partial<Rules> = {}) => {
  const { hasQuorum, isCarried, members, present } = countVotes(committee(signs), { ...RULES, ...rules });
  return [members, present, hasQuorum, isCarried];
};

describe('the count of a committee', () => {
  it.each([
    ['two thirds of six, exactly', '+++-ii', {}, [6, 4, true, true]],
    ['one less than two thirds', '+++iii', {}, [6, 3, false, true]],
    ['a tie', '++--', {}, [4, 4, true, false]],
    ['abstentions count as present', '++00', {}, [4, 4, true, false]],
    ['recusal counts against the quorum', '+++rri', {}, [6, 3, false, true]],
    ['recusal counts for nothing', '+++rri', { recused: 'not-counted' }, [4, 3, true, true]],
    ['who was replaced is no member', '+++x', {}, [3, 3, true, true]],
    ['exactly half is not more than half', '+-', { majority: { moreThan: '1/2', of: 'present' } }, [2, 2, true, false]],
    ['exactly half is at least half', '+-', { majority: { atLeast: '1/2', of: 'present' } }, [2, 2, true, true]],
    ['of all members', '++++ii', { majority: { moreThan: '2/3', of: 'members' } }, [6, 4, true, false]],
    ['of all members, reached', '++++ii', { majority: { atLeast: '2/3', of: 'members' } }, [6, 4, true, true]],
    ['nobody', '', {}, [0, 0, false, false]],
    ['everybody recused and none counted', 'rr', { recused: 'not-counted' }, [0, 0, false, false]],
  ] as [string, string, Partial<Rules>, unknown[]][])('%s', (_, signs, rules, expected) => {
    expect(decided(signs, rules)).toEqual(expected);
  });

  it('needs no rounding: thirds of any size are told exactly', () => {
    for (let whole = 1; whole <= 60; whole++)
      for (let part = 0; part <= whole; part++) {
        expect(isReached({ atLeast: '2/3' }, part, whole)).toBe(3 * part >= 2 * whole);
        expect(isReached({ moreThan: '2/3' }, part, whole)).toBe(3 * part > 2 * whole);
      }
  });

  it('is the same who is present, whether or not the votes can be read', () => {
    const seats = committee('+-0ri');
    const veiled = seats.map(({ state }) => ({ state, vote: null }));
    const [seen, unseen] = [countVotes(seats, RULES), countVotes(veiled, RULES)];
    expect([unseen.members, unseen.present, unseen.hasQuorum]).toEqual([seen.members, seen.present, seen.hasQuorum]);
  });

  it('has rules that read as they are written', () => {
    expect(voteWords(RULES)).toEqual({
      quorum: {
        zh: '参加表决的委员达到3分之2方为有效，回避的委员计入应到人数',
        en: 'A vote has effect where at least 2/3 of the members have voted; members who are recused count among them',
      },
      majority: {
        zh: '同意票超过半数（按参加表决的委员计）为通过',
        en: 'It is carried by more than half of those who voted',
      },
    });
  });
});
