import { LADDER_FIELDS, NOTICE_FIELDS, templateFaults } from '../notification';
import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeCheck } from './check-material';
import type { Text } from './definition';

/**
 * Notices name only fields that exist, each kind stands once, and a ladder climbs: a wrong template would reach people
 * before anybody sees it.
 */
export const checkNotifications: ProgrammeCheck = ({ notifications }) => {
  if (!notifications) return [];
  const problems: ProgrammeProblem[] = [];
  const templates = (at: string, texts: { subject: Text; body: Text }, fields: readonly string[]) => {
    for (const part of ['subject', 'body'] as const)
      for (const lang of ['zh', 'en'] as const)
        for (const fault of templateFaults(texts[part][lang], fields))
          problems.push(
            problem(
              'notification.template-field',
              `${at}/${part}/${lang}`,
              {
                zh: `通知模板使用了不存在的字段：${fault}`,
                en: `The notice template uses a field that does not exist: ${fault}`,
              },
              { suggestion: { zh: `可用字段：${fields.join('、')}`, en: `Fields: ${fields.join(', ')}` } },
            ),
          );
  };
  const twice = (ids: string[], at: string) => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index)
        problems.push(
          problem('notification.twice', `${at}/${index}/id`, { zh: `“${id}”重复`, en: `"${id}" stands twice` }),
        );
    });
  };
  notifications.notices.forEach((rule, index) => templates(`/notifications/notices/${index}`, rule, NOTICE_FIELDS));
  twice(
    notifications.notices.map(({ id }) => id),
    '/notifications/notices',
  );
  twice(
    notifications.ladders.map(({ id }) => id),
    '/notifications/ladders',
  );
  notifications.ladders.forEach((ladder, l) => {
    ladder.rungs.forEach((step, r) => {
      templates(`/notifications/ladders/${l}/rungs/${r}`, step, LADDER_FIELDS);
      const before = ladder.rungs[r - 1];
      if (before && before.days >= step.days)
        problems.push(
          problem('notification.ladder-order', `/notifications/ladders/${l}/rungs/${r}/days`, {
            zh: '阶梯各级应按时间先后排列',
            en: 'The steps of a ladder stand in the order of time',
          }),
        );
    });
    twice(
      ladder.rungs.map(({ id }) => id),
      `/notifications/ladders/${l}/rungs`,
    );
  });
  return problems;
};
