import type { QuotaExtraRule } from '@linxuan/domain';
import { extraWords } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionForm, EntryField, useSource, useText } from '../../components';
import type { Subject } from '../../components/useAct';
import type { OfferedAction } from '../../providers/types';

const MOST = 100;
const countable = (requested: string) =>
  !isVisible(requested) || (/^\d+$/.test(requested.trim()) && Number(requested) <= MOST);

interface Ground {
  evidence: string;
  requested: string;
}

/** A nominator's request: its grounds, each with its evidence. */
export function FilingForm({
  subject,
  action,
  rules,
}: {
  subject: Subject;
  action: OfferedAction;
  rules: QuotaExtraRule[];
}) {
  const translate = useTranslate();
  const text = useText();
  const source = useSource();
  const [number, setNumber] = useState('');
  const [grounds, setGrounds] = useState<Record<string, Ground>>({});
  const chosen = Object.entries(grounds);
  const toggle = (id: string, on: boolean) =>
    setGrounds(
      Object.fromEntries([
        ...chosen.filter(([known]) => known !== id),
        ...(on ? [[id, { evidence: '', requested: '' }] as const] : []),
      ]),
    );
  const set = (id: string, more: Partial<Ground>) =>
    setGrounds({ ...grounds, [id]: { evidence: '', requested: '', ...grounds[id], ...more } });
  const payload = () => ({
    number: number.trim(),
    grounds: chosen.map(([ruleId, { evidence, requested }]) => ({
      ruleId,
      evidence: evidence.trim(),
      ...(isVisible(requested) ? { requested: Number(requested) } : {}),
    })),
  });
  const ready =
    isVisible(number) &&
    chosen.length > 0 &&
    chosen.every(([, { evidence, requested }]) => isVisible(evidence) && countable(requested));
  return (
    <ActionForm
      subject={subject}
      action={action}
      label={translate('programmes.quota.apply')}
      payload={payload}
      disabled={!ready}
    >
      <EntryField
        required
        size="small"
        label={translate('programmes.quota.number')}
        value={number}
        onChange={({ target }) => setNumber(target.value)}
      />
      <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
        <Typography component="legend" variant="body2">
          {translate('programmes.quota.pickGround')}
        </Typography>
        {rules.map((rule) => {
          const ground = grounds[rule.id];
          return (
            <Box key={rule.id} sx={{ mb: 1 }}>
              <FormControlLabel
                control={<Checkbox checked={ground !== undefined} onChange={(_, on) => toggle(rule.id, on)} />}
                label={`${text(rule.title)}${translate('mark.colon')}${text(extraWords(rule))}${translate('mark.aside', { words: source(rule.source) })}`}
              />
              {ground && (
                <Box
                  sx={{
                    pl: { xs: 0, sm: 4 },
                    display: 'grid',
                    gap: 1,
                    gridTemplateColumns: { xs: '1fr', sm: '1fr 140px' },
                  }}
                >
                  <EntryField
                    required
                    multiline
                    minRows={2}
                    label={translate('programmes.quota.evidence')}
                    value={ground.evidence}
                    onChange={({ target }) => set(rule.id, { evidence: target.value })}
                  />
                  <EntryField
                    kind="integer"
                    label={translate('programmes.quota.requested')}
                    value={ground.requested}
                    onChange={({ target }) => set(rule.id, { requested: target.value })}
                    error={!countable(ground.requested)}
                    helperText={
                      countable(ground.requested)
                        ? undefined
                        : translate('programmes.edit.wrong.number', { min: 0, max: MOST })
                    }
                  />
                </Box>
              )}
            </Box>
          );
        })}
      </Box>
    </ActionForm>
  );
}
