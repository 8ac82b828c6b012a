import { dueWords, extraWords, type EditionTextDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, QuotaDefinition } from '@linxuan/domain';
import { Alert, Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useJoin, useText } from '../../components';
import { Source } from './GuideTab';

/** Quotas of the definition: how many, how strict, who holds them, and the grounds for more. */
export function QuotasTab({ view }: { view: EditionTextDto }) {
  const translate = useTranslate();
  const { definition } = view;
  if (!definition) return <Alert severity="warning">{translate('programmes.diagram.broken')}</Alert>;
  if (definition.quotas.length === 0)
    return <Typography color="textSecondary">{translate('programmes.guide.none')}</Typography>;
  return (
    <Box sx={{ maxWidth: 900 }}>
      {definition.quotas.map((quota) => (
        <Quota key={quota.id} quota={quota} definition={definition} />
      ))}
    </Box>
  );
}

function Quota({ quota, definition }: { quota: QuotaDefinition; definition: ProgrammeDefinition }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const label = (name: string, more = {}) => translate(`programmes.quotas.${name}`, more);
  const number =
    quota.type === 'uncapped'
      ? label('uncapped')
      : quota.type === 'money'
        ? label('money', { sum: format.number((quota.cap ?? 0) / 1_000_000) })
        : label('cap', { cap: quota.cap });
  const nameOf = (org: string) => text(definition.roster.find((entry) => entry.org === org)?.name) || org;
  const holders = definition.roster
    .filter((entry) => entry.quota === quota.id)
    .map(
      ({ name, sharesQuotaOf }) =>
        text(name) +
        (sharesQuotaOf ? translate('mark.aside', { words: label('shared', { name: nameOf(sharesQuotaOf) }) }) : ''),
    );
  return (
    <Panel
      title={text(quota.title)}
      aside={
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          <Chip size="small" color="primary" label={number} />
          {quota.type !== 'uncapped' && <Chip size="small" variant="outlined" label={label(quota.strength)} />}
        </Box>
      }
    >
      <Typography>
        {text(quota.rule.words)} <Source>{quota.rule.source}</Source>
      </Typography>
      {holders.length > 0 && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {label('holders')}
          {translate('mark.aside', { words: holders.length })}
          {translate('mark.colon')}
          {join(holders)}
        </Typography>
      )}
      {quota.extras && (
        <Box sx={{ mt: 1.5 }}>
          <Typography variant="h3">{label('extras')}</Typography>
          <Typography variant="body2">
            {label('fileBy')}
            {translate('mark.colon')}
            {text(dueWords(quota.extras.fileBy))}
            {translate('mark.semicolon')}
            {label('answerBy')}
            {translate('mark.colon')}
            {text(dueWords(quota.extras.answerBy))}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {quota.extras.rules.map((rule) => (
              <li key={rule.id}>
                {text(rule.title)}
                {translate('mark.colon')}
                {text(extraWords(rule))} <Source>{rule.source}</Source>
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Panel>
  );
}
