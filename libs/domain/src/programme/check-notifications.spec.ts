import { checkProgramme } from './check';
import { greenTechnology } from './testing/green-technology.spec-support';
import { deliveredEdition, materialOf } from './testing/delivered-editions.spec-support';

const material = materialOf(deliveredEdition('green-technology/2024'));
const codes = (change: (notifications: NonNullable<ReturnType<typeof greenTechnology>['notifications']>) => void) => {
  const definition = structuredClone(greenTechnology());
  if (!definition.notifications) throw new Error('the edition has no table');
  change(definition.notifications);
  return checkProgramme(definition, material)
    .filter(({ code }) => code.startsWith('notification.'))
    .map(({ code, path }) => `${code} ${path}`);
};

describe('the table of notices', () => {
  it('is clean as delivered', () => {
    expect(codes(() => undefined)).toEqual([]);
  });

  it('refuses a field that does not exist, a kind that stands twice and a ladder that goes down', () => {
    expect(codes(({ notices: [first] }) => first && (first.body.en = 'Dear {name}'))).toEqual([
      'notification.template-field /notifications/notices/0/body/en',
    ]);
    expect(codes(({ notices }) => notices[0] && notices.push({ ...notices[0] }))).toEqual([
      'notification.twice /notifications/notices/5/id',
    ]);
    expect(codes(({ ladders: [, work] }) => work?.rungs.reverse())).toEqual([
      'notification.ladder-order /notifications/ladders/1/rungs/1/days',
      'notification.ladder-order /notifications/ladders/1/rungs/2/days',
    ]);
  });
});
