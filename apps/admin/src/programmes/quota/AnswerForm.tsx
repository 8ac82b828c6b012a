import { extraWords, type QuotaRequestDto } from '@linxuan/contracts';
import type { QuotaExtraRule } from '@linxuan/domain';
import { isVisible } from '@linxuan/form-rules';
import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionForm, EntryField, useText } from '../../components';
import type { Subject } from '../../components/useAct';
import type { OfferedAction } from '../../providers/types';

type Grounds = NonNullable<QuotaRequestDto['filed']>['grounds'];

/** The most that one ground is granted. */
const MOST = 100;

/** The authority's answer: a number and a reason for each ground; another person decides it. */
export function AnswerForm({
  subject,
  action,
  rules,
  filed,
  byFact,
}: {
  subject: Subject;
  action: OfferedAction;
  rules: QuotaExtraRule[];
  filed: Grounds;
  byFact: Record<string, number>;
}) {
  const translate = useTranslate();
  const text = useText();
  const [answers, setAnswers] = useState<Record<string, { number: string; reason: string }>>({});
  const of = (id: string) => answers[id] ?? { number: '0', reason: '' };
  const set = (id: string, more: Partial<{ number: string; reason: string }>) =>
    setAnswers({ ...answers, [id]: { ...of(id), ...more } });
  const typed = filed.filter(({ ruleId }) => byFact[ruleId] === undefined);
  const total = filed.reduce((sum, { ruleId }) => sum + (byFact[ruleId] ?? (Number(of(ruleId).number) || 0)), 0);
  const payload = () => ({
    total,
    answers: typed.map(({ ruleId }) => ({
      ruleId,
      number: Number(of(ruleId).number) || 0,
      reason: of(ruleId).reason.trim(),
    })),
  });
  return (
    <ActionForm
      subject={subject}
      action={action}
      payload={payload}
      disabled={typed.some(
        ({ ruleId }) => !isVisible(of(ruleId).reason) || !/^\d{1,3}$/.test(of(ruleId).number.trim()),
      )}
      aside={<Typography role="status">{translate('programmes.quota.total', { total })}</Typography>}
    >
      {filed.map(({ ruleId, requested, evidence }) => {
        const rule = rules.find(({ id }) => id === ruleId);
        return (
          <Box
            key={ruleId}
            role="group"
            aria-label={text(rule?.title) || ruleId}
            sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '120px minmax(0, 1fr)' } }}
          >
            <Typography variant="body2" sx={{ gridColumn: '1 / -1' }}>
              <strong>{text(rule?.title) || ruleId}</strong>
              {rule ? translate('mark.aside', { words: text(extraWords(rule)) }) : ''}
              {requested !== undefined ? ` · ${translate('programmes.quota.requested')} ${requested}` : ''}
              {translate('mark.colon')}
              {evidence}
            </Typography>
            {byFact[ruleId] !== undefined ? (
              <Typography variant="body2" sx={{ gridColumn: '1 / -1' }}>
                {translate('programmes.quota.byFact', { count: byFact[ruleId] })}
              </Typography>
            ) : (
              <>
                <EntryField
                  size="small"
                  kind="integer"
                  label={translate('programmes.quota.grantOf')}
                  value={of(ruleId).number}
                  onChange={({ target }) => set(ruleId, { number: target.value })}
                  fault={
                    Number(of(ruleId).number) > MOST
                      ? translate('programmes.edit.wrong.number', { min: 0, max: MOST })
                      : undefined
                  }
                />
                <EntryField
                  size="small"
                  required
                  label={translate('programmes.quota.why')}
                  value={of(ruleId).reason}
                  onChange={({ target }) => set(ruleId, { reason: target.value })}
                />
              </>
            )}
          </Box>
        );
      })}
    </ActionForm>
  );
}
