import { deliveredEdition, editionNames } from '../programme/testing/delivered-editions.spec-support';
import { RoundSetting } from '../play/edition-round';
import { PromisePlay, withNarrowCaps } from './testing/promise-play.spec-support';

interface Held {
  name: string;
  quota: string;
  nominated: boolean;
}
/**
 * Every cap of every delivered edition, as it stands and where nobody nominates: it is the promise that binds, not the
 * letter.
 */
const caps: Held[] = editionNames().flatMap((name) =>
  [true, false].flatMap((nominated) =>
    deliveredEdition(name)
      .definition.quotas.filter(({ type }) => type !== 'uncapped')
      .map(({ id }) => ({ name, quota: id, nominated })),
  ),
);

describe('a stated cap', () => {
  it.each(caps)(
    '$name $quota, nominated: $nominated: can be hit, and then refuses',
    ({ name, quota: id, nominated }) => {
      const edition = withNarrowCaps(deliveredEdition(name), nominated);
      const quota = edition.definition.quotas.find((one) => one.id === id);
      const ofGroup = edition.definition.groupQuota === id;
      const setting = new RoundSetting(edition);
      const applicant = setting.applicants.find(({ org, parent, route }) =>
        ofGroup
          ? parent !== null &&
            edition.definition.routes.some((one) => one.id === route && one.match === 'central-soe-group')
          : edition.definition.roster.some(
              (entry) => entry.quota === id && (org === entry.org || org === `sample-${entry.org}`),
            ),
      );
      const entry = edition.definition.roster.find(
        ({ org }) => `sample-${org}` === applicant?.org || org === applicant?.org,
      );
      const holder = ofGroup ? applicant?.parent : (entry?.sharesQuotaOf ?? entry?.org);
      if (!quota || !applicant || !holder) throw new Error(`Nobody holds ${id}`);
      const play = new PromisePlay(setting, quota, applicant, holder).run(90);
      expect(play.refusals).toContain(
        {
          hard: { cap: 'quota.exhausted', money: 'quota.moneyExhausted' },
          soft: { cap: 'quota.overrideNeeded', money: 'quota.moneyOverrideNeeded' },
        }[quota.strength][quota.type === 'money' ? 'money' : 'cap'],
      );
      expect(play.most).toBeGreaterThan(0);
      expect(play.holding).toBe(play.promised);
    },
  );
});
