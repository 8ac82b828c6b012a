import type { ExpertPool, PoolExpert } from '@linxuan/contracts';
import { holdsWords, searchWords } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, useJoin, useText } from '../components';
import { useTones } from '../theme/useTones';

interface Props {
  experts: PoolExpert[];
  names: ExpertPool['names'];
  chosen: readonly string[];
  onToggle(id: string): void;
  /** Why an expert cannot be taken, beyond conflicts: for instance a seat in the panel. */
  barred?(expert: PoolExpert): string | null;
}

/** The pool: who fits, how much each has to do, and why somebody cannot be asked. */
export function PoolList({ experts, names, chosen, onToggle, barred = () => null }: Props) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const tones = useTones();
  const [search, setSearch] = useState('');
  const words = searchWords(search);
  const shown = experts.filter(({ name, orgName }) => holdsWords(`${name} ${orgName.zh} ${orgName.en}`, words));
  const nameOf = (code: string) => (names[code] ? text(names[code]) : code);
  const told = (expert: PoolExpert, strength: PoolExpert['conflicts'][number]['strength']) =>
    expert.conflicts
      .filter((conflict) => conflict.strength === strength)
      .map(
        ({ code, evidence }) =>
          `${translate(`evaluation.conflict.${code}`, { _: code })}${translate('mark.aside', { words: join(Object.values(evidence).map(nameOf)) })}`,
      )
      .join(translate('mark.semicolon'));
  const why = (expert: PoolExpert) => told(expert, 'bars') || barred(expert);
  return (
    <>
      <EntryField
        label={translate('evaluation.searchPool')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        sx={{ maxWidth: 360 }}
      />
      <Box
        component="ul"
        aria-label={translate('evaluation.pool')}
        tabIndex={0}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: 420,
          overflowY: 'auto',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
        }}
      >
        {shown.map((expert) => {
          const reason = why(expert);
          const asked = told(expert, 'asks');
          return (
            <Box
              component="li"
              key={expert.id}
              sx={{
                px: 1.5,
                py: 0.5,
                borderBottom: 1,
                borderColor: 'divider',
                display: 'grid',
                gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) auto' },
                columnGap: 2,
                alignItems: 'center',
                bgcolor: chosen.includes(expert.id) ? tones.wash : undefined,
              }}
            >
              <FormControlLabel
                control={
                  <Checkbox
                    checked={chosen.includes(expert.id)}
                    disabled={reason !== null && !chosen.includes(expert.id)}
                    onChange={() => onToggle(expert.id)}
                  />
                }
                label={
                  <span>
                    <b>{expert.name}</b>{' '}
                    <Typography component="span" variant="body2" color="textSecondary">
                      {text(expert.orgName)}
                    </Typography>
                  </span>
                }
              />
              <Typography
                variant="body2"
                sx={{ color: reason ? tones.urgency.today.text : 'text.secondary', pl: { xs: 4, sm: 0 } }}
              >
                {reason
                  ? `${translate(told(expert, 'bars') ? 'evaluation.mustRecuse' : 'evaluation.cannot')}${translate('mark.colon')}${reason}`
                  : [
                      translate(`evaluation.match.${expert.match}`),
                      translate('evaluation.load', { count: expert.load }),
                      asked && translate('evaluation.willExplain', { grounds: asked }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </>
  );
}
