import { PROGRAMME_SHAPES } from '@linxuan/contracts';
import { asSent, blankAnswers, idOf, isAsked, LAST, stepOf, STEPS, unanswered, withShape } from './answers';

const blank = blankAnswers('2026-12-01');
const pair = { zh: '水', en: 'Water' };

describe('the answers of an official', () => {
  it('stand each in one step', () => {
    const all = STEPS.flatMap(({ questions }) => questions);
    expect(new Set(all).size).toBe(all.length);
    expect([...all].sort()).toEqual(Object.keys(blank).sort());
    expect(all.every((question) => stepOf(question) < LAST)).toBe(true);
  });

  it('keep their own word for what is applied for when another shape is chosen', () => {
    expect(PROGRAMME_SHAPES.map((shape) => withShape(blank, shape).item.zh)).toEqual([
      '技术',
      '标准',
      '工厂',
      '项目',
      '案例',
      '揭榜任务',
    ]);
    const own = withShape({ ...blank, item: { zh: '装备', en: 'Equipment' } }, 'cases');
    expect([own.item.zh, own.routing]).toEqual(['装备', 'place']);
    expect(withShape(blank, 'standards').routing).toBe('own');
  });

  it('are missing only where they are asked', () => {
    expect(unanswered(blank, stepOf('title'))).toEqual(['title', 'id', 'callTitle', 'goal', 'reviewRecord']);
    expect(unanswered(blank, stepOf('fields'))).toEqual(['fields']);
    const ladder = withShape({ ...blank, fields: [{ name: pair, directions: [] }] }, 'ladder');
    expect(unanswered(ladder, stepOf('fields'))).toEqual(['levelTitle']);
    expect(unanswered({ ...ladder, fields: [{ name: pair, directions: [{ zh: '', en: 'x' }] }] }, 2)).toContain(
      'levelTitle',
    );
    expect(unanswered({ ...blank, criteria: [] }, stepOf('criteria'))).toEqual(['criteria']);
    expect(unanswered({ ...blank, criteria: [], experts: 'none' }, stepOf('criteria'))).toEqual([]);
    expect(unanswered(blank, stepOf('closes'))).toEqual(['closes', 'catalogue', 'resultDate']);
    expect(isAsked('nominateBy', blank)).toBe(false);
  });

  it('are sent without what is not asked', () => {
    const sent = asSent({
      ...blank,
      experts: 'none',
      nominateBy: '2027-01-01',
      below: 'x',
      closes: '2027-02-01',
      level: null,
    });
    expect(sent).toMatchObject({ criteria: [], nominateBy: null, below: null, level: 1, ladder: 'none' });
    expect(asSent({ ...blank, shape: 'challenge', closes: '2027-02-01' }).resultDate).toBe('2027-02-01');
  });

  it.each([
    ['Urban greening projects (2027)', 'urban-greening-projects-2027'],
    ['5G & beyond!', 'g-beyond'],
    ['', ''],
  ])('give %s the short name %s', (english, id) => expect(idOf(english)).toBe(id));
});
