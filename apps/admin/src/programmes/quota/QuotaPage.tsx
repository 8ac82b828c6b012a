import type { EditionListDto, QuotaLedgerDto } from '@linxuan/contracts';
import { holdsWords, searchWords } from '@linxuan/form-rules';
import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, MenuItem, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { editionNames, EmptyState, EntryField, Page, Panel, useRead, useText } from '../../components';
import { Reading } from '../Reading';
import { AccountCard } from './AccountCard';
import { Requests } from './Requests';

/**
 * The ledger of slots: who holds which, where it comes from, how it moved; nominators apply for more here and the
 * authority answers.
 */
export default function QuotaPage() {
  const { id } = useParams();
  const translate = useTranslate();
  const text = useText();
  const editions = useRead<EditionListDto[]>('/programme-editions');
  const open = (editions.data ?? []).filter(({ version }) => version !== null);
  const names = editionNames(open, text);
  const [chosen, setChosen] = useState<string | null>(null);
  const edition = chosen ?? id ?? open[0]?.id ?? null;
  const read = useRead<QuotaLedgerDto>(edition ? `/programme-editions/${edition}/quota` : null);
  return (
    <Page<EditionListDto[]> title={translate('programmes.quota.title')} read={editions}>
      {() => (
        <>
          {edition && (
            <Button
              component={Link}
              to={`/programmes/${edition}?tab=quotas`}
              size="small"
              startIcon={<BackIcon />}
              sx={{ mb: 1, display: 'flex', width: 'fit-content' }}
            >
              {translate('programmes.quota.back')}
            </Button>
          )}
          {open.length > 1 && (
            <EntryField
              select
              size="small"
              label={translate('programmes.quota.edition')}
              value={edition ?? ''}
              onChange={({ target }) => setChosen(target.value)}
              sx={{ mb: 2, minWidth: 260, maxWidth: '100%' }}
            >
              {open.map((one) => (
                <MenuItem key={one.id} value={one.id}>
                  {names.get(one.id)}
                </MenuItem>
              ))}
            </EntryField>
          )}
          {open.length <= 1 && open[0] && (
            <Typography color="textSecondary" sx={{ mb: 2 }}>
              {text(open[0].title)}
            </Typography>
          )}
          {edition && (
            <Reading<QuotaLedgerDto> read={read}>
              {(ledger) => <Ledger key={edition} edition={edition} ledger={ledger} />}
            </Reading>
          )}
        </>
      )}
    </Page>
  );
}

function Ledger({ edition, ledger }: { edition: string; ledger: QuotaLedgerDto }) {
  const translate = useTranslate();
  const [words, setWords] = useState('');
  const filter = searchWords(useDeferredValue(words));
  const shown = ledger.accounts.filter(({ names }) =>
    holdsWords(names.map(({ zh, en }) => `${zh} ${en}`).join(' '), filter),
  );
  const sum = (of: (account: QuotaLedgerDto['accounts'][number]) => number) =>
    ledger.accounts.reduce((total, account) => total + of(account), 0);
  return (
    <>
      {(ledger.requests.length > 0 || ledger.quotas.some(({ extras }) => extras)) && <Requests ledger={ledger} />}
      {ledger.accounts.length === 0 ? (
        <EmptyState title={translate('programmes.quota.none')} />
      ) : (
        <Panel
          title={translate('programmes.quota.account')}
          {...(ledger.accounts.length > 1 && {
            aside: (
              <Typography variant="body2">
                {translate('programmes.quota.all', {
                  accounts: ledger.accounts.length,
                  slots: sum(({ slots }) => slots.length),
                  used: sum(({ used }) => used),
                })}
              </Typography>
            ),
          })}
        >
          {ledger.accounts.length > 6 && (
            <EntryField
              size="small"
              label={translate('programmes.quota.filter')}
              value={words}
              onChange={({ target }) => setWords(target.value)}
              sx={{ my: 1, width: 320, maxWidth: '100%' }}
            />
          )}
          <Box sx={{ display: 'grid', gap: 1, mt: 1 }}>
            {shown.map((account) => (
              <AccountCard
                key={account.id}
                edition={edition}
                account={account}
                quotas={ledger.quotas}
                open={ledger.accounts.length === 1}
              />
            ))}
          </Box>
        </Panel>
      )}
    </>
  );
}
