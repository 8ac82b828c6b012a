import type { ExpertFactDto } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../components';

/** Facts of a history, each as one line that a person would say; `onWithdraw` where they are the reader's own. */
export function FactList({ facts, onWithdraw }: { facts: ExpertFactDto[]; onWithdraw?: (id: string) => void }) {
  const translate = useTranslate();
  const line = useFactLine();
  if (facts.length === 0) return <Typography color="textSecondary">{translate('experts.noFacts')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {facts.map((fact) => (
        <Box
          component="li"
          key={fact.id}
          sx={{
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 1fr) auto',
            gap: 1,
            alignItems: 'center',
            py: 0.75,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            <Typography component="span" variant="body2" color="textSecondary">
              {translate(`experts.kind.${fact.kind}`)}
              {translate('mark.colon')}
            </Typography>
            {line(fact)}
          </Typography>
          {onWithdraw && (
            <Button
              size="small"
              aria-label={translate('experts.withdrawOne', { fact: line(fact) })}
              onClick={() => onWithdraw(fact.id)}
            >
              {translate('experts.withdraw')}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** Who or what, how it stands, from when to when, and the remark. */
function useFactLine(): (fact: ExpertFactDto) => string {
  const translate = useTranslate();
  const format = useFormat();
  return ({ kind, party, uscc, number, relation, since, until, note }) => {
    const from = since ? format.date(since) : '';
    const to = until ? format.date(until) : translate('experts.untilNow');
    const isPeriod = kind === 'employment' || since !== null || until !== null;
    return [
      number,
      party,
      uscc,
      relation && translate(`experts.relation.${relation}`),
      isPeriod && translate('experts.period', { from, to }),
      note,
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
