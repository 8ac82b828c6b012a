import { prefill, type ApplicantRecord } from './prefill';

const company: ApplicantRecord = {
  name: '示例公司',
  uscc: '91350100M000100Y43',
  regionCode: '350100',
  affiliation: null,
  detail: {},
  path: [{ id: 'c', kind: 'enterprise' }],
};

describe('the first content of a draft', () => {
  it('carries over what the register knows', () => {
    expect(prefill({ technology: { name: 'x' } }, company, undefined)).toEqual({
      holder: { name: '示例公司', uscc: '91350100M000100Y43', regionCode: '350100', affiliation: 'local' },
      technology: { name: 'x' },
    });
  });
  it('names the group of a subsidiary whatever its own record says', () => {
    const subsidiary = {
      ...company,
      affiliation: 'local',
      path: [
        { id: 'soe-1', kind: 'central-soe-group' },
        { id: 'c', kind: 'enterprise' },
      ],
    };
    expect(prefill({}, subsidiary, undefined)['holder']).toMatchObject({
      affiliation: 'central-soe',
      groupCode: 'soe-1',
      kind: 'state-owned',
    });
  });
  it('takes address and contact from the last application, never its name or code', () => {
    const last = { name: '旧名', uscc: 'x', address: '示例路 1 号', contact: { person: '联系人' } };
    expect(prefill({}, company, last)['holder']).toMatchObject({
      name: '示例公司',
      uscc: '91350100M000100Y43',
      address: '示例路 1 号',
      contact: { person: '联系人' },
    });
  });
  it('leaves what is written already', () => {
    expect(prefill({ holder: { name: '自填' } }, company, undefined)).toEqual({ holder: { name: '自填' } });
  });
});
