import type { DecisionCase } from '@linxuan/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import { useTones } from '../theme/useTones';

/** What departments said, which conditions were judged otherwise than computed, and which objections are open. */
export function Evidence({ one }: { one: DecisionCase }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  const stages = [...new Set(one.opinions.map(({ stage }) => text(stage)))];
  const dissent = one.opinions.filter(({ verdict }) => verdict !== 'agree');
  const isClear = dissent.length + one.overruled.length + one.objections.length === 0;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
      {stages.map((stage) => (
        <li key={stage}>
          {translate('decision.agree', {
            stage,
            count: one.opinions.filter((each) => text(each.stage) === stage && each.verdict === 'agree').length,
          })}
        </li>
      ))}
      {dissent.map(({ stage, org, verdict, text: words }) => (
        <Box component="li" key={`${text(stage)} ${text(org)}`} sx={{ color: tones.urgency.overdue.text }}>
          {[`${text(stage)} ${text(org)} ${translate(`verdict.${verdict}`)}`, words]
            .filter(Boolean)
            .join(translate('mark.colon'))}
        </Box>
      ))}
      {one.overruled.map(({ title, computed, verdict, reason }) => (
        <Box component="li" key={text(title)} sx={{ color: tones.urgency.today.text }}>
          {[
            translate('decision.overruled', {
              title: text(title),
              computed: translate(`decision.computed.${computed}`),
              verdict: translate(`decision.computed.${verdict}`),
            }),
            reason,
          ]
            .filter(Boolean)
            .join(translate('mark.colon'))}
        </Box>
      ))}
      {one.objections.map(({ number, filedAt }) => (
        <Box component="li" key={number} sx={{ color: tones.urgency.overdue.text }}>
          {translate('decision.objection', { number, at: format.date(filedAt) })}
        </Box>
      ))}
      {isClear && <li>{translate('decision.nothingAgainst')}</li>}
    </Box>
  );
}
