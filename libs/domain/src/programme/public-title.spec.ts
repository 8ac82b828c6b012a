import { compile } from './compile';
import { publicTitleOf } from './public-title';
import { deliveredEdition } from './testing/delivered-editions.spec-support';

describe('where a case is, in the words for its applicant', () => {
  const machine = compile(deliveredEdition('key-rd-programme/2025').definition);

  it('says of a case that is followed that it was selected and is followed', () => {
    expect(publicTitleOf(machine, { state: 'follow-up.active', outcome: 'published' })).toEqual({
      zh: '已入选，正在跟踪管理',
      en: 'Selected and followed',
    });
  });

  it('says how following ended, and that what was completed stays selected', () => {
    expect(publicTitleOf(machine, { state: 'follow-up.completed', outcome: 'published' })).toMatchObject({
      zh: '已入选，跟踪管理已结束（通过综合绩效评价）',
    });
    expect(publicTitleOf(machine, { state: 'follow-up.terminated', outcome: 'ended' }).zh).toMatch(
      /^后续管理已结束（.+）$/,
    );
  });

  it('says that a case was published where nothing follows yet', () => {
    const catalogue = compile(deliveredEdition('green-technology/2024').definition);
    const published = [...catalogue.states.values()].find(
      ({ outcome, followed }) => outcome === 'published' && !followed,
    );
    expect(publicTitleOf(catalogue, { state: published?.id ?? '', outcome: 'published' })).toEqual({
      zh: '已入选并发布',
      en: 'Selected and published',
    });
  });
});
